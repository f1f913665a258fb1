/*
 * Replies that wait for a store: what a session has to say from the first of them on is kept back, in its order, until the
 * store has done what the reply tells of.
 */
#ifndef HELD_H
#define HELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gear_buf.h"
#include "queue.h"
#include "registry.h"

struct server;
struct session;

/* A session's, allocated while there is something. */
struct held {
	struct session *session;
	struct held *next, *previous; /* of all that the server has */
	gear_buf bytes;               /* what is kept back, packet after packet */
	gear_buf marks;               /* of struct held_mark: the packets that wait, in order */
	size_t passed;                /* bytes that have been let go, so that marks need no change */
};

/* Which jobs a store has not taken: the operations that were to add them. */
struct held_refusals {
	queue_op *ops;
	size_t count;
	const char *reason;
};

/*
 * Queues a response that waits until operations up to `sequence` are done; if `job` (0: none) is refused then, an ERROR
 * takes its place.
 */
void held_send(struct session *session, uint64_t sequence, uint64_t job, uint32_t command, const gear_view *args, size_t argc);

/* The same of whatever is said next, a line of text, that goes where session_out says. 0: it need not wait. */
gear_buf *held_wait(struct session *session, uint64_t sequence);

/* Lets go whatever waits for no more than `sequence`, or for a job that has ended. Sorts the refusals. */
void held_release(struct server *server, uint64_t sequence, struct held_refusals *refusals);

/* Is the job among them? They are sorted. */
bool held_is_refused(const struct held_refusals *refusals, uint64_t job);

/* Forgets what is kept back; for the end of a session. */
void held_drop(struct session *session);

#endif
