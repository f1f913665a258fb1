/*
 * A store in memory and a double of the storage thread over it, which does what a harness tells it to, and when: commits what
 * it was given, refuses some of it, is down, or loses what it had. For one harness, so the definitions are here.
 */
#ifndef STORE_H
#define STORE_H

#include <stdio.h>

#include "durable.h"
#include "peers.h"
#include "queue_thread.h"

enum { STORE_JOBS = 4096 };

enum store_event { STORE_COMMITS = 1, STORE_REFUSES, STORE_FAILS, STORE_IS_EMPTIED, STORE_IS_DOWN, STORE_WORKS };

static struct {
	uint64_t ids[STORE_JOBS];
	size_t count;
	queue_batch *batch; /* given to the thread, and not collected yet */
	bool finished;
	bool emptied; /* and what was promised has not all been stored again */
	queue_news news;
	unsigned sum; /* of what it was given, so that it is read */
} store;

static size_t store_place(uint64_t id)
{
	size_t place = 0;

	while (place < store.count && store.ids[place] != id) {
		place++;
	}
	return place;
}

static bool store_has(uint64_t id)
{
	return store_place(id) < store.count;
}

static unsigned store_read(gear_view view)
{
	unsigned sum = 0;

	for (size_t i = 0; i < view.len; i++) {
		sum += (unsigned char) view.bytes[i];
	}
	return sum;
}

static void store_apply(const queue_op *op)
{
	size_t place = store_place(op->job.id);

	ENSURE(op->job.id != 0);
	if (op->verb == QUEUE_DONE && place < store.count) {
		store.ids[place] = store.ids[--store.count];
	} else if (op->verb != QUEUE_DONE && place == store.count) {
		ENSURE(op->job.function.len > 0);
		store.sum += store_read(op->job.function) + store_read(op->job.unique) + store_read(op->job.data);
		ENSURE(store.count < STORE_JOBS);
		store.ids[store.count++] = op->job.id;
	}
}

/* The batch comes back, with the results of an event; `bits`: which additions are refused. */
static void store_finish(enum store_event event, const char *bits, size_t len)
{
	queue_batch *batch = store.batch;

	if (batch == NULL || store.finished) {
		return;
	}
	for (size_t i = 0; i < batch->count; i++) {
		queue_op *op = &batch->ops[i];
		bool refused = event == STORE_REFUSES && op->verb == QUEUE_ADD && (len == 0 || bits[i / 8 % len] >> i % 8 & 1);

		op->result = refused ? QUEUE_REFUSED : event == STORE_FAILS ? QUEUE_UNAVAILABLE : QUEUE_OK;
		/* What is no addition is owed, and done before anything else is. */
		if (op->result == QUEUE_OK || (event == STORE_FAILS && op->verb != QUEUE_ADD)) {
			store_apply(op);
		} else {
			snprintf(batch->error, sizeof(batch->error), "the store says no");
		}
	}
	store.finished = true;
}

static void store_event(enum store_event event, const char *bits, size_t len)
{
	switch (event) {
		case STORE_COMMITS:
		case STORE_REFUSES:
		case STORE_FAILS:
			store_finish(event, bits, len);
			break;
		case STORE_IS_EMPTIED:
			store.count = 0;
			store.emptied = store.news.emptied = true;
			break;
		case STORE_IS_DOWN:
		case STORE_WORKS:
			store.news.down = store.news.failing = event == STORE_IS_DOWN;
			break;
	}
}

queue_thread *queue_thread_start(
	const queue_backend *backend, const struct queue_settings *settings, void *opened, int notify, char *error)
{
	(void) backend;
	(void) settings;
	(void) notify;
	(void) error;
	return opened;
}

void queue_thread_submit(queue_thread *thread, queue_batch *batch)
{
	(void) thread;
	ENSURE(store.batch == NULL && batch->count > 0);
	store.batch = batch;
	store.finished = false;
}

queue_batch *queue_thread_collect(queue_thread *thread, queue_news *news)
{
	queue_batch *batch = store.finished ? store.batch : NULL;

	(void) thread;
	*news = store.news;
	store.news.emptied = false;
	if (batch != NULL) {
		store.batch = NULL;
		store.finished = false;
	}
	return batch;
}

bool queue_thread_wait(queue_thread *thread, int64_t ms)
{
	(void) thread;
	(void) ms;
	store_finish(STORE_COMMITS, NULL, 0);
	return store.finished;
}

bool queue_thread_stop(queue_thread *thread, int64_t ms)
{
	(void) thread;
	(void) ms;
	ENSURE(store.batch == NULL);
	return true;
}

static void *store_open(const struct queue_settings *settings, bool *empty, char *error)
{
	(void) settings;
	(void) error;
	memset(&store, 0, sizeof(store));
	*empty = true;
	return &store;
}

static queue_rc store_replay(void *opened, const queue_reader *reader, char *error)
{
	(void) opened;
	(void) reader;
	(void) error;
	return QUEUE_OK;
}

static const queue_backend store_backend = { .name = "memory", .open = store_open, .replay = store_replay };

#endif
