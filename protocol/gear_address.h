/*
 * Where a server is: host and port, or the path of a unix socket, and whether TLS is spoken there; parsed from what users
 * write.
 */
#ifndef GEAR_ADDRESS_H
#define GEAR_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gear_error.h"

/* What stands before a host, or nothing. */
typedef enum gear_scheme { GEAR_SCHEME_NONE, GEAR_SCHEME_TLS, GEAR_SCHEME_TCP } gear_scheme;

typedef struct gear_address {
	char *host;    /* owned; a name, a literal without brackets, or the path of a unix socket */
	uint16_t port; /* 0 for a unix socket */
	bool is_unix;
	gear_scheme scheme; /* NONE: TLS if all speak it, TCP: not even then */
} gear_address;

/*
 * A host as addServer takes it: "name", "127.0.0.1", "::1", "[::1]", any of them behind "tls://" or "tcp://", "/path" or
 * "unix:///path"; port 1 to 65535.
 * *Copies* host. GEAR_SUCCESS, or GEAR_INVALID_ARGUMENT with an error that names the argument.
 */
int gear_address_set(gear_address *address, const char *host, size_t len, long port, gear_error *error);

/*
 * One element of a server list: "host", "host:port", ":port", "[::1]:port", any of them behind "tls://" or "tcp://", "/path",
 * "unix:///path". A missing host or port is taken from the defaults.
 */
int gear_address_parse(
	gear_address *address, const char *text, size_t len, const char *default_host, uint16_t default_port, gear_error *error);

/* GEAR_SUCCESS or GEAR_MEMORY_ALLOCATION_FAILURE. */
int gear_address_copy(gear_address *to, const gear_address *from);

/* "host:port", "[::1]:port" or the path; returns `text`. */
const char *gear_address_format(const gear_address *address, char *text, size_t size);

void gear_address_free(gear_address *address);

#endif
