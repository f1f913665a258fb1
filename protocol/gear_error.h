/*
 * What went wrong, in words: kept once on the object that the user asked (client, worker, server loop), written by
 * one function, as "host:port: step: the system's reason".
 */
#ifndef GEAR_ERROR_H
#define GEAR_ERROR_H

#include "gear.h"

enum { GEAR_ERROR_SIZE = 512 };

typedef struct gear_error {
	int rc;        /* gear_rc; GEAR_SUCCESS: none, and text is "" */
	int sys_errno; /* errno at the step that failed, or 0 */
	char text[GEAR_ERROR_SIZE];
} gear_error;

/*
 * Sets rc, sys_errno and the text, and returns rc so that a caller can `return gear_error_set(...)`. `where` is the
 * peer ("host:port") or NULL. With sys_errno != 0 the system's words for it are appended. `error` may be NULL.
 */
int gear_error_set(gear_error *error, int rc, int sys_errno, const char *where, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

void gear_error_clear(gear_error *error);

#endif
