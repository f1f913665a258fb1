/*
 * Sockets on Unix.
 */
#include "gear_net.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 /* SO_NOSIGPIPE is set where this is missing */
#endif

/* A dead peer is noticed within about two minutes, a silent network path included. */
enum { KEEPALIVE_IDLE = 60, KEEPALIVE_INTERVAL = 10, KEEPALIVE_COUNT = 6, UNACKED_MS = 120 * 1000 };

/* An addrinfo of our own for a unix socket, marked by AF_UNIX so that gear_net_free knows whose it is. */
static int resolve_unix(const gear_address *address, struct addrinfo **list, gear_error *error)
{
	struct own {
		struct addrinfo info;
		struct sockaddr_un path;
	} *own = calloc(1, sizeof(*own));

	if (!own) {
		return gear_error_set(error, GEAR_MEMORY_ALLOCATION_FAILURE, 0, address->host, "out of memory");
	}
	if (strlen(address->host) >= sizeof(own->path.sun_path)) {
		free(own);
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, ENAMETOOLONG, address->host, "unix socket");
	}
	own->path.sun_family = AF_UNIX;
	memcpy(own->path.sun_path, address->host, strlen(address->host) + 1);
	own->info.ai_family = AF_UNIX;
	own->info.ai_socktype = SOCK_STREAM;
	own->info.ai_addr = (struct sockaddr *) &own->path;
	own->info.ai_addrlen = sizeof(own->path);
	*list = &own->info;
	return GEAR_SUCCESS;
}

int gear_net_resolve(const gear_address *address, bool passive, struct addrinfo **list, gear_error *error)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = passive ? AI_PASSIVE : 0 };
	char port[8];
	int rc;

	if (address->is_unix) {
		return resolve_unix(address, list, error);
	}
	snprintf(port, sizeof(port), "%u", (unsigned) address->port);
	rc = getaddrinfo(address->host, port, &hints, list);
	if (rc) {
		char where[300];
		int sys_errno = rc == EAI_SYSTEM ? errno : 0;

		gear_address_format(address, where, sizeof(where));
		return gear_error_set(error, GEAR_GETADDRINFO, sys_errno, where, "resolve: %s", gai_strerror(rc));
	}
	return GEAR_SUCCESS;
}

void gear_net_free(struct addrinfo *list)
{
	if (list && list->ai_family == AF_UNIX) {
		free(list);
	} else if (list) {
		freeaddrinfo(list);
	}
}

int gear_net_connect(const struct addrinfo *address, bool *connected)
{
	int fd = socket(address->ai_family, SOCK_STREAM, 0);

	if (fd < 0) {
		return -errno;
	}
	gear_net_options(fd);
	*connected = !connect(fd, address->ai_addr, address->ai_addrlen);
	if (!*connected && errno != EINPROGRESS) {
		int reason = errno;

		close(fd);
		return -reason;
	}
	return fd;
}

int gear_net_connect_result(int fd)
{
	int reason = 0;
	socklen_t len = sizeof(reason);

	if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &reason, &len)) {
		return errno;
	}
	if (!reason) {
		struct sockaddr_storage peer;

		len = sizeof(peer);
		reason = getpeername(fd, (struct sockaddr *) &peer, &len) ? EINPROGRESS : 0;
	}
	return reason;
}

static void set_int(int fd, int level, int name, int value)
{
	(void) setsockopt(fd, level, name, &value, sizeof(value)); /* fails on a unix socket, which needs none of these */
}

void gear_net_options(int fd)
{
	int flags = fcntl(fd, F_GETFL);

	(void) fcntl(fd, F_SETFL, flags < 0 ? O_NONBLOCK : flags | O_NONBLOCK);
	(void) fcntl(fd, F_SETFD, FD_CLOEXEC);
	set_int(fd, IPPROTO_TCP, TCP_NODELAY, 1);
	set_int(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
#ifdef TCP_KEEPIDLE
	set_int(fd, IPPROTO_TCP, TCP_KEEPIDLE, KEEPALIVE_IDLE);
	set_int(fd, IPPROTO_TCP, TCP_KEEPINTVL, KEEPALIVE_INTERVAL);
	set_int(fd, IPPROTO_TCP, TCP_KEEPCNT, KEEPALIVE_COUNT);
#endif
#ifdef TCP_USER_TIMEOUT
	set_int(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, UNACKED_MS);
#endif
#ifdef SO_NOSIGPIPE
	set_int(fd, SOL_SOCKET, SO_NOSIGPIPE, 1);
#endif
}

ssize_t gear_net_read(int fd, void *bytes, size_t len)
{
	ssize_t got;

	do {
		got = recv(fd, bytes, len, 0);
	} while (got < 0 && errno == EINTR);
	return got >= 0 ? got : errno == EWOULDBLOCK ? -EAGAIN : -errno;
}

ssize_t gear_net_write(int fd, const void *bytes, size_t len)
{
	ssize_t sent;

	do {
		sent = send(fd, bytes, len, MSG_NOSIGNAL);
	} while (sent < 0 && errno == EINTR);
	return sent >= 0 ? sent : errno == EWOULDBLOCK ? -EAGAIN : -errno;
}

int gear_net_poll(struct pollfd *fds, size_t count, int timeout)
{
	int got = poll(fds, (nfds_t) count, timeout);

	return got < 0 ? -errno : got;
}

void gear_net_close(int fd)
{
	close(fd);
}

const char *gear_net_peer_name(int fd, char *text, size_t size)
{
	struct sockaddr_storage peer;
	socklen_t len = sizeof(peer);

	if (getpeername(fd, (struct sockaddr *) &peer, &len) || peer.ss_family == AF_UNIX
		|| getnameinfo((struct sockaddr *) &peer, len, text, (socklen_t) size, NULL, 0, NI_NUMERICHOST)) {
		snprintf(text, size, "unix");
	}
	return text;
}
