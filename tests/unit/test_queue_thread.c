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
#include "unit_alloc.h"

enum { IDS = 64, PATIENCE_MS = 20000 };

/* The store: which ids are in it, and how it behaves. What the thread and the test both touch is atomic. */
static struct {
	atomic_bool has[IDS];
	atomic_uint refused;       /* this id is not taken; 0: none */
	atomic_int forgives_at;    /* ... until so many were applied; that one fails; 0: never */
	atomic_int fail_opens;     /* so many times; -1: always */
	atomic_int fail_applys;    /* the same */
	atomic_bool loses_answers; /* a failing apply has done it all the same */
	atomic_bool is_full;       /* what adds fails, what removes does not */
	atomic_bool is_lost;       /* once: an apply finds that what was stored is gone */
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
	if (atomic_exchange(&fake.is_lost, false)) {
		queue_fail(error, "fake: was written over");
		return QUEUE_LOST;
	}
	fails = fails || fake.applys == fake.forgives_at;
	for (size_t i = 0; i < count; i++) {
		fails = fails || (fake.is_full && ops[i].verb == QUEUE_ADD);
	}
	for (size_t i = 0; i < count; i++) {
		if (ops[i].job.id == fake.refused && (fake.forgives_at == 0 || fake.applys < fake.forgives_at)) {
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
static queue_batch *collected;

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

/* What is told before it is finished is passed over, but for that the store was empty. */
static void await_batch(queue_thread *thread, const queue_batch *batch, queue_news *news)
{
	bool emptied = false;

	do {
		assert(queue_thread_wait(thread, PATIENCE_MS));
		collected = queue_thread_collect(thread, news);
		emptied = emptied || news->emptied;
	} while (collected == NULL);
	assert(collected == batch);
	news->emptied = emptied;
}

/* Submits and waits for the result. Returns how many operations have failed. */
static size_t run_batch(queue_thread *thread, queue_batch *batch, char *error)
{
	queue_news news;
	size_t failed = 0;

	queue_thread_submit(thread, batch);
	await_batch(thread, batch, &news);
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
	queue_batch *batch = batch_of(QUEUE_ADD, 6, 6);
	queue_thread_submit(thread, batch);
	await_batch(thread, batch, &news);
	queue_batch_free(batch);
	assert(!news.emptied && news.commits == 3 && news.operations == 7 && news.largest == 5);
	assert(queue_thread_stop(thread, PATIENCE_MS));
}

/* Not all of it is: jobs in it are still there. But they may not be all. */
static void what_may_be_lost_is_told_of(void)
{
	queue_thread *thread = begin();
	queue_batch *batch = batch_of(QUEUE_ADD, 6, 6);
	char error[QUEUE_ERROR_SIZE];
	queue_news news;

	assert(run_batch(thread, batch_of(QUEUE_ADD, 1, 5), error) == 0);
	fake.is_lost = true;
	queue_thread_submit(thread, batch);
	await_batch(thread, batch, &news);
	assert(news.emptied && !news.failing && batch->ops[0].result == QUEUE_OK && fake.has[6]);
	queue_batch_free(batch);
	assert(queue_thread_stop(thread, PATIENCE_MS));
}

/* The first attempt refused one and broke off; the second one took all. */
static void only_the_last_attempt_counts(void)
{
	queue_thread *thread = begin();
	char error[QUEUE_ERROR_SIZE];

	fake.refused = 2;
	fake.forgives_at = 5;
	assert(run_batch(thread, batch_of(QUEUE_ADD, 1, 4), error) == 0);
	assert(fake.opens == 1 && fake.has[2]);
	assert(queue_thread_stop(thread, PATIENCE_MS));
}

/*
 * On a full disk removals go on, and a store can be opened: neither shows that it works again, which would be told, and
 * taken back, with each job.
 */
static void a_full_disk_is_told_of_once(void)
{
	queue_thread *thread = begin();
	queue_news news = { 0 };
	char error[QUEUE_ERROR_SIZE];

	assert(run_batch(thread, batch_of(QUEUE_ADD, 1, 5), error) == 0);
	fake.is_full = true;
	for (unsigned i = 0; i < 5; i++) {
		assert(run_batch(thread, batch_of(QUEUE_ADD, 10 + i, 10 + i), error) == 1);
		await_state(thread, false); /* opened again, and what was owed is done */
		assert(run_batch(thread, batch_of(QUEUE_DONE, 1 + i, 1 + i), error) == 0);
		queue_thread_collect(thread, &news);
		assert(news.failing && !news.down);
	}
	fake.is_full = false;
	assert(run_batch(thread, batch_of(QUEUE_ADD, 20, 20), error) == 0);
	while (news.failing) {
		assert(queue_thread_wait(thread, PATIENCE_MS));
		queue_thread_collect(thread, &news);
	}
	assert(news.works_since > news.failed_at && fake.has[20] && !fake.has[10]);
	assert(queue_thread_stop(thread, PATIENCE_MS));
}

/* One that comes back soon is the same failure to whoever reads the log. */
static void a_failure_that_comes_back_soon_lasts(void)
{
	queue_thread *thread = begin();
	char error[QUEUE_ERROR_SIZE];
	queue_news news;

	for (int i = 0; i < 3; i++) {
		fake.is_full = true;
		assert(run_batch(thread, batch_of(QUEUE_ADD, 10, 10), error) == 1);
		await_state(thread, false);
		fake.is_full = false;
		assert(run_batch(thread, batch_of(QUEUE_ADD, 11, 11), error) == 0);
		queue_thread_collect(thread, &news);
		assert(news.failing);
	}
	assert(queue_thread_stop(thread, PATIENCE_MS));
}

/* Without memory for it a removal is lost, and that is said. */
static void what_cannot_be_owed_is_counted(void)
{
	queue_thread *thread = begin();
	char error[QUEUE_ERROR_SIZE];
	queue_news news;

	fake.fail_opens = fake.fail_applys = -1;
	queue_batch *batch = batch_of(QUEUE_DONE, 1, 3);
	unit_fail_allocation(1);
	queue_thread_submit(thread, batch);
	await_batch(thread, batch, &news);
	assert(unit_allocation_failed() && news.forgotten == 1 && news.owed == 2 && batch->ops[0].result != QUEUE_OK);
	queue_batch_free(batch);
	fake.fail_opens = fake.fail_applys = 0;
	await_state(thread, false);
	assert(run_batch(thread, batch_of(QUEUE_ADD, 1, 1), error) == 0);
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
	what_may_be_lost_is_told_of();
	only_the_last_attempt_counts();
	a_full_disk_is_told_of_once();
	a_failure_that_comes_back_soon_lasts();
	what_cannot_be_owed_is_counted();
	the_end_waits_for_the_batch();
	return 0;
}
