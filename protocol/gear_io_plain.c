/*
 * The transport of plain sockets: TCP and unix.
 */
#include "gear_io.h"

#include <errno.h>

#include "gear_net.h"

static ssize_t plain_read(gear_io *io, void *bytes, size_t len)
{
	ssize_t got = gear_net_read(io->fd, bytes, len);

	io->wants = got == -EAGAIN ? GEAR_READ : io->wants;
	return got;
}

static ssize_t plain_write(gear_io *io, const void *bytes, size_t len)
{
	ssize_t sent = gear_net_write(io->fd, bytes, len);

	io->wants = sent == -EAGAIN ? GEAR_WRITE : io->wants;
	return sent;
}

static void plain_shutdown(gear_io *io)
{
	(void) io; /* close() says it all: shutdown() would also end the connection of a process that shares it */
}

static void plain_close(gear_io *io)
{
	if (io->fd >= 0) {
		gear_net_close(io->fd);
		io->fd = -1;
	}
}

const gear_io_ops gear_io_plain = { "plain", NULL, plain_read, plain_write, plain_shutdown, plain_close, NULL, 0 };

void gear_io_plain_init(gear_io *io, int fd)
{
	io->ops = &gear_io_plain;
	io->state = NULL;
	io->fd = fd;
	io->wants = GEAR_READ;
}
