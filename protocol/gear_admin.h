/*
 * The text protocol from the client's side: a line is sent, lines come back. Shared by gearadmin and by GearmanAdmin of the
 * PHP extension. What the lines mean is for the caller.
 */
#ifndef GEAR_ADMIN_H
#define GEAR_ADMIN_H

#include <stdbool.h>
#include <stdint.h>

#include "gear_error.h"
#include "gear_packet.h"
#include "gear_peer.h"
#include "gear_wait.h"

typedef struct gear_admin {
	gear_peer peer;
	gear_scratch scratch;
	gear_tls_use tls;
	gear_interrupt *interrupt; /* as in gear_client */
	int timeout;               /* ms that a request may take, with its whole answer and the connect; -1: no limit */
	int64_t deadline;          /* of the request under way */
	bool listing;              /* the request under way is answered by lines up to "." */
	bool ended;                /* its answer is read to its end */
	gear_error error;          /* of the last call */
} gear_admin;

/* *Takes* address. Nothing is connected. */
void gear_admin_init(gear_admin *admin, gear_address *address, int timeout);
void gear_admin_free(gear_admin *admin);

/*
 * Sends the line, connecting if need be; what is left of an earlier answer goes with its connection. `listing`: the answer
 * has lines up to ".". GEAR_SUCCESS; GEAR_INVALID_ARGUMENT (a line end or NUL in it, or too long); GEAR_TIMEOUT,
 * GEAR_COULD_NOT_CONNECT, GEAR_GETADDRINFO, GEAR_LOST_CONNECTION, GEAR_ERRNO: the error says why.
 */
int gear_admin_send(gear_admin *admin, gear_view line, bool listing);

/*
 * The answer's next line, without its end; valid until the next call. GEAR_SUCCESS; GEAR_NO_JOBS: there are no more;
 * GEAR_SERVER_ERROR: the server refused, in the error's words (without "ERR "); else as gear_admin_send.
 */
int gear_admin_line(gear_admin *admin, gear_view *line);

/* Closes the connection, if there is one; the next request makes another. */
void gear_admin_close(gear_admin *admin);

#endif
