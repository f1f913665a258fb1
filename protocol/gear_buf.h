/*
 * A growable byte buffer, consumed from the front and appended at the end. Zero-initialised is empty and valid; an
 * empty one that has been freed holds no memory.
 */
#ifndef GEAR_BUF_H
#define GEAR_BUF_H

#include <stdbool.h>
#include <stddef.h>

typedef struct gear_buf {
	char *data;  /* allocation, or NULL */
	size_t head; /* where the unconsumed bytes begin */
	size_t len;  /* how many there are */
	size_t cap;  /* size of the allocation */
} gear_buf;

/* Room for n more bytes at the end; returns where to write them, NULL when memory is out (the content is kept). */
char *gear_buf_reserve(gear_buf *buf, size_t n);

/* Says that n of the reserved bytes were written. */
void gear_buf_commit(gear_buf *buf, size_t n);

bool gear_buf_append(gear_buf *buf, const void *bytes, size_t n);

/* Drops n <= len bytes from the front; an emptied buffer starts again at its front. */
void gear_buf_consume(gear_buf *buf, size_t n);

void gear_buf_free(gear_buf *buf);

/* NULL without an allocation. */
static inline const char *gear_buf_bytes(const gear_buf *buf)
{
	return buf->data ? buf->data + buf->head : NULL;
}

#endif
