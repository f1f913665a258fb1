/*
 * Sockets on Windows: the twin of gear_net.c. No unix sockets.
 */
#include "gear_net.h"

#include <mstcpip.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/* Winsock's codes for what callers tell apart. */
static int to_errno(int code)
{
	static const struct {
		int code;
		int reason;
	} rows[] = {
		{ WSAEWOULDBLOCK, EAGAIN },
		{ WSAEINPROGRESS, EINPROGRESS },
		{ WSAECONNREFUSED, ECONNREFUSED },
		{ WSAECONNRESET, ECONNRESET },
		{ WSAECONNABORTED, ECONNABORTED },
		{ WSAETIMEDOUT, ETIMEDOUT },
		{ WSAEHOSTUNREACH, EHOSTUNREACH },
		{ WSAENETUNREACH, ENETUNREACH },
		{ WSAEADDRNOTAVAIL, EADDRNOTAVAIL },
		{ WSAEMFILE, EMFILE },
		{ WSAENOTCONN, ENOTCONN },
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (rows[i].code == code) {
			return rows[i].reason;
		}
	}
	return EIO;
}

int gear_net_resolve(const gear_address *address, bool passive, struct addrinfo **list, gear_error *error)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = passive ? AI_PASSIVE : 0 };
	char port[8];
	char where[300];
	int rc;

	gear_address_format(address, where, sizeof(where));
	if (address->is_unix) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, where, "unix sockets are not to be had on Windows");
	}
	snprintf(port, sizeof(port), "%u", (unsigned) address->port);
	rc = getaddrinfo(address->host, port, &hints, list);
	return rc ? gear_error_set(error, GEAR_GETADDRINFO, 0, where, "resolve: %s", gai_strerrorA(rc)) : GEAR_SUCCESS;
}

void gear_net_free(struct addrinfo *list)
{
	if (list) {
		freeaddrinfo(list);
	}
}

int gear_net_connect(const struct addrinfo *address, bool *connected)
{
	SOCKET fd = socket(address->ai_family, SOCK_STREAM, 0);

	if (fd == INVALID_SOCKET) {
		return -to_errno(WSAGetLastError());
	}
	gear_net_options((int) fd);
	*connected = !connect(fd, address->ai_addr, (int) address->ai_addrlen);
	if (!*connected && WSAGetLastError() != WSAEWOULDBLOCK) {
		int reason = to_errno(WSAGetLastError());

		closesocket(fd);
		return -reason;
	}
	return (int) fd;
}

int gear_net_connect_result(int fd)
{
	struct sockaddr_storage peer;
	int reason = 0;
	int len = sizeof(reason);

	if (getsockopt((SOCKET) fd, SOL_SOCKET, SO_ERROR, (char *) &reason, &len)) {
		return to_errno(WSAGetLastError());
	}
	if (reason) {
		return to_errno(reason);
	}
	len = sizeof(peer);
	return getpeername((SOCKET) fd, (struct sockaddr *) &peer, &len) ? EINPROGRESS : 0;
}

void gear_net_options(int fd)
{
	struct tcp_keepalive keepalive = { .onoff = 1, .keepalivetime = 60 * 1000, .keepaliveinterval = 10 * 1000 };
	u_long non_blocking = 1;
	BOOL no_delay = TRUE;
	DWORD bytes;

	ioctlsocket((SOCKET) fd, FIONBIO, &non_blocking);
	setsockopt((SOCKET) fd, IPPROTO_TCP, TCP_NODELAY, (const char *) &no_delay, sizeof(no_delay));
	WSAIoctl((SOCKET) fd, SIO_KEEPALIVE_VALS, &keepalive, sizeof(keepalive), NULL, 0, &bytes, NULL, NULL);
}

ssize_t gear_net_read(int fd, void *bytes, size_t len)
{
	int got = recv((SOCKET) fd, bytes, (int) (len > INT_MAX ? INT_MAX : len), 0);

	return got >= 0 ? got : -to_errno(WSAGetLastError());
}

ssize_t gear_net_write(int fd, const void *bytes, size_t len)
{
	int sent = send((SOCKET) fd, bytes, (int) (len > INT_MAX ? INT_MAX : len), 0);

	return sent >= 0 ? sent : -to_errno(WSAGetLastError());
}

int gear_net_poll(struct pollfd *fds, size_t count, int timeout)
{
	int got = WSAPoll(fds, (ULONG) count, timeout);

	return got < 0 ? -to_errno(WSAGetLastError()) : got;
}

void gear_net_close(int fd)
{
	closesocket((SOCKET) fd);
}

const char *gear_net_peer_name(int fd, char *text, size_t size)
{
	struct sockaddr_storage peer;
	int len = sizeof(peer);

	if (getpeername((SOCKET) fd, (struct sockaddr *) &peer, &len)
		|| getnameinfo((struct sockaddr *) &peer, len, text, (DWORD) size, NULL, 0, NI_NUMERICHOST)) {
		snprintf(text, size, "unknown");
	}
	return text;
}
