/*
 * What a batch of operations comes to, for stores that take many rows in a statement: every id once, whatever happened to
 * it in the batch.
 */
#ifndef QUEUE_ROWS_H
#define QUEUE_ROWS_H

#include "queue.h"

/* By id, ascending. An id is in one of the lists, but for a job that was added and then retried: adds come first. */
typedef struct queue_rows {
	const queue_op **adds, **retries, **dones;
	size_t add_count, retry_count, done_count;
} queue_rows;

/* Borrows the operations. False: no memory. */
bool queue_rows_init(queue_rows *batch, const queue_op *ops, size_t count);

void queue_rows_free(queue_rows *batch);

#endif
