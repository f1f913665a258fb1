/* The storage thread over a store that fails on command: what is refused is found, what is owed is done, nothing twice. */
#undef NDEBUG
#include <assert.h>
#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "queue_batch.h"
#include "queue_thread.h"

enum { IDS = 64, PATIENCE_MS = 20000 };

/* The store: which ids are in it, and how it behaves. What the thread and the test both touch is atomic. */
static struct {
	atomic_bool has[IDS];
	atomic_uint refused;       /* this id is not taken; 0: none */
	atomic_int fail_opens;     /* so many times; -1: always */
	atomic_int fail_applys;    /* the same */
	atomic_bool loses_answers; /* a failing apply has done it all the same */
	atomic_int opens, applys;
} fake;

static bool takes_failure(atomic_int *left)
{
	int now = atomic_load(left);

	if (now > 0) {
		atomic_fetch_sub(left, 1);
	}
	return now != 0;
}

static void *fake_open(const struct queue_settings *settings, bool *empty, char *error)
{
	(void) settings;
	atomic_fetch_add(&fake.opens, 1);
	if (takes_failure(&fake.fail_opens)) {
		return queue_fail(error, "fake: cannot be opened");
	}
	*empty = true;
	for (int i = 0; i < IDS; i++) {
		*empty = *empty && !fake.has[i];
	}
	return &fake;
}

static queue_rc fake_apply(void *store, const queue_op *ops, size_t count, char *error)
{
	bool fails = takes_failure(&fake.fail_applys);

	assert(store == &fake);
	atomic_fetch_add(&fake.applys, 1);
	for (size_t i = 0; i < count; i++) {
		if (ops[i].job.id == fake.refused) {
			queue_fail(error, "fake: job %u is too large", (unsigned) ops[i].job.id);
			return QUEUE_REFUSED;
		}
	}
	for (size_t i = 0; i < count && (!fails || fake.loses_answers); i++) {
		fake.has[ops[i].job.id] = ops[i].verb != QUEUE_DONE;
	}
	if (fails) {
		queue_fail(error, "fake: went away");
	}
	return fails ? QUEUE_UNAVAILABLE : QUEUE_OK;
}

static void fake_close(void *store)
{
	assert(store == &fake);
}

static const queue_backend backend = { .name = "fake", .open = fake_open, .apply = fake_apply, .close = fake_close };
static const struct queue_settings settings;
static int ends[2];

static queue_thread *begin(void)
{
	char error[QUEUE_ERROR_SIZE];
	queue_thread *thread;

	memset(&fake, 0, sizeof(fake));
	thread = queue_thread_start(&backend, &settings, &fake, ends[1], error);
	assert(thread != NULL);
	return thread;
}

static queue_batch *batch_of(queue_verb verb, unsigned first, unsigned last)
{
	queue_batch *batch = queue_batch_new();

	for (unsigned id = first; id <= last; id++) {
		const queue_job job = { .id = id,
			.function = gear_view_str("f"),
			.unique = gear_view_str("u"),
			.reducer = gear_view_str(""),
			.data = gear_view_str(verb == QUEUE_DONE ? "" : "data") };
		assert(queue_batch_add(batch, verb, &job));
	}
	return batch;
}

/* Submits and waits for the result. Returns how many operations have failed. */
static size_t run_batch(queue_thread *thread, queue_batch *batch, char *error)
{
	queue_news news;
	size_t failed = 0;

	queue_thread_submit(thread, batch);
	assert(queue_thread_wait(thread, PATIENCE_MS));
	assert(queue_thread_collect(thread, &news) == batch);
	for (size_t i = 0; i < batch->count; i++) {
		failed += batch->ops[i].result != QUEUE_OK;
	}
	memcpy(error, batch->error, QUEUE_ERROR_SIZE);
	queue_batch_free(batch);
	return failed;
}

/* Until the thread has told that the store works, or does not. */
static queue_news await_state(queue_thread *thread, bool down)
{
	queue_news news;
	char bytes[16];
	struct pollfd readable = { ends[0], POLLIN, 0 };
	bool emptied = false;

	do {
		assert(poll(&readable, 1, PATIENCE_MS) > 0);
		assert(read(ends[0], bytes, sizeof(bytes)) > 0);
		assert(queue_thread_collect(thread, &news) == NULL);
		emptied = emptied || news.emptied;
	} while (news.down != down || (!down && news.owed > 0));
	news.emptied = emptied;
	return news;
}

static void what_is_refused_is_found(void)
{
	queue_thread *thread = begin();
	char error[QUEUE_ERROR_SIZE];

	fake.refused = 5;
	assert(run_batch(thread, batch_of(QUEUE_ADD, 1, 9), error) == 1);
	assert(strcmp(error, "fake: job 5 is too large") == 0);
	for (int i = 1; i <= 9; i++) {
		assert(fake.has[i] == (i != 5));
	}
	assert(queue_thread_stop(thread, PATIENCE_MS));
}

static void an_old_connection_is_no_failure(void)
{
	queue_thread *thread = begin();
	char error[QUEUE_ERROR_SIZE];

	fake.fail_applys = 1;
	assert(run_batch(thread, batch_of(QUEUE_ADD, 1, 3), error) == 0);
	assert(fake.has[1] && fake.has[3] && fake.opens == 1);
	assert(queue_thread_stop(thread, PATIENCE_MS));
}

/* The client was told that its job was not taken: so it must not be there later, though the commit came through. */
static void an_add_that_failed_is_not_there(void)
{
	queue_thread *thread = begin();
	char error[QUEUE_ERROR_SIZE];

	fake.fail_applys = 1;
	fake.fail_opens = 3;
	fake.loses_answers = true;
	assert(run_batch(thread, batch_of(QUEUE_ADD, 1, 3), error) == 3);
	assert(strcmp(error, "fake: cannot be opened") == 0);
	queue_news news = await_state(thread, false);
	assert(!fake.has[1] && !fake.has[2] && !fake.has[3]);
	assert(!news.emptied); /* they were in it when it was opened */
	assert(queue_thread_stop(thread, PATIENCE_MS));
}

static void what_is_done_meanwhile_is_owed(void)
{
	queue_thread *thread = begin();
	char error[QUEUE_ERROR_SIZE];

	assert(run_batch(thread, batch_of(QUEUE_ADD, 1, 20), error) == 0);
	fake.fail_applys = -1;
	fake.fail_opens = -1;
	assert(run_batch(thread, batch_of(QUEUE_DONE, 1, 10), error) == 10);
	await_state(thread, true);
	assert(run_batch(thread, batch_of(QUEUE_ADD, 30, 32), error) == 3);
	assert(run_batch(thread, batch_of(QUEUE_DONE, 11, 12), error) == 2);
	assert(fake.has[1]);
	fake.fail_applys = 0;
	fake.fail_opens = 0;
	await_state(thread, false);
	for (int i = 1; i <= 20; i++) {
		assert(fake.has[i] == (i > 12));
	}
	assert(!fake.has[30]);
	assert(run_batch(thread, batch_of(QUEUE_ADD, 30, 32), error) == 0 && fake.has[30]);
	assert(queue_thread_stop(thread, PATIENCE_MS));
}

static void a_store_that_came_back_empty_is_told_of(void)
{
	queue_thread *thread = begin();
	char error[QUEUE_ERROR_SIZE];
	queue_news news;

	assert(run_batch(thread, batch_of(QUEUE_ADD, 1, 5), error) == 0);
	for (int i = 0; i < IDS; i++) {
		fake.has[i] = false;
	}
	fake.fail_applys = 1;
	assert(run_batch(thread, batch_of(QUEUE_DONE, 1, 1), error) == 0);
	/* Collected with the batch, once. */
	queue_thread_submit(thread, batch_of(QUEUE_ADD, 6, 6));
	assert(queue_thread_wait(thread, PATIENCE_MS));
	queue_batch_free(queue_thread_collect(thread, &news));
	assert(!news.emptied && news.commits == 3 && news.operations == 7 && news.largest == 5);
	assert(queue_thread_stop(thread, PATIENCE_MS));
}

/* What was submitted before the end is done. */
static void the_end_waits_for_the_batch(void)
{
	queue_thread *thread = begin();

	queue_thread_submit(thread, batch_of(QUEUE_ADD, 1, 40));
	assert(queue_thread_stop(thread, PATIENCE_MS));
	assert(fake.has[40]);
}

int main(void)
{
	assert(pipe2(ends, O_CLOEXEC) == 0);
	what_is_refused_is_found();
	an_old_connection_is_no_failure();
	an_add_that_failed_is_not_there();
	what_is_done_meanwhile_is_owed();
	a_store_that_came_back_empty_is_told_of();
	the_end_waits_for_the_batch();
	return 0;
}
