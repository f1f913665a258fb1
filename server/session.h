/*
 * A session: one connected peer and what it is to us (client, worker, administrator, or all three). And the server:
 * what all sessions share.
 */
#ifndef SESSION_H
#define SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gear_conn.h"
#include "gear_io_tls.h"
#include "held.h"
#include "memory.h"
#include "metrics.h"
#include "options.h"
#include "registry.h"

struct durable;
struct http;
struct loop;
struct session;

struct server {
	const struct options *options;
	registry *registry;
	struct durable *durable; /* NULL: jobs are in memory only */
	struct held *held;       /* of all sessions that have some */
	struct loop *loop;
	void (*reload)(struct server *server); /* reads the options again */
	gear_tls *tls;                         /* for sessions that begin, or NULL */
	struct http *http;                     /* NULL: no HTTP */
	struct metrics metrics;
	struct memory_reserve reserve;
	gear_scratch scratch;
	struct session *sessions; /* all of them, the newest first */
	cursor *cursors;          /* in these */
	uint64_t session_count;   /* that there ever were */
	registry_time time;       /* of this turn */
};

enum {
	SESSION_PACKETS = 256, /* served in one turn at most, so that a neighbour's turn comes soon */
	SESSION_NAME_SIZE = 64,
	SESSION_HOST_SIZE = 46 /* the longest IPv6 address in text */
};

struct session {
	gear_conn conn;
	struct server *server;
	struct session *next, *previous;
	registry_peer peer;
	uint64_t number;           /* in the order of their coming */
	struct held *held;         /* output that waits for the store, or NULL */
	char *id;                  /* owned; what SET_CLIENT_ID said, or NULL */
	struct request *answering; /* a long answer of the text protocol that has been begun, or NULL */
	uint16_t port;             /* 0 for a unix socket */
	bool local;                /* by a unix socket; a port may be 0 elsewhere, too */
	bool spoke;                /* has sent a whole request */
	bool left;                 /* the registry was told so; only output is still to be sent */
	bool leftover;             /* whole packets may be left from the last turn */
	bool in_line;              /* a line of a long answer has been begun */
	bool took_long;            /* what was served last took as long as many packets: the neighbours are next */
	bool closing;              /* is closed when its output is sent */
	bool doomed;               /* is closed at the end of this turn, its output dropped */
	char host[SESSION_HOST_SIZE];
};

/* What a turn ended with. */
enum session_result { SESSION_WAITS, SESSION_GOES_ON, SESSION_ENDS };

/* *Takes* a connected, non-blocking descriptor. The session is zeroed memory, but for `local`. With `secure` it begins with a TLS handshake. */
void session_open(struct session *session, struct server *server, int fd, uint16_t port, bool secure);

/* Reads once, unless packets are left over, and serves what came. */
enum session_result session_turn(struct session *session);

/* Bytes that it has not been sent yet. */
size_t session_output(const struct session *session);

/* Too much is queued for it: it is neither read from nor served. */
bool session_is_blocked(const struct session *session);

/* Takes it off the registry: its jobs are queued again, nothing more is delivered to it. May be called twice. */
void session_leave(struct session *session);

/* Leaves, closes and frees what the session holds, not the session: that stays as long as its peer is `leaving`. */
void session_close(struct session *session);

/* Why reading or writing failed, `reason` being its errno, in words that are valid until the next call. */
const char *session_reason(const struct session *session, int reason);

/* As registry_submit, of a server that keeps some memory for what is there already. */
gear_rc server_submit(struct server *server, const registry_submission *submission, registry_peer *watcher, registry_job **job);

/* Queues a response. Without memory the session is doomed. */
void session_send(struct session *session, uint32_t command, const gear_view *args, size_t argc);

/* It cannot go on, for this reason: it is closed at the end of this turn, its output dropped. */
void session_doom(struct session *session, const char *why);

/* The same for a return code; want of memory is seen to. */
void session_fail(struct session *session, gear_rc rc);

/* Where to append what is to be sent; NULL: nothing more may be, or it would be too much and the session is doomed now. */
gear_buf *session_out(struct session *session);

/* Every session, while they come and go: the next one, NULL at the end. A new cursor begins with the newest; ended with NULL. */
struct session *session_next(struct server *server, cursor *at);

/* Queues an ERROR packet and logs it. */
void session_send_error(struct session *session, const char *code, const char *text);

/* The session that the peer is of. */
static inline struct session *session_of(const registry_peer *peer)
{
	return (struct session *) (void *) ((char *) (uintptr_t) peer - offsetof(struct session, peer));
}

/* "127.0.0.1:50123", for logs. Returns `text`. */
const char *session_name(const struct session *session, char text[SESSION_NAME_SIZE]);

#endif
