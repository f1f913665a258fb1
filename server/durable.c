/*
 * The durable queue. Operations gather in a batch, the storage thread has one batch at a time, and batches are done in the
 * order of their sequence numbers: so an answer waits for a number. Of a job to be added only its number is kept until the
 * batch is handed over: when it has ended by then, it is never written.
 */
#include "durable.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gear_time.h"
#include "held.h"
#include "log.h"
#include "queue_thread.h"
#include "session.h"

enum {
	BATCH_OPERATIONS = 8192,
	BATCH_BYTES = 16 << 20,
	LAST_WRITE_MS = 10000, /* without any progress at the end */
	STOP_MS = 1000
};

struct durable {
	struct server *server;
	const queue_backend *backend;
	queue_thread *thread;
	int collect_fd, notify_fd;     /* ends of a pipe */
	queue_batch *waiting, *newest; /* to be handed over, and the last of them, which is open for more */
	bool flying;                   /* the thread has a batch: the one before `waiting` */
	uint64_t next_sequence, done_sequence;
	uint64_t elided;
	bool only_on_shutdown;
	bool down; /* as the log has it */
	int64_t down_since;
};

/* What a replay counts. */
struct loading {
	struct durable *durable;
	queue_batch *adopted; /* what was stored by another gearmand, under names alone */
	size_t loaded, bad;
	bool no_memory;
};

/* The batch that is open for more, NULL when memory is out. */
static queue_batch *open_batch(struct durable *durable)
{
	queue_batch *newest = durable->newest;

	if (newest != NULL && newest->count < BATCH_OPERATIONS && newest->bytes < BATCH_BYTES) {
		return newest;
	}
	queue_batch *batch = queue_batch_new();
	if (batch != NULL) {
		batch->sequence = durable->next_sequence++;
		*(newest != NULL ? &newest->next : &durable->waiting) = batch;
		durable->newest = batch;
	}
	return batch;
}

static queue_job row_of(const registry_job *job)
{
	registry_job_info info = registry_job_describe(job);

	return (queue_job){ info.number, info.function, info.unique, info.reducer, info.data, info.priority, info.due, info.retries };
}

/* Its bytes come at the hand-over. */
static queue_job announcement_of(const registry_job *job)
{
	return (queue_job){ .id = registry_job_describe(job).number };
}

static bool enqueue(struct durable *durable, queue_verb verb, const queue_job *row)
{
	queue_batch *batch = open_batch(durable);

	if (batch == NULL || !queue_batch_add(batch, verb, row)) {
		log_at(LEVEL_CRITICAL, "no memory for what the durable queue has to be told of job %" PRIu64, row->id);
		return false;
	}
	return true;
}

uint64_t durable_unwritten(const struct durable *durable)
{
	bool nothing = durable == NULL || (durable->newest == NULL && !durable->flying);

	return nothing ? 0 : durable->next_sequence - 1;
}

uint64_t durable_keep(struct durable *durable, registry_job *job)
{
	queue_job row;

	if (durable == NULL || durable->only_on_shutdown) {
		return 0;
	}
	switch (registry_job_describe(job).kept) {
		case REGISTRY_KEPT:
			return durable->flying ? durable->done_sequence + 1 : 0;
		case REGISTRY_TO_BE_KEPT:
			return durable_unwritten(durable);
		case REGISTRY_NOT_KEPT:
			break;
	}
	row = announcement_of(job);
	if (enqueue(durable, QUEUE_ADD, &row)) {
		durable->newest->bytes += registry_job_describe(job).data.len;
		registry_job_set_kept(job, REGISTRY_TO_BE_KEPT);
	}
	return durable_unwritten(durable);
}

void durable_ended(struct durable *durable, const registry_job *job)
{
	queue_job row;

	if (durable == NULL) {
		return;
	}
	switch (registry_job_describe(job).kept) {
		case REGISTRY_KEPT:
			row = row_of(job);
			row.data = row.reducer = gear_view_of("", 0);
			enqueue(durable, QUEUE_DONE, &row);
			break;
		case REGISTRY_TO_BE_KEPT:
			durable->elided++;
			break;
		case REGISTRY_NOT_KEPT:
			break;
	}
}

void durable_retried(struct durable *durable, registry_job *job)
{
	if (durable != NULL && registry_job_describe(job).kept == REGISTRY_KEPT) {
		queue_job row = announcement_of(job);
		enqueue(durable, QUEUE_RETRY, &row);
	}
}

/* Gives a batch the jobs that it names, and leaves out those that have ended. */
static void fill(struct durable *durable, queue_batch *batch)
{
	size_t kept = 0;

	for (size_t i = 0; i < batch->count; i++) {
		queue_op op = batch->ops[i];
		if (op.verb != QUEUE_DONE) {
			registry_job *job = registry_find_number(durable->server->registry, op.job.id);
			queue_job row = job != NULL ? row_of(job) : (queue_job){ 0 };
			if (job == NULL) {
				continue;
			}
			if (!queue_batch_fill(batch, &op, &row)) {
				log_at(LEVEL_CRITICAL, "no memory to store job %" PRIu64 ", it is in memory only", row.id);
				registry_job_set_kept(job, REGISTRY_NOT_KEPT);
				continue;
			}
			registry_job_set_kept(job, REGISTRY_KEPT);
		}
		batch->ops[kept++] = op;
	}
	batch->count = kept;
}

static void release(struct durable *durable, uint64_t sequence, struct held_refusals *refusals)
{
	durable->done_sequence = sequence;
	held_release(durable->server, sequence, refusals);
}

void durable_turn(struct durable *durable)
{
	struct held_refusals none = { 0 };

	while (durable != NULL && !durable->flying && durable->waiting != NULL) {
		queue_batch *batch = durable->waiting;
		durable->waiting = batch->next;
		if (durable->waiting == NULL) {
			durable->newest = NULL;
		}
		fill(durable, batch);
		if (batch->count > 0) {
			durable->flying = true;
			queue_thread_submit(durable->thread, batch);
		} else {
			release(durable, batch->sequence, &none);
			queue_batch_free(batch);
		}
	}
}

bool durable_is_busy(const struct durable *durable)
{
	return durable != NULL && (durable->flying || durable->waiting != NULL);
}

/* The jobs that could not be added end, and those who submitted them hear of it. */
static void refuse(struct durable *durable, const queue_batch *batch)
{
	registry *reg = durable->server->registry;
	uint64_t *jobs = malloc(batch->count * sizeof(*jobs) + 1);
	struct held_refusals refusals = { jobs, 0, batch->error };

	for (size_t i = 0; jobs != NULL && i < batch->count; i++) {
		if (batch->ops[i].verb == QUEUE_ADD && batch->ops[i].result != QUEUE_OK) {
			jobs[refusals.count++] = batch->ops[i].job.id;
		}
		if (batch->ops[i].result == QUEUE_REFUSED) {
			log_at(LEVEL_ERROR, "the durable queue does not take a job of %.*s: %s", gear_view_width(batch->ops[i].job.function),
				batch->ops[i].job.function.bytes, batch->error);
		}
	}
	/* First the answers: a job that ends here is not to be taken for one that was done. */
	release(durable, batch->sequence, &refusals);
	for (size_t i = 0; i < refusals.count; i++) {
		registry_job *job = registry_find_number(reg, jobs[i]);
		if (job != NULL) {
			registry_unkeep(reg, job);
		}
	}
	free(jobs);
}

/* The store has come back and has nothing: what was in it is stored again. */
static void store_again(struct durable *durable)
{
	size_t count = 0;

	for (const registry_job *job = registry_job_next(durable->server->registry, NULL); job != NULL;
		 job = registry_job_next(durable->server->registry, job)) {
		if (registry_job_describe(job).kept == REGISTRY_KEPT) {
			queue_job row = announcement_of(job);
			count += enqueue(durable, QUEUE_ADOPT, &row);
		}
	}
	if (count > 0) {
		log_at(LEVEL_WARNING, "the durable queue came back empty: %zu jobs are stored again", count);
	}
}

static void tell_state(struct durable *durable, const queue_news *news)
{
	int64_t now = durable->server->time.now;

	if (news->down && !durable->down) {
		log_at(LEVEL_ERROR, "the durable queue cannot be used, background jobs are refused until it can: %s", news->error);
		durable->down_since = now;
	} else if (!news->down && durable->down) {
		log_at(LEVEL_NOTICE, "the durable queue works again after %" PRId64 " ms", now - durable->down_since);
	}
	durable->down = news->down;
	if (news->emptied) {
		store_again(durable);
	}
}

static bool has_failures(const queue_batch *batch)
{
	for (size_t i = 0; i < batch->count; i++) {
		if (batch->ops[i].result != QUEUE_OK) {
			return true;
		}
	}
	return false;
}

void durable_collect(struct durable *durable)
{
	struct held_refusals none = { 0 };
	char bytes[64];
	queue_news news;

	while (read(durable->collect_fd, bytes, sizeof(bytes)) == (ssize_t) sizeof(bytes)) {}
	queue_batch *batch = queue_thread_collect(durable->thread, &news);
	tell_state(durable, &news);
	if (batch == NULL) {
		return;
	}
	durable->flying = false;
	if (has_failures(batch)) {
		refuse(durable, batch);
	} else {
		release(durable, batch->sequence, &none);
	}
	queue_batch_free(batch);
}

int durable_fd(const struct durable *durable)
{
	return durable->collect_fd;
}

static void load_bad(void *context, const char *name, const char *reason)
{
	struct loading *loading = context;

	loading->bad++;
	log_at(LEVEL_ERROR, "the durable queue: %s cannot be loaded and is left where it is: %s", name, reason);
}

static void load_job(void *context, const queue_job *row)
{
	struct loading *loading = context;
	struct server *server = loading->durable->server;
	const registry_submission submission = { row->function, row->unique, row->reducer, row->data, row->priority, row->due };
	char name[64];
	registry_job *job;

	gear_rc rc = registry_restore(server->registry, &submission, row->id, row->retries, server->time, &job);
	if (rc == GEAR_MEMORY_ALLOCATION_FAILURE) {
		loading->no_memory = true;
		return;
	}
	if (rc != GEAR_SUCCESS) {
		snprintf(name, sizeof(name), "job %" PRIu64, row->id);
		registry_reserve_number(server->registry, row->id);
		load_bad(
			context, name, rc == GEAR_JOB_EXISTS ? "there is a job with its id, or its function and unique" : gear_rc_text(rc));
		return;
	}
	registry_job_set_kept(job, REGISTRY_KEPT);
	loading->loaded++;
	if (row->id == 0) {
		queue_job adopted = row_of(job);
		loading->no_memory = loading->no_memory || !queue_batch_add(loading->adopted, QUEUE_ADOPT, &adopted);
	}
}

/* Before there is a thread. */
static bool load(struct durable *durable, void *store, char *error)
{
	struct loading loading = { .durable = durable, .adopted = queue_batch_new() };
	const queue_reader reader = { &loading, load_job, load_bad };

	if (loading.adopted == NULL) {
		queue_fail(error, "no memory");
		return false;
	}
	bool good = durable->backend->replay(store, &reader, error) == QUEUE_OK;
	if (good && loading.no_memory) {
		queue_fail(error, "no memory for the jobs of the durable queue");
		good = false;
	}
	for (size_t i = 0; good && i < loading.adopted->count; i += BATCH_OPERATIONS) {
		size_t left = loading.adopted->count - i;
		good = durable->backend->apply(store, loading.adopted->ops + i, left < BATCH_OPERATIONS ? left : BATCH_OPERATIONS, error)
			== QUEUE_OK;
	}
	queue_batch_free(loading.adopted);
	if (good) {
		log_at(
			LEVEL_NOTICE, "durable queue %s: %zu jobs loaded, %zu left out", durable->backend->name, loading.loaded, loading.bad);
	}
	return good;
}

static bool make_pipe(struct durable *durable, char *error)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
		queue_fail(error, "cannot make a pipe: %s", strerror(errno));
		return false;
	}
	durable->collect_fd = ends[0];
	durable->notify_fd = ends[1];
	return true;
}

struct durable *durable_new(struct server *server, char *error)
{
	struct durable *durable = calloc(1, sizeof(*durable));
	const struct queue_settings *settings = &server->options->queue;
	bool empty;

	if (durable == NULL) {
		return queue_fail(error, "no memory");
	}
	durable->server = server;
	durable->backend = server->options->queue_backend;
	durable->only_on_shutdown = server->options->store_on_shutdown;
	durable->next_sequence = 1;
	durable->collect_fd = durable->notify_fd = -1;

	void *store = durable->backend->open(settings, &empty, error);
	if (store != NULL && load(durable, store, error) && make_pipe(durable, error)) {
		durable->thread = queue_thread_start(durable->backend, settings, store, durable->notify_fd, error);
		store = NULL;
	}
	if (store != NULL) {
		durable->backend->close(store);
	}
	if (durable->thread == NULL) {
		durable_free(durable);
		return NULL;
	}
	return durable;
}

/* What --store-queue-on-shutdown has put off. */
static void store_all(struct durable *durable)
{
	durable->only_on_shutdown = false;
	for (const registry_job *job = registry_job_next(durable->server->registry, NULL); job != NULL;
		 job = registry_job_next(durable->server->registry, job)) {
		registry_job_info info = registry_job_describe(job);
		if (info.background && info.kept == REGISTRY_NOT_KEPT) {
			queue_job row = announcement_of(job);
			enqueue(durable, QUEUE_ADD, &row);
		}
	}
}

/* Until all of it is written, or nothing happens any more, or the store does not work. */
static void finish(struct durable *durable)
{
	durable_turn(durable);
	while (durable_is_busy(durable) && !durable->down && queue_thread_wait(durable->thread, LAST_WRITE_MS)) {
		durable_collect(durable);
		durable_turn(durable);
	}
}

void durable_free(struct durable *durable)
{
	queue_news news;

	if (durable == NULL) {
		return;
	}
	if (durable->thread != NULL) {
		if (durable->only_on_shutdown) {
			store_all(durable);
		}
		finish(durable);
		queue_batch_free(queue_thread_collect(durable->thread, &news));
		if (news.owed > 0 || durable_is_busy(durable)) {
			log_at(LEVEL_ERROR, "the durable queue could not be told everything: jobs that are done may run again");
		}
		log_at(LEVEL_NOTICE,
			"durable queue: %" PRIu64 " operations in %" PRIu64 " commits, the largest of %" PRIu64 ", %" PRIu64
			" jobs were done before they were stored",
			news.operations, news.commits, news.largest, durable->elided);
		if (!queue_thread_stop(durable->thread, STOP_MS)) {
			log_at(LEVEL_ERROR, "the durable queue does not answer, it is left as it is");
			durable->notify_fd = -1; /* may still be written to */
		}
	}
	while (durable->waiting != NULL) {
		queue_batch *next = durable->waiting->next;
		queue_batch_free(durable->waiting);
		durable->waiting = next;
	}
	if (durable->collect_fd >= 0) {
		close(durable->collect_fd);
	}
	if (durable->notify_fd >= 0) {
		close(durable->notify_fd);
	}
	free(durable);
}
