/*
 * The transport of plain sockets: TCP and unix.
 */
#include "gear_io.h"

#include <errno.h>
#include <sys/socket.h>

#include "gear_net.h"

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 /* gear_net_options sets SO_NOSIGPIPE where this is missing */
#endif

static int plain_handshake(gear_io *io)
{
	(void) io;
	return 1;
}

static ssize_t plain_read(gear_io *io, void *bytes, size_t len)
{
	ssize_t got;

	do {
		got = recv(io->fd, bytes, len, 0);
	} while (got < 0 && errno == EINTR);
	if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
		io->wants = GEAR_READ;
		return -EAGAIN;
	}
	return got < 0 ? -errno : got;
}

static ssize_t plain_write(gear_io *io, const void *bytes, size_t len)
{
	ssize_t sent;

	do {
		sent = send(io->fd, bytes, len, MSG_NOSIGNAL);
	} while (sent < 0 && errno == EINTR);
	if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
		io->wants = GEAR_WRITE;
		return -EAGAIN;
	}
	return sent < 0 ? -errno : sent;
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

const gear_io_ops gear_io_plain = { "plain", plain_handshake, plain_read, plain_write, plain_shutdown, plain_close };

void gear_io_plain_init(gear_io *io, int fd)
{
	io->ops = &gear_io_plain;
	io->state = NULL;
	io->fd = fd;
	io->wants = GEAR_READ;
}
