# What can be built: durable queues whose library pkg-config knows, or that need none. A line each: file, switch, package.
queue_table := \
	queue_sqlite:WITH_SQLITE:sqlite3 \
	queue_postgres:WITH_POSTGRES:libpq \
	queue_mysql:WITH_MYSQL:libmariadb \
	queue_redis:WITH_REDIS:hiredis \
	queue_memcached:WITH_MEMCACHED: \
	queue_tokyo:WITH_TOKYO:tokyocabinet

queue_field = $(word $(1), $(subst :, ,$(2)))
queue_files := $(foreach row, $(queue_table), $(call queue_field,1,$(row)).c)
queue_found := $(foreach row, $(queue_table), \
	$(if $(wildcard $(queue_root)$(call queue_field,1,$(row)).c), \
		$(if $(call queue_field,3,$(row)),$(shell $(PKG_CONFIG) --exists $(call queue_field,3,$(row)) && echo $(row)),$(row))))
queue_lacking := $(filter-out $(foreach row, $(queue_found), $(call queue_field,1,$(row)).c), $(queue_files))
queue_switches := $(foreach row, $(queue_found), -D$(call queue_field,2,$(row)))
queue_packages := $(foreach row, $(queue_found), $(call queue_field,3,$(row)))

include $(queue_root)../protocol/tls.mk
queue_switches += $(tls_switches)
queue_packages += $(tls_packages)
