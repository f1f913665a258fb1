/*
 * Kept-back output. Packets are encoded when they are said, so that later ones simply follow; one that the store's failure
 * makes untrue is cut out and replaced on its way.
 */
#include "held.h"

#include <stdlib.h>
#include <string.h>

#include "loop.h"
#include "session.h"

typedef struct held_mark {
	size_t start, end; /* of its packet (of none, if a text follows), counted from the first byte that was ever kept back */
	uint64_t sequence;
	uint64_t job; /* 0: none that could be refused */
} held_mark;

static struct held *begin(struct session *session)
{
	struct held *held = calloc(1, sizeof(*held));

	if (held != NULL) {
		held->session = session;
		held->next = session->server->held;
		if (held->next != NULL) {
			held->next->previous = held;
		}
		session->server->held = held;
		session->held = held;
	}
	return held;
}

void held_drop(struct session *session)
{
	struct held *held = session->held;

	if (held == NULL) {
		return;
	}
	if (held->next != NULL) {
		held->next->previous = held->previous;
	}
	*(held->previous != NULL ? &held->previous->next : &session->server->held) = held->next;
	gear_buf_free(&held->bytes);
	gear_buf_free(&held->marks);
	free(held);
	session->held = NULL;
}

void held_send(struct session *session, uint64_t sequence, uint64_t job, uint32_t command, const gear_view *args, size_t argc)
{
	struct held *held = session->held != NULL ? session->held : begin(session);
	held_mark mark = { .sequence = sequence, .job = job };

	if (held == NULL) {
		session_fail(session, GEAR_MEMORY_ALLOCATION_FAILURE);
		return;
	}
	mark.start = held->passed + held->bytes.len;
	if (command != 0) {
		session_send(session, command, args, argc);
	}
	mark.end = held->passed + held->bytes.len;
	if (!gear_buf_append(&held->marks, &mark, sizeof(mark))) {
		session_fail(session, GEAR_MEMORY_ALLOCATION_FAILURE);
	}
}

gear_buf *held_wait(struct session *session, uint64_t sequence)
{
	if (sequence != 0) {
		held_send(session, sequence, 0, 0, NULL, 0);
	}
	return session_out(session);
}

static int compare(const void *a, const void *b)
{
	uint64_t left = ((const queue_op *) a)->job.id, right = ((const queue_op *) b)->job.id;

	return (left > right) - (left < right);
}

bool held_is_refused(const struct held_refusals *refusals, uint64_t job)
{
	const queue_op wanted = { .job.id = job };

	return job != 0 && refusals->count > 0
		&& bsearch(&wanted, refusals->ops, refusals->count, sizeof(*refusals->ops), compare) != NULL;
}

/* A job that is gone has been done, or ended otherwise: its answer is true whatever becomes of the store. */
static bool has_ended(const struct held *held, uint64_t job)
{
	return job != 0 && registry_find_number(held->session->server->registry, job) == NULL;
}

/* Lets bytes go up to a place. */
static bool pass(struct held *held, size_t place)
{
	size_t n = place - held->passed;
	bool good = gear_conn_send_bytes(&held->session->conn, gear_buf_bytes(&held->bytes), n) == GEAR_SUCCESS;

	gear_buf_consume(&held->bytes, n);
	held->passed = place;
	return good;
}

static bool replace(struct held *held, size_t end, const char *reason)
{
	const gear_view args[] = { gear_view_str("QUEUE_ERROR"), gear_view_str(reason) };

	gear_buf_consume(&held->bytes, end - held->passed);
	held->passed = end;
	held->session->server->metrics.errors++;
	return gear_conn_send(&held->session->conn, GEAR_RESPONSE, GEAR_COMMAND_ERROR, args, 2) == GEAR_SUCCESS;
}

static void release(struct held *held, uint64_t sequence, const struct held_refusals *refusals)
{
	struct session *session = held->session;
	bool good = true;
	held_mark mark;

	while (good && held->marks.len > 0) {
		memcpy(&mark, gear_buf_bytes(&held->marks), sizeof(mark));
		bool refused = held_is_refused(refusals, mark.job);
		if (mark.sequence > sequence && !refused && !has_ended(held, mark.job)) {
			break;
		}
		gear_buf_consume(&held->marks, sizeof(mark));
		good = pass(held, refused ? mark.start : mark.end) && (!refused || replace(held, mark.end, refusals->reason));
	}
	/* What follows need not wait, up to the next packet that does. */
	size_t place = held->passed + held->bytes.len;
	if (held->marks.len > 0) {
		memcpy(&mark, gear_buf_bytes(&held->marks), sizeof(mark));
		place = mark.start;
	}
	good = good && pass(held, place);
	if (held->marks.len == 0) {
		held_drop(session);
	}
	if (good) {
		loop_see_to(session);
	} else {
		session_fail(session, GEAR_MEMORY_ALLOCATION_FAILURE);
	}
}

void held_release(struct server *server, uint64_t sequence, struct held_refusals *refusals)
{
	if (refusals->count > 1) {
		qsort(refusals->ops, refusals->count, sizeof(*refusals->ops), compare);
	}
	for (struct held *held = server->held, *next; held != NULL; held = next) {
		next = held->next;
		release(held, sequence, refusals);
	}
}
