/*
 * A server that the extension talks to: its address, how far connecting to it has come, when to try again after a
 * failure, and the connection once it is there. Shared by client and worker; it never waits.
 *
 *   DOWN --open--> CONNECTING --connected, handshake done--> UP --lost--> DOWN (retry_at set)
 *                   |   ^ next address
 *                   +---+--- no address left, handshake failed --> DOWN (retry_at set)
 */
#ifndef GEAR_PEER_H
#define GEAR_PEER_H

#include <stdint.h>
#include <sys/types.h>

#include "gear_address.h"
#include "gear_conn.h"
#include "gear_io_tls.h"

typedef enum gear_peer_state {
	GEAR_PEER_DOWN,       /* no socket */
	GEAR_PEER_CONNECTING, /* a connect or, with conn open, a TLS handshake is under way; one deadline is for both */
	GEAR_PEER_UP          /* conn is open */
} gear_peer_state;

typedef struct gear_peer {
	gear_address address;
	char name[300]; /* "host:port", for errors */
	gear_peer_state state;
	gear_conn conn;
	gear_tls_use *tls;          /* its owner's, or NULL: never TLS */
	int connecting_fd;          /* while CONNECTING and conn is not open */
	struct addrinfo *addresses; /* owned while CONNECTING */
	struct addrinfo *trying;
	int connect_timeout; /* ms an address is given; 0: GEAR_CONNECT_TIMEOUT, which is also the most */
	int64_t deadline;    /* ms; when the connect to `trying` is given up */
	int64_t retry_at;    /* ms; not before this unless there is no other server. 0: at once */
	int back_off;        /* ms; doubled by each failure in a row */
	bool was_up;         /* has been connected at least once; by TLS: and has been heard, since the server may yet refuse us */
	uint32_t epoch;      /* counts connections, so that what belonged to an earlier one is known */
	pid_t pid;           /* who connected: a forked child must not speak on this connection */
} gear_peer;

enum {
	GEAR_CONNECT_TIMEOUT = 3000, /* ms an address is given to accept and to shake hands */
	GEAR_BACK_OFF_MIN = 50,      /* ms */
	GEAR_BACK_OFF_MAX = 1000     /* ms: a restarted server has its workers back within about a second */
};

/* getpid() without the system call, which would be two more of a request's four; it follows fork(). */
pid_t gear_peer_pid(void);

/* *Takes* address. `scratch` is its owner's. */
void gear_peer_init(gear_peer *peer, gear_address *address, gear_scratch *scratch);

/* Begins to connect. GEAR_SUCCESS: UP or CONNECTING now; else DOWN, and the error says why. */
int gear_peer_open(gear_peer *peer, int64_t now, gear_error *error);

/* While CONNECTING: goes on after gear_wait said ready or the deadline passed. As gear_peer_open. */
int gear_peer_step(gear_peer *peer, int64_t now, gear_error *error);

/* Reads once, as gear_conn_receive; anything but GEAR_SUCCESS and GEAR_IO_WAIT is a connection that was lost, and worded. */
int gear_peer_receive(gear_peer *peer, int64_t now, gear_error *error);

/* The connection failed: words the error ("host:port: step: reason"), closes, backs off. Returns rc. */
int gear_peer_lost(gear_peer *peer, int64_t now, int rc, int sys_errno, const char *step, gear_error *error);

/* Closes without backing off; in a forked child without a word. */
void gear_peer_close(gear_peer *peer);

/* In a process that did not open it, closes the inherited connection so that use connects anew. True if it did. */
bool gear_peer_check_fork(gear_peer *peer);

void gear_peer_free(gear_peer *peer);

#endif
