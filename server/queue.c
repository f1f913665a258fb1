/*
 * The table of durable queues. The only conditionals about what is built in are here.
 */
#include "queue.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

extern const queue_backend queue_sqlite, queue_postgres, queue_mysql, queue_redis, queue_memcached, queue_tokyo;

const queue_backend *const queue_backends[] = {
#ifdef WITH_SQLITE
	&queue_sqlite,
#endif
#ifdef WITH_POSTGRES
	&queue_postgres,
#endif
#ifdef WITH_MYSQL
	&queue_mysql,
#endif
#ifdef WITH_REDIS
	&queue_redis,
#endif
#ifdef WITH_MEMCACHED
	&queue_memcached,
#endif
#ifdef WITH_TOKYO
	&queue_tokyo,
#endif
	NULL,
};

const queue_backend *queue_backend_find(const char *name)
{
	for (const queue_backend *const *each = queue_backends; *each != NULL; each++) {
		if (strcasecmp(name, (*each)->name) == 0) {
			return *each;
		}
		for (const char *const *alias = (*each)->aliases; *alias != NULL; alias++) {
			if (strcasecmp(name, *alias) == 0) {
				return *each;
			}
		}
	}
	return NULL;
}

void *queue_fail(char *error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(error, QUEUE_ERROR_SIZE, format, args);
	va_end(args);
	return NULL;
}

bool queue_is_table_name(const char *name)
{
	size_t len = 0;

	while (isalnum((unsigned char) name[len]) || name[len] == '_' || name[len] == '.') {
		len++;
	}
	return len > 0 && len <= 64 && name[len] == '\0';
}
