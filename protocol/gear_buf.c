/*
 * The growable byte buffer. Grows by doubling; an emptied buffer begins again at its front, and bytes are moved to the
 * front rather than growing when at least half of the allocation has been consumed, so that appending stays amortised O(1).
 */
#include "gear_buf.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLEST = 256 };

static bool grow(gear_buf *buf, size_t need)
{
	size_t cap = buf->cap ? buf->cap : SMALLEST;
	char *data;

	while (cap < need) {
		if (cap > SIZE_MAX / 2) {
			return false;
		}
		cap *= 2;
	}
	if (buf->head) {
		memmove(buf->data, buf->data + buf->head, buf->len);
		buf->head = 0;
	}
	data = realloc(buf->data, cap);
	if (!data) {
		return false;
	}
	buf->data = data;
	buf->cap = cap;
	return true;
}

char *gear_buf_reserve(gear_buf *buf, size_t n)
{
	if (n > SIZE_MAX - buf->head - buf->len) {
		return NULL;
	}
	if (buf->head + buf->len + n > buf->cap || !buf->data) {
		if (buf->data && buf->len + n <= buf->cap && buf->head >= buf->cap / 2) {
			memmove(buf->data, buf->data + buf->head, buf->len);
			buf->head = 0;
		} else if (!grow(buf, buf->len + n)) {
			return NULL;
		}
	}
	return buf->data + buf->head + buf->len;
}

void gear_buf_commit(gear_buf *buf, size_t n)
{
	buf->len += n;
}

bool gear_buf_append(gear_buf *buf, const void *bytes, size_t n)
{
	char *end = gear_buf_reserve(buf, n);

	if (!end) {
		return false;
	}
	if (n) {
		memcpy(end, bytes, n);
	}
	buf->len += n;
	return true;
}

void gear_buf_consume(gear_buf *buf, size_t n)
{
	buf->head += n;
	buf->len -= n;
	if (!buf->len) {
		buf->head = 0;
	}
}

void gear_buf_free(gear_buf *buf)
{
	free(buf->data);
	*buf = (gear_buf){ 0 };
}
