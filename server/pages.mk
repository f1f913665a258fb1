# The dashboard's files as lists of bytes, which http_dashboard.c includes; for every Makefile that builds the server's files, which
# is to say where those are (pages_root), and to look for $(pages) in $(objdir).
pages := $(addprefix $(objdir)/, dashboard.html.inc dashboard.css.inc dashboard.js.inc)

$(pages): $(objdir)/%.inc: $(pages_root)%
	@mkdir -p $(objdir)
	od -An -v -tu1 $< | sed 's/[0-9][0-9]*/&,/g' > $@
