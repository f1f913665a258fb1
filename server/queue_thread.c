/*
 * The storage thread. It has at most one batch, and beside it what it still owes to a store that failed. What it shares
 * with the loop is under one lock; the store and what is owed are its own.
 */
#include "queue_thread.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "gear_time.h"

enum {
	FIRST_PAUSE_MS = 50,
	LONGEST_PAUSE_MS = 1000,
	FIRST_SETTLE_MS = 1000, /* without a failure, before it is said that a store works again */
	LONGEST_SETTLE_MS = 60000
};

struct queue_thread {
	const queue_backend *backend;
	const struct queue_settings *settings;
	pthread_t id;
	int notify;

	/* The thread's own. */
	void *store;       /* NULL: closed after a failure */
	queue_batch *owed; /* what has to be done before anything else */
	int64_t pause, next_try;
	bool doubted;       /* adds failed in a store that had just been opened: that it can be opened shows nothing */
	bool restore;       /* what was in the store may be gone */
	int64_t settle;     /* for how long a failure has to be away; longer when it came back soon */
	int64_t settled_at; /* while it is said to fail: when it will be said to work again, 0: not yet */

	pthread_mutex_t lock;
	pthread_cond_t changed; /* a batch came, it is to stop, or it has stopped */
	queue_batch *todo, *finished;
	bool stop, stopped;
	bool told; /* something that was not collected yet */
	queue_news news;
};

static void notify(const queue_thread *thread)
{
	/* When the pipe is full the loop is about to look anyway. */
	while (write(thread->notify, "", 1) < 0 && errno == EINTR) {}
}

static void note_commit(queue_thread *thread, size_t count)
{
	pthread_mutex_lock(&thread->lock);
	thread->news.commits++;
	thread->news.operations += count;
	if (count > thread->news.largest) {
		thread->news.largest = count;
	}
	pthread_mutex_unlock(&thread->lock);
}

/* The first one after it worked. */
static void note_failure(queue_thread *thread, int64_t now)
{
	bool soon = thread->news.works_since != 0 && now - thread->news.works_since < LONGEST_SETTLE_MS + thread->settle;

	thread->settle = soon ? thread->settle * 2 : FIRST_SETTLE_MS;
	if (thread->settle > LONGEST_SETTLE_MS) {
		thread->settle = LONGEST_SETTLE_MS;
	}
	thread->news.failing = true;
	thread->news.failed_at = now;
}

/* Tells the loop how the store is; `error` NULL: nothing has failed. */
static void tell(queue_thread *thread, const char *error, bool emptied)
{
	pthread_mutex_lock(&thread->lock);
	thread->news.down = thread->store == NULL;
	thread->news.emptied = thread->news.emptied || emptied;
	thread->news.owed = thread->owed->count;
	if (error != NULL) {
		if (!thread->news.failing) {
			note_failure(thread, gear_now());
		}
		memcpy(thread->news.error, error, QUEUE_ERROR_SIZE);
	} else if (thread->settled_at != 0 && gear_now() >= thread->settled_at) {
		thread->news.failing = false;
		thread->news.works_since = thread->settled_at - thread->settle;
		thread->settled_at = 0;
	}
	thread->told = true;
	pthread_cond_broadcast(&thread->changed);
	pthread_mutex_unlock(&thread->lock);
	notify(thread);
}

/*
 * Something worked. It is not told at once: on a full disk a removal finds its room, a small job does and a large one does
 * not, and each time the log would say that all is well.
 */
static void hope(queue_thread *thread)
{
	if (thread->news.failing && thread->settled_at == 0) {
		thread->settled_at = gear_now() + thread->settle;
	}
	thread->pause = 0;
}

static void close_store(queue_thread *thread)
{
	if (thread->store != NULL) {
		thread->backend->close(thread->store);
		thread->store = NULL;
	}
}

/* The store failed: it is closed, and tried again after a pause. */
static void go_down(queue_thread *thread, const char *error)
{
	close_store(thread);
	thread->pause = thread->pause == 0 ? FIRST_PAUSE_MS : thread->pause * 2;
	if (thread->pause > LONGEST_PAUSE_MS) {
		thread->pause = LONGEST_PAUSE_MS;
	}
	thread->next_try = gear_now() + thread->pause;
	thread->settled_at = 0;
	tell(thread, error, false);
}

static bool is_add(const queue_op *op)
{
	return op->verb == QUEUE_ADD || op->verb == QUEUE_ADOPT;
}

static bool has_adds(const queue_op *ops, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (is_add(&ops[i])) {
			return true;
		}
	}
	return false;
}

static queue_rc apply(queue_thread *thread, queue_op *ops, size_t count, char *error)
{
	queue_rc rc = thread->backend->apply(thread->store, ops, count, error);

	if (rc == QUEUE_OK) {
		for (size_t i = 0; i < count; i++) {
			ops[i].result = QUEUE_OK; /* it may have been refused the first time */
		}
		note_commit(thread, count);
		if (thread->doubted && has_adds(ops, count)) {
			thread->doubted = false;
			hope(thread);
		}
	}
	thread->restore = thread->restore || rc == QUEUE_LOST;
	return rc == QUEUE_LOST ? QUEUE_UNAVAILABLE : rc;
}

/* Applies all but those that the store refuses, which are found by halves. QUEUE_OK or QUEUE_UNAVAILABLE. */
static queue_rc apply_most(queue_thread *thread, queue_op *ops, size_t count, char *error)
{
	queue_rc rc = apply(thread, ops, count, error);

	if (rc == QUEUE_REFUSED && count == 1) {
		ops->result = QUEUE_REFUSED;
		return QUEUE_OK;
	}
	if (rc == QUEUE_REFUSED) {
		rc = apply_most(thread, ops, count / 2, error);
		if (rc == QUEUE_OK) {
			rc = apply_most(thread, ops + count / 2, count - count / 2, error);
		}
	}
	return rc;
}

static queue_rc pay(queue_thread *thread, char *error)
{
	queue_rc rc;

	if (thread->owed->count == 0) {
		return QUEUE_OK;
	}
	rc = apply_most(thread, thread->owed->ops, thread->owed->count, error);
	if (rc == QUEUE_OK) {
		queue_batch *empty = queue_batch_new();
		if (empty != NULL) {
			queue_batch_free(thread->owed);
			thread->owed = empty;
		} else {
			thread->owed->count = 0;
		}
	}
	return rc;
}

/* Opens the store again and does what is owed to it. */
static queue_rc reopen(queue_thread *thread, char *error)
{
	bool empty = false;
	queue_rc rc = QUEUE_UNAVAILABLE;

	close_store(thread);
	thread->store = thread->backend->open(thread->settings, &empty, error);
	if (thread->store != NULL) {
		rc = pay(thread, error);
	}
	if (rc == QUEUE_OK) {
		if (!thread->doubted) {
			hope(thread);
		}
		tell(thread, NULL, empty || thread->restore);
		thread->restore = false;
	}
	return rc;
}

/* Without memory for it a job that is done would run again: that is told. */
static void owe_operation(queue_thread *thread, queue_verb verb, const queue_job *job)
{
	if (!queue_batch_add(thread->owed, verb, job)) {
		pthread_mutex_lock(&thread->lock);
		thread->news.forgotten++;
		pthread_mutex_unlock(&thread->lock);
	}
}

/* What has to be done about an operation when the store works again; the add of a job that is refused, never. */
static void owe(queue_thread *thread, queue_op *op, bool tried)
{
	queue_job job = op->job;

	op->result = QUEUE_UNAVAILABLE;
	if (op->verb != QUEUE_ADD) {
		owe_operation(thread, op->verb, &job);
	} else if (tried) {
		/* It may be there after all, if only the answer to the commit was lost. */
		job.data = job.reducer = gear_view_of("", 0);
		owe_operation(thread, QUEUE_DONE, &job);
	}
}

/*
 * A connection that has grown old is no failure yet: the store is opened once more before anything is given up. `*tried`:
 * some of it may have been done.
 */
static queue_rc apply_batch(queue_thread *thread, queue_batch *batch, bool *tried)
{
	queue_rc rc;

	if (thread->store != NULL) {
		*tried = true;
		rc = apply_most(thread, batch->ops, batch->count, batch->error);
		if (rc == QUEUE_OK) {
			return rc;
		}
	}
	rc = reopen(thread, batch->error);
	if (rc == QUEUE_OK) {
		*tried = true;
		rc = apply_most(thread, batch->ops, batch->count, batch->error);
		thread->doubted = thread->doubted || (rc != QUEUE_OK && has_adds(batch->ops, batch->count));
	}
	return rc;
}

static void serve(queue_thread *thread, queue_batch *batch)
{
	bool paused = thread->store == NULL && gear_now() < thread->next_try, tried = false;

	if (paused) {
		memcpy(batch->error, thread->news.error, QUEUE_ERROR_SIZE);
	} else if (apply_batch(thread, batch, &tried) == QUEUE_OK) {
		return;
	}
	for (size_t i = 0; i < batch->count; i++) {
		owe(thread, &batch->ops[i], tried);
	}
	if (!paused) {
		go_down(thread, batch->error);
	}
}

/* Without a batch: only what is owed. */
static void try_again(queue_thread *thread)
{
	char error[QUEUE_ERROR_SIZE];

	if (reopen(thread, error) != QUEUE_OK) {
		go_down(thread, error);
	}
}

static struct timespec moment(int64_t ms)
{
	return (struct timespec){ ms / 1000, (ms % 1000) * 1000000 };
}

/* Until there is a batch, the end, or time to try a failed store again or to say that it works. Called and left locked. */
static void wait_for_work(queue_thread *thread)
{
	while (thread->todo == NULL && !thread->stop) {
		int64_t due = thread->store == NULL ? thread->next_try : thread->settled_at;
		if (due == 0) {
			pthread_cond_wait(&thread->changed, &thread->lock);
			continue;
		}
		struct timespec until = moment(due);
		if (pthread_cond_timedwait(&thread->changed, &thread->lock, &until) == ETIMEDOUT) {
			return;
		}
	}
}

static void *run(void *argument)
{
	queue_thread *thread = argument;
	bool stop;

	do {
		pthread_mutex_lock(&thread->lock);
		wait_for_work(thread);
		queue_batch *batch = thread->todo;
		thread->todo = NULL;
		stop = thread->stop && batch == NULL;
		pthread_mutex_unlock(&thread->lock);

		if (batch != NULL) {
			serve(thread, batch);
			pthread_mutex_lock(&thread->lock);
			thread->finished = batch;
			thread->news.owed = thread->owed->count;
			pthread_cond_broadcast(&thread->changed);
			pthread_mutex_unlock(&thread->lock);
			notify(thread);
		} else if (thread->store == NULL && (!stop || thread->owed->count > 0)) {
			try_again(thread);
		}
		if (thread->settled_at != 0 && gear_now() >= thread->settled_at) {
			tell(thread, NULL, false);
		}
	} while (!stop);

	close_store(thread);
	pthread_mutex_lock(&thread->lock);
	thread->stopped = true;
	pthread_cond_broadcast(&thread->changed);
	pthread_mutex_unlock(&thread->lock);
	return NULL;
}

static void free_thread(queue_thread *thread)
{
	pthread_cond_destroy(&thread->changed);
	pthread_mutex_destroy(&thread->lock);
	queue_batch_free(thread->owed);
	queue_batch_free(thread->todo);
	queue_batch_free(thread->finished);
	free(thread);
}

/* Signals are the loop's. */
static int start(queue_thread *thread)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int failed = pthread_create(&thread->id, NULL, run, thread);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return failed;
}

queue_thread *queue_thread_start(
	const queue_backend *backend, const struct queue_settings *settings, void *store, int notify_fd, char *error)
{
	queue_thread *thread = calloc(1, sizeof(*thread));
	pthread_condattr_t attributes;
	int failed = ENOMEM;

	if (thread != NULL) {
		thread->backend = backend;
		thread->settings = settings;
		thread->store = store;
		thread->notify = notify_fd;
		thread->owed = queue_batch_new();
		pthread_mutex_init(&thread->lock, NULL);
		pthread_condattr_init(&attributes);
		pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
		pthread_cond_init(&thread->changed, &attributes);
		pthread_condattr_destroy(&attributes);
		failed = thread->owed != NULL ? start(thread) : ENOMEM;
	}
	if (failed != 0) {
		backend->close(store);
		if (thread != NULL) {
			free_thread(thread);
		}
		return queue_fail(error, "cannot start the storage thread: %s", strerror(failed));
	}
	return thread;
}

void queue_thread_submit(queue_thread *thread, queue_batch *batch)
{
	pthread_mutex_lock(&thread->lock);
	thread->todo = batch;
	pthread_cond_broadcast(&thread->changed);
	pthread_mutex_unlock(&thread->lock);
}

queue_batch *queue_thread_collect(queue_thread *thread, queue_news *news)
{
	queue_batch *batch;

	pthread_mutex_lock(&thread->lock);
	batch = thread->finished;
	thread->finished = NULL;
	thread->told = false;
	*news = thread->news;
	thread->news.emptied = false;
	pthread_mutex_unlock(&thread->lock);
	return batch;
}

bool queue_thread_wait(queue_thread *thread, int64_t ms)
{
	struct timespec until = moment(gear_now() + ms);
	int rc = 0;

	pthread_mutex_lock(&thread->lock);
	while (thread->finished == NULL && !thread->told && rc == 0) {
		rc = pthread_cond_timedwait(&thread->changed, &thread->lock, &until);
	}
	pthread_mutex_unlock(&thread->lock);
	return rc == 0;
}

bool queue_thread_stop(queue_thread *thread, int64_t ms)
{
	struct timespec until = moment(gear_now() + ms);
	int rc = 0;

	pthread_mutex_lock(&thread->lock);
	thread->stop = true;
	pthread_cond_broadcast(&thread->changed);
	while (!thread->stopped && rc == 0) {
		rc = pthread_cond_timedwait(&thread->changed, &thread->lock, &until);
	}
	bool stopped = thread->stopped;
	pthread_mutex_unlock(&thread->lock);
	if (!stopped) {
		pthread_detach(thread->id);
		return false;
	}
	pthread_join(thread->id, NULL);
	free_thread(thread);
	return true;
}
