# Objects in $(objdir), by $(our_cppflags), $(our_cflags) and the user's own; to be included behind the first target. The
# flags are a prerequisite: what was built with others is built again. No pipe compares them, as whoever starts make may have
# a write to a closed pipe be an error.
compile = $(CC) $(our_cppflags) $(CPPFLAGS) $(our_cflags) $(CFLAGS)

$(objdir)/%.o: %.c $(objdir)/flags
	$(compile) -MMD -MP -c -o $@ $<

$(objdir)/flags: force
	@mkdir -p $(objdir)
	@test "$$(cat $@ 2>/dev/null)" = '$(compile)' || echo '$(compile)' > $@

.PHONY: force

-include $(wildcard $(objdir)/*.d)
