/*
 * Operations for a store, gathered by the event loop and applied by the storage thread, with their bytes in one place.
 */
#ifndef QUEUE_BATCH_H
#define QUEUE_BATCH_H

#include "queue.h"

typedef struct queue_batch {
	queue_op *ops;
	size_t count, room;
	size_t bytes;                 /* of the jobs, copied or announced */
	struct queue_chunk *chunks;   /* where the views of `ops` point to */
	uint64_t sequence;            /* the owner's */
	struct queue_batch *next;     /* the owner's */
	char error[QUEUE_ERROR_SIZE]; /* why some results are not QUEUE_OK */
} queue_batch;

/* *Returns owned*, NULL when memory is out. */
queue_batch *queue_batch_new(void);

/* Appends an operation; *copies* the job's bytes. False when memory is out: nothing has changed. */
bool queue_batch_add(queue_batch *batch, queue_verb verb, const queue_job *job);

/* Gives an operation of the batch its job; *copies*. False when memory is out: it is what it was. */
bool queue_batch_fill(queue_batch *batch, queue_op *op, const queue_job *job);

/* Accepts NULL. */
void queue_batch_free(queue_batch *batch);

#endif
