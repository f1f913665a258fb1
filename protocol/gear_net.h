/*
 * Sockets: resolve, non-blocking connect, socket options. The only file of the core with system headers for them;
 * gear_net_win.c is its Windows twin.
 */
#ifndef GEAR_NET_H
#define GEAR_NET_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "gear_address.h"
#include "gear_error.h"

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <netdb.h>
#include <poll.h>
#endif

/*
 * Every address of the name, in the resolver's order; for a unix socket its one. getaddrinfo may wait for a name server:
 * the only wait outside gear_wait. *Returns owned* in *list (free with gear_net_free). GEAR_SUCCESS, else the error says
 * why: GEAR_GETADDRINFO, GEAR_INVALID_ARGUMENT (a path too long), GEAR_MEMORY_ALLOCATION_FAILURE.
 */
int gear_net_resolve(const gear_address *address, bool passive, struct addrinfo **list, gear_error *error);
void gear_net_free(struct addrinfo *list);

/* Begins a connect. Returns the non-blocking, close-on-exec descriptor, or -errno. *connected: it is already through. */
int gear_net_connect(const struct addrinfo *address, bool *connected);

/* What the connect has come to: 0, EINPROGRESS, or why it failed. */
int gear_net_connect_result(int fd);

/* Non-blocking, close-on-exec, no SIGPIPE, TCP_NODELAY, keepalive (60 s idle, 10 s apart, 6 times). Best effort. */
void gear_net_options(int fd);

/* > 0 bytes moved, 0: end of stream (read), -EAGAIN: not now, < 0: -errno. Never EINTR or SIGPIPE. */
ssize_t gear_net_read(int fd, void *bytes, size_t len);
ssize_t gear_net_write(int fd, const void *bytes, size_t len);

/* poll(): how many are ready, 0 after timeout ms (-1: none), < 0: -errno, -EINTR after a signal. */
int gear_net_poll(struct pollfd *fds, size_t count, int timeout);

void gear_net_close(int fd);

/* "127.0.0.1", "::1" or "unix" of the other end; returns `text`. */
const char *gear_net_peer_name(int fd, char *text, size_t size);

#endif
