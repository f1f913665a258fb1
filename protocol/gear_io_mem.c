/*
 * A transport in memory: two ends, each a pipe into the other. For tests; linked into nothing else.
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "gear_buf.h"
#include "gear_io.h"

typedef struct mem_pair {
	gear_buf pipes[2]; /* pipes[i]: unread bytes on their way to end i */
	bool closed[2];
	size_t limit;
} mem_pair;

/* The end is told apart by fd, which no test polls: 0 or 1. */
static ssize_t mem_read(gear_io *io, void *bytes, size_t len)
{
	mem_pair *pair = io->state;
	gear_buf *pipe = &pair->pipes[io->fd];

	if (!pipe->len) {
		io->wants = GEAR_READ;
		return pair->closed[!io->fd] ? 0 : -EAGAIN;
	}
	if (len > pipe->len) {
		len = pipe->len;
	}
	memcpy(bytes, gear_buf_bytes(pipe), len);
	gear_buf_consume(pipe, len);
	return (ssize_t) len;
}

static ssize_t mem_write(gear_io *io, const void *bytes, size_t len)
{
	mem_pair *pair = io->state;
	gear_buf *pipe = &pair->pipes[!io->fd];

	if (pair->closed[!io->fd]) {
		return -EPIPE;
	}
	if (pair->limit && len > pair->limit - pipe->len) {
		len = pair->limit - pipe->len;
	}
	if (!len) {
		io->wants = GEAR_WRITE;
		return -EAGAIN;
	}
	return gear_buf_append(pipe, bytes, len) ? (ssize_t) len : -ENOMEM;
}

static void mem_shutdown(gear_io *io)
{
	(void) io;
}

static void mem_close(gear_io *io)
{
	mem_pair *pair = io->state;

	if (!pair) {
		return;
	}
	pair->closed[io->fd] = true;
	if (pair->closed[0] && pair->closed[1]) {
		gear_buf_free(&pair->pipes[0]);
		gear_buf_free(&pair->pipes[1]);
		free(pair);
	}
	io->state = NULL;
	io->fd = -1;
}

const gear_io_ops gear_io_mem = { "memory", NULL, mem_read, mem_write, mem_shutdown, mem_close, NULL, 0 };

bool gear_io_mem_pair(gear_io *a, gear_io *b, size_t limit)
{
	mem_pair *pair = calloc(1, sizeof(*pair));

	if (!pair) {
		return false;
	}
	pair->limit = limit;
	*a = (gear_io){ &gear_io_mem, pair, 0, GEAR_READ };
	*b = (gear_io){ &gear_io_mem, pair, 1, GEAR_READ };
	return true;
}
