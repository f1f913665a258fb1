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
#include "http_job.h"
#include "log.h"
#include "notify.h"
#include "queue_thread.h"
#include "session.h"

enum {
	BATCH_OPERATIONS = 8192,
	BATCH_BYTES = 16 << 20,
	LAST_WRITE_MS = 10000, /* without any progress at the end */
	STOP_MS = 1000,
	MANAGER_MS = 30000,      /* what the service manager is asked for while there is progress */
	LOADED_AT_ONCE = 100000, /* jobs, between two times that it is asked */
	REFUSALS_MS = 60000      /* between two lines of the log about jobs that the store refuses */
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
	bool ended;           /* jobs that answers may wait for, since that was looked at */
	int64_t looked_ended; /* when; not more often than once a ms: all sessions that wait are looked at */
	int64_t handed_over;  /* the flying batch (metrics_clock) */
	bool only_on_shutdown;
	bool failing;           /* as the log has it */
	bool down;              /* now */
	size_t owed, forgotten; /* of the thread, as it was last told */
	size_t refused;         /* jobs, since the log last told of some */
	int64_t next_refusal;   /* when it may again */
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

bool durable_keep(struct durable *durable, registry_job *job, uint64_t *wait)
{
	queue_job row;

	*wait = 0;
	if (durable == NULL || durable->only_on_shutdown) {
		return true;
	}
	switch (registry_job_describe(job).kept) {
		case REGISTRY_KEPT:
			*wait = durable->flying ? durable->done_sequence + 1 : 0;
			return true;
		case REGISTRY_TO_BE_KEPT:
			*wait = durable_unwritten(durable);
			return true;
		case REGISTRY_NOT_KEPT:
			break;
	}
	row = announcement_of(job);
	if (!enqueue(durable, QUEUE_ADD, &row)) {
		return false;
	}
	durable->newest->bytes += registry_job_describe(job).data.len;
	registry_job_set_kept(job, REGISTRY_TO_BE_KEPT);
	*wait = durable_unwritten(durable);
	return true;
}

void durable_ended(struct durable *durable, const registry_job *job)
{
	queue_job row;

	if (durable == NULL) {
		return;
	}
	durable->ended = true;
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

/*
 * Gives an operation the job that it names. Without memory a new job is refused: its operation removes what is not there
 * then, so that the answer keeps its place among the others.
 */
static bool fill_operation(queue_batch *batch, queue_op *op, registry_job *job)
{
	const queue_job row = row_of(job);

	if (!queue_batch_fill(batch, op, &row)) {
		log_at(LEVEL_CRITICAL, "no memory to store job %" PRIu64, row.id);
		if (op->verb != QUEUE_ADD) {
			return false;
		}
		op->verb = QUEUE_DONE;
		op->unfilled = true;
		queue_fail(batch->error, "no memory");
	}
	registry_job_set_kept(job, REGISTRY_KEPT);
	return true;
}

/* A job that was refused may run on, but no later operation is to keep it. */
static bool is_to_be_told(const queue_op *op, const registry_job *job)
{
	return job != NULL && (op->verb == QUEUE_ADD || registry_job_describe(job).kept == REGISTRY_KEPT);
}

/* Gives a batch the jobs that it names, and leaves out those that have ended. */
static void fill(struct durable *durable, queue_batch *batch)
{
	size_t kept = 0;

	for (size_t i = 0; i < batch->count; i++) {
		queue_op op = batch->ops[i];
		registry_job *job = op.verb != QUEUE_DONE ? registry_find_number(durable->server->registry, op.job.id) : NULL;
		if (op.verb == QUEUE_DONE || (is_to_be_told(&op, job) && fill_operation(batch, &op, job))) {
			batch->ops[kept++] = op;
		}
	}
	batch->count = kept;
}

static void release(struct durable *durable, uint64_t sequence, struct held_refusals *refusals)
{
	durable->done_sequence = sequence;
	held_release(durable->server, sequence, refusals);
	http_jobs_stored(durable->server->http, sequence, refusals);
}

void durable_turn(struct durable *durable)
{
	struct held_refusals none = { 0 };

	if (durable == NULL) {
		return;
	}
	if (durable->ended && durable->server->time.now != durable->looked_ended) {
		held_release(durable->server, durable->done_sequence, &none);
		durable->ended = false;
		durable->looked_ended = durable->server->time.now;
	}
	while (!durable->flying && durable->waiting != NULL) {
		queue_batch *batch = durable->waiting;
		durable->waiting = batch->next;
		if (durable->waiting == NULL) {
			durable->newest = NULL;
		}
		fill(durable, batch);
		if (batch->count > 0) {
			durable->flying = true;
			durable->handed_over = metrics_clock();
			metrics_add_size(&durable->server->metrics.batches, batch->count);
			queue_thread_submit(durable->thread, batch);
		} else {
			release(durable, batch->sequence, &none);
			queue_batch_free(batch);
		}
	}
}

bool durable_works(const struct durable *durable)
{
	return durable == NULL || !durable->down;
}

bool durable_is_busy(const struct durable *durable)
{
	return durable != NULL && (durable->flying || durable->waiting != NULL);
}

static bool has_failed(const queue_op *op)
{
	return op->unfilled || op->result != QUEUE_OK;
}

/* Once a minute at most: a client may go on submitting such jobs. */
static void tell_refusals(struct durable *durable, const queue_batch *batch)
{
	const queue_op *refused = NULL;

	for (size_t i = 0; i < batch->count; i++) {
		if (batch->ops[i].result == QUEUE_REFUSED) {
			refused = &batch->ops[i];
			durable->refused++;
		}
	}
	if (refused != NULL && durable->server->time.now >= durable->next_refusal) {
		log_at(LEVEL_ERROR, "the durable queue does not take %zu jobs, one of them of %.*s: %s", durable->refused,
			gear_view_width(refused->job.function), refused->job.function.bytes, batch->error);
		durable->refused = 0;
		durable->next_refusal = durable->server->time.now + REFUSALS_MS;
	}
}

/* The jobs that could not be added end, and those who submitted them hear of it. Needs no memory. */
static void refuse(struct durable *durable, queue_batch *batch)
{
	registry *reg = durable->server->registry;
	struct held_refusals refusals = { batch->ops, 0, batch->error };

	tell_refusals(durable, batch);
	for (size_t i = 0; i < batch->count; i++) {
		if (has_failed(&batch->ops[i]) && (batch->ops[i].verb == QUEUE_ADD || batch->ops[i].unfilled)) {
			batch->ops[refusals.count++] = batch->ops[i];
		}
	}
	/* First the answers: a job that ends here is not to be taken for one that was done. */
	release(durable, batch->sequence, &refusals);
	for (size_t i = 0; i < refusals.count; i++) {
		registry_job *job = registry_find_number(reg, refusals.ops[i].job.id);
		if (job != NULL) {
			registry_unkeep(reg, job);
		}
	}
}

/* What was in the store is gone, or may be: it is stored again. */
static void store_again(struct durable *durable)
{
	size_t count = 0;
	cursor at = { 0 };

	for (const registry_job *job; (job = registry_next_job(durable->server->registry, &at)) != NULL;) {
		if (registry_job_describe(job).kept == REGISTRY_KEPT) {
			queue_job row = announcement_of(job);
			count += enqueue(durable, QUEUE_ADOPT, &row);
		}
	}
	if (count > 0) {
		log_at(LEVEL_WARNING, "what the durable queue had is gone: %zu jobs are stored again", count);
	}
}

static void tell_state(struct durable *durable, const queue_news *news)
{
	if (news->failing && !durable->failing) {
		log_at(LEVEL_ERROR, "the durable queue cannot be used, background jobs are refused until it can: %s", news->error);
		durable->server->metrics.outages++;
	} else if (!news->failing && durable->failing) {
		log_at(LEVEL_NOTICE, "the durable queue works again after %" PRId64 " ms", news->works_since - news->failed_at);
	}
	if (news->forgotten > durable->forgotten) {
		log_at(LEVEL_CRITICAL, "no memory for %zu operations that wait for the durable queue: jobs that are done may run again",
			news->forgotten - durable->forgotten);
	}
	durable->failing = news->failing;
	durable->down = news->down;
	durable->owed = news->owed;
	durable->forgotten = news->forgotten;
	if (news->emptied) {
		store_again(durable);
	}
}

static size_t count_failures(const queue_batch *batch)
{
	size_t count = 0;

	for (size_t i = 0; i < batch->count; i++) {
		count += has_failed(&batch->ops[i]);
	}
	return count;
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
	metrics_add_time(&durable->server->metrics.commits, metrics_clock() - durable->handed_over);
	size_t failures = count_failures(batch);
	durable->server->metrics.refused += failures;
	if (failures > 0) {
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

/* What the registry need not know of: packets have no such names, and numbers go on. NULL: nothing is wrong. */
static const char *what_is_wrong(const queue_job *row)
{
	const gear_view names[] = { row->function, row->unique, row->reducer };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (names[i].len > 0 && memchr(names[i].bytes, '\0', names[i].len) != NULL) {
			return "a name of it has a NUL";
		}
	}
	return row->id > QUEUE_LAST_ID ? "its id leaves none to later jobs" : NULL;
}

static void load_job(void *context, const queue_job *row)
{
	struct loading *loading = context;
	struct server *server = loading->durable->server;
	const registry_submission submission = { row->function, row->unique, row->reducer, row->data, row->priority, row->due };
	char name[64];
	registry_job *job;

	snprintf(name, sizeof(name), "job %" PRIu64, row->id);
	const char *wrong = what_is_wrong(row);
	if (wrong != NULL) {
		registry_reserve_number(server->registry, row->id <= QUEUE_LAST_ID ? row->id : 0);
		load_bad(context, name, wrong);
		return;
	}
	gear_rc rc = registry_restore(server->registry, &submission, row->id, row->retries, server->time, &job);
	if (rc == GEAR_MEMORY_ALLOCATION_FAILURE) {
		loading->no_memory = true;
		return;
	}
	if (rc != GEAR_SUCCESS) {
		registry_reserve_number(server->registry, row->id);
		load_bad(
			context, name, rc == GEAR_JOB_EXISTS ? "there is a job with its id, or its function and unique" : gear_rc_text(rc));
		return;
	}
	registry_job_set_kept(job, REGISTRY_KEPT);
	if (++loading->loaded % LOADED_AT_ONCE == 0) {
		notify_extend(MANAGER_MS);
	}
	if (row->id == 0) {
		queue_job adopted = row_of(job);
		loading->no_memory = loading->no_memory || !queue_batch_add(loading->adopted, QUEUE_ADOPT, &adopted);
	}
}

/* What the store does not take as ours stays as it is, and is left out. */
static queue_rc adopt_one_by_one(struct loading *loading, void *store, const queue_op *ops, size_t count, char *error)
{
	registry *reg = loading->durable->server->registry;
	queue_rc rc = QUEUE_OK;

	for (size_t i = 0; i < count && rc == QUEUE_OK; i++) {
		rc = loading->durable->backend->apply(store, &ops[i], 1, error);
		if (rc == QUEUE_REFUSED) {
			registry_job *job = registry_find_number(reg, ops[i].job.id);
			char name[QUEUE_ERROR_SIZE];

			snprintf(name, sizeof(name), "a job of %.*s", gear_view_width(ops[i].job.function), ops[i].job.function.bytes);
			registry_unkeep(reg, job);
			loading->loaded--;
			load_bad(loading, name, error);
			rc = QUEUE_OK;
		}
	}
	return rc;
}

/* Stores as ours what was stored by another gearmand. */
static queue_rc adopt(struct loading *loading, void *store, char *error)
{
	const queue_batch *adopted = loading->adopted;
	queue_rc rc = QUEUE_OK;

	for (size_t i = 0; rc == QUEUE_OK && i < adopted->count; i += BATCH_OPERATIONS) {
		const queue_op *ops = adopted->ops + i;
		size_t count = adopted->count - i < BATCH_OPERATIONS ? adopted->count - i : BATCH_OPERATIONS;

		rc = loading->durable->backend->apply(store, ops, count, error);
		if (rc == QUEUE_REFUSED) {
			rc = adopt_one_by_one(loading, store, ops, count, error);
		}
	}
	return rc;
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
	good = good && adopt(&loading, store, error) == QUEUE_OK;
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
	cursor at = { 0 };

	durable->only_on_shutdown = false;
	for (const registry_job *job; (job = registry_next_job(durable->server->registry, &at)) != NULL;) {
		registry_job_info info = registry_job_describe(job);
		if (info.background && info.kept == REGISTRY_NOT_KEPT) {
			queue_job row = announcement_of(job);
			enqueue(durable, QUEUE_ADD, &row);
		}
	}
}

/* Until all of it is written, or nothing happens any more. A store that is down may come back. */
static void finish(struct durable *durable)
{
	int64_t deadline = gear_now() + LAST_WRITE_MS;

	for (int64_t left = LAST_WRITE_MS; left > 0; left = deadline - gear_now()) {
		uint64_t before = durable->done_sequence;
		if (!durable->down) {
			durable_turn(durable);
		}
		if ((!durable_is_busy(durable) && durable->owed == 0) || !queue_thread_wait(durable->thread, left)) {
			return;
		}
		durable_collect(durable);
		if (durable->done_sequence > before) {
			notify_extend(MANAGER_MS);
			deadline = gear_now() + LAST_WRITE_MS;
		}
	}
}

/* The thread, and what it has to be told before. False: it was left to itself. */
static bool end_thread(struct durable *durable)
{
	queue_news news;

	if (durable->only_on_shutdown) {
		store_all(durable);
	}
	finish(durable);
	queue_batch_free(queue_thread_collect(durable->thread, &news));
	if (news.owed > 0 || durable_is_busy(durable)) {
		log_at(LEVEL_ERROR, "the durable queue could not be told everything: %s",
			durable->only_on_shutdown ? "jobs are lost" : "jobs that are done may run again");
	}
	log_at(LEVEL_NOTICE,
		"durable queue: %" PRIu64 " operations in %" PRIu64 " commits, the largest of %" PRIu64 ", %" PRIu64
		" jobs were done before they were stored",
		news.operations, news.commits, news.largest, durable->elided);
	if (!queue_thread_stop(durable->thread, STOP_MS)) {
		log_at(LEVEL_ERROR, "the durable queue does not answer, it is left as it is");
		durable->notify_fd = -1; /* may still be written to */
		return false;
	}
	return true;
}

bool durable_free(struct durable *durable)
{
	bool ended;

	if (durable == NULL) {
		return true;
	}
	ended = durable->thread == NULL || end_thread(durable);
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
	return ended;
}
