/*
 * Listening sockets: from the addresses of the options to bound descriptors. Knows nothing of the loop that accepts.
 */
#ifndef LISTEN_H
#define LISTEN_H

#include <stdbool.h>
#include <stddef.h>

#include "gear_error.h"
#include "options.h"

typedef struct listener {
	int fd;
	char *name; /* "127.0.0.1:4730", "[::1]:4730" or the path of a unix socket */
	bool is_unix;
	bool secure; /* who connects here speaks TLS */
} listener;

typedef struct listener_list {
	listener *items;
	size_t count;
} listener_list;

/*
 * Binds every address of the options, or loopback in both families. Port 0 is one free port for all. An address that
 * was named and cannot be bound is an error; a family that the machine does not have only if nothing is left.
 * GEAR_SUCCESS, or a code with `error` set and nothing left open. *Returns owned* (free with listen_close).
 */
int listen_open(listener_list *list, const struct options *options, gear_error *error);

/*
 * Sets an accepted TCP socket's keepalive to what the options ask for, and gives unacknowledged data as long as a silent
 * peer: one that is gone without a word is noticed either way. Does nothing to a unix socket.
 */
void listen_keep_alive(int fd, const struct options *options);

/* Closes the sockets and removes unix sockets from the file system; may be called twice. */
void listen_close(listener_list *list);

#endif
