/*
 * Batches: an array of operations, and chunks of memory that hold what they refer to.
 */
#include "queue_batch.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK = 64 * 1024, FIRST_ROOM = 64 };

typedef struct queue_chunk {
	struct queue_chunk *next;
	size_t used, size;
	char bytes[];
} queue_chunk;

queue_batch *queue_batch_new(void)
{
	return calloc(1, sizeof(queue_batch));
}

static size_t size_of(const queue_job *job)
{
	return job->function.len + job->unique.len + job->reducer.len + job->data.len;
}

/* Room for n bytes that stays where it is, NULL when memory is out. */
static char *reserve(queue_batch *batch, size_t n)
{
	queue_chunk *chunk = batch->chunks;

	if (chunk == NULL || chunk->size - chunk->used < n) {
		size_t size = n > CHUNK ? n : CHUNK;
		chunk = malloc(sizeof(*chunk) + size);
		if (chunk == NULL) {
			return NULL;
		}
		chunk->size = size;
		chunk->used = 0;
		chunk->next = batch->chunks;
		batch->chunks = chunk;
	}
	chunk->used += n;
	return chunk->bytes + chunk->used - n;
}

static char *move(gear_view *view, char *to)
{
	size_t len = view->len;

	if (len > 0) {
		memcpy(to, view->bytes, len);
	}
	view->bytes = to;
	return to + len;
}

bool queue_batch_fill(queue_batch *batch, queue_op *op, const queue_job *job)
{
	char *at = reserve(batch, size_of(job));

	if (at == NULL) {
		return false;
	}
	op->job = *job;
	at = move(&op->job.function, at);
	at = move(&op->job.unique, at);
	at = move(&op->job.reducer, at);
	move(&op->job.data, at);
	return true;
}

bool queue_batch_add(queue_batch *batch, queue_verb verb, const queue_job *job)
{
	if (batch->count == batch->room) {
		size_t room = batch->room == 0 ? FIRST_ROOM : batch->room * 2;
		queue_op *ops = realloc(batch->ops, room * sizeof(*ops));
		if (ops == NULL) {
			return false;
		}
		batch->ops = ops;
		batch->room = room;
	}
	queue_op *op = &batch->ops[batch->count];
	op->verb = verb;
	op->result = QUEUE_OK;
	op->unfilled = false;
	if (!queue_batch_fill(batch, op, job)) {
		return false;
	}
	batch->count++;
	batch->bytes += size_of(job);
	return true;
}

void queue_batch_free(queue_batch *batch)
{
	if (batch == NULL) {
		return;
	}
	while (batch->chunks != NULL) {
		queue_chunk *next = batch->chunks->next;
		free(batch->chunks);
		batch->chunks = next;
	}
	free(batch->ops);
	free(batch);
}
