/*
 * Transports: what a connection reads from and writes to. Plain sockets (TCP, unix), memory (tests), TLS, each
 * one const table. All are non-blocking; none waits.
 */
#ifndef GEAR_IO_H
#define GEAR_IO_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct gear_io gear_io;

enum { GEAR_READ = 1, GEAR_WRITE = 2 };

typedef struct gear_io_ops {
	const char *name;
	/* Goes on with what must be settled before data can flow. 1: done, 0: see io->wants and come again, < 0: -errno. NULL: nothing. */
	int (*handshake)(gear_io *io);
	/* > 0 bytes moved, 0: end of stream, -EAGAIN: not now (see io->wants), < 0: -errno. Never EINTR. */
	ssize_t (*read)(gear_io *io, void *bytes, size_t len);
	/* > 0 bytes moved, -EAGAIN: not now, < 0: -errno. Never raises SIGPIPE. */
	ssize_t (*write)(gear_io *io, const void *bytes, size_t len);
	/* Says good-bye if the transport has a word for it. */
	void (*shutdown)(gear_io *io);
	/* Closes without a word (a forked child must not speak on its parent's connection) and sets fd to -1. */
	void (*close)(gear_io *io);
	/* Why the last call failed, where errno does not say it all; NULL, also of the function: it does. */
	const char *(*reason)(const gear_io *io);
	/* read() is to be offered as many bytes at least: of what it has to keep, no poll tells. 0: any number will do. */
	size_t block;
} gear_io_ops;

struct gear_io {
	const gear_io_ops *ops;
	void *state; /* the transport's own, or NULL */
	int fd;      /* descriptor to poll, or -1 */
	int wants;   /* GEAR_READ, GEAR_WRITE: what the last -EAGAIN waits for */
};

static inline const char *gear_io_reason(const gear_io *io)
{
	return io->ops && io->ops->reason ? io->ops->reason(io) : NULL;
}

extern const gear_io_ops gear_io_plain;
extern const gear_io_ops gear_io_mem;

/* *Takes* a connected, non-blocking descriptor. */
void gear_io_plain_init(gear_io *io, int fd);

/* Two ends in memory, for tests; each holds at most `limit` unread bytes (0: no limit). False when memory is out. */
bool gear_io_mem_pair(gear_io *a, gear_io *b, size_t limit);

#endif
