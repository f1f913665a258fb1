/*
 * The storage thread: applies batches to a store, whichever back-end that is, while the event loop goes on. Retries,
 * reconnecting and back-off are here and nowhere else.
 */
#ifndef QUEUE_THREAD_H
#define QUEUE_THREAD_H

#include "queue.h"
#include "queue_batch.h"

typedef struct queue_thread queue_thread;

/* What the loop is told. */
typedef struct queue_news {
	bool down;                             /* the store is closed, and it is not time to try it again yet */
	bool failing;                          /* it fails, see `error`, or has worked again for too short a time to say so */
	int64_t failed_at, works_since;        /* when it first did, and, once it does not any more, since when; ms as gear_now */
	bool emptied;                          /* since the last time: it was opened again, and what was in it is gone */
	size_t owed;                           /* operations that wait for it to work again */
	size_t forgotten;                      /* of those, operations that there was no memory for; since the start */
	uint64_t commits, operations, largest; /* since the start: transactions, what was in them, and the largest */
	char error[QUEUE_ERROR_SIZE];
} queue_news;

/*
 * *Takes* the opened store; the settings outlive the thread. A byte is written to `notify` whenever there is something to
 * collect. *Returns owned* (end with queue_thread_stop), NULL with the reason in `error`.
 */
queue_thread *queue_thread_start(
	const queue_backend *backend, const struct queue_settings *settings, void *store, int notify, char *error);

/* *Takes* a batch until it is collected. One at a time. */
void queue_thread_submit(queue_thread *thread, queue_batch *batch);

/*
 * The batch if it is finished, else NULL; gives it back. The operations have their results: an add that failed is not in
 * the store and will not be, anything else that failed for now will be done as soon as the store works again.
 */
queue_batch *queue_thread_collect(queue_thread *thread, queue_news *news);

/* Waits for something to collect, for so many ms. False: there is nothing. For the end, when there is no loop any more. */
bool queue_thread_wait(queue_thread *thread, int64_t ms);

/* Finishes what was submitted, closes the store and frees. False: it was stuck for so many ms, and was left to itself. */
bool queue_thread_stop(queue_thread *thread, int64_t ms);

#endif
