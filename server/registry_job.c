/*
 * A job, from its submission to its end: coalescing, what its worker says and who hears it.
 */
#include "registry.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "registry_private.h"

/* What a job coalesces by. */
typedef struct job_key {
	const registry_function *function;
	gear_view bytes; /* a unique, or data */
	uint32_t hash;   /* of the bytes and the function */
	bool coalesces;  /* false: by nothing */
	bool by_data;
} job_key;

static gear_view unique_of(const registry_job *job)
{
	return gear_view_of(job->bytes, job->unique_len);
}

static gear_view data_of(const registry_job *job)
{
	return gear_view_of(job->bytes + job->unique_len + job->reducer_len, job->data_len);
}

static size_t size_of(const registry_job *job)
{
	return offsetof(registry_job, bytes) + job->unique_len + job->reducer_len + job->data_len;
}

/* From a hash of the bytes alone, so that one unique can be sought in many functions. */
static uint32_t hash_key(uint64_t bytes_hash, const registry_function *function)
{
	uint64_t mixed = (bytes_hash ^ function->hash) * UINT64_C(0xbf58476d1ce4e5b9);

	return (uint32_t) (mixed >> 32);
}

static job_key key_of(const registry *reg, const registry_submission *submission, const registry_function *function)
{
	job_key key = { .function = function, .bytes = submission->unique };

	key.by_data = gear_view_equal(submission->unique, gear_view_of("-", 1));
	if (key.by_data) {
		key.bytes = submission->data;
	}
	key.coalesces = key.bytes.len > 0;
	if (key.coalesces) {
		key.hash = hash_key(hash_bytes(reg->settings.hash_seed, key.bytes.bytes, key.bytes.len), function);
	}
	return key;
}

static bool has_key(const void *entry, const void *wanted)
{
	const registry_job *job = entry;
	const job_key *key = wanted;

	return job->function == key->function && job->by_data == key->by_data
		&& gear_view_equal(key->by_data ? data_of(job) : unique_of(job), key->bytes);
}

job_extra *registry_job_extra(registry_job *job)
{
	if (job->extra == NULL) {
		job->extra = calloc(1, sizeof(*job->extra));
		if (job->extra != NULL) {
			job->extra->job = job;
		}
	}
	return job->extra;
}

static bool watch(registry_job *job, registry_peer *peer)
{
	job_extra *extra = registry_job_extra(job);
	registry_watch *new = extra != NULL ? calloc(1, sizeof(*new)) : NULL;

	if (new == NULL) {
		return false;
	}
	new->peer = peer;
	new->job = job;
	list_append(&peer->awaited, &new->of_peer);
	list_append(&extra->watches, &new->of_job);
	extra->watchers++;
	return true;
}

static void unwatch(registry_watch *old)
{
	list_remove(&old->peer->awaited, &old->of_peer);
	list_remove(&old->job->extra->watches, &old->of_job);
	old->job->extra->watchers--;
	free(old);
}

/* Not abandoned: it has to be done even when nobody waits, or somebody does. */
static bool is_wanted(const registry_job *job)
{
	return job->background || (job->extra != NULL && job->extra->watchers > 0);
}

/* Frees a job that is in no list or table. */
static void discard(registry_job *job)
{
	if (job->extra != NULL) {
		while (job->extra->watches.first != NULL) {
			unwatch(OWNER_OF(job->extra->watches.first, registry_watch, of_job));
		}
	}
	free(job->extra);
	free(job);
}

void registry_job_detach(registry *reg, registry_job *job)
{
	registry_function *function = job->function;

	if (job->worker != NULL) {
		list_remove(&job->worker->held, &job->link);
		job->worker = NULL;
		function->running--;
		function->running_of[job->priority]--;
		reg->running--;
		if (job->extra != NULL) {
			heap_remove(&reg->timeouts, &job->extra->timer);
		}
		return;
	}
	function->queued[job->priority]--;
	if (job->delayed) {
		list_remove(&function->delayed_jobs, &job->link);
		function->delayed--;
		function->delayed_of[job->priority]--;
		job->delayed = false;
		heap_remove(&reg->due, &job->extra->timer);
	} else {
		list_remove(&function->queues[job->priority], &job->link);
		function->runnable--;
	}
}

void registry_job_queue(registry *reg, registry_job *job, bool in_front)
{
	registry_function *function = job->function;

	(in_front ? list_prepend : list_append)(&function->queues[job->priority], &job->link);
	function->queued[job->priority]++;
	function->runnable++;
	registry_function_wake(reg, function);
}

/* With this number, or the next one. */
static bool enter_indexes(registry *reg, registry_job *job, uint64_t number)
{
	if (!registry_number(reg, job, number)) {
		return false;
	}
	if (job->coalesces && !index_insert(&reg->uniques, job->unique_hash, job)) {
		registry_unnumber(reg, job);
		return false;
	}
	return true;
}

static void leave_indexes(registry *reg, registry_job *job)
{
	registry_unnumber(reg, job);
	if (job->coalesces) {
		index_remove(&reg->uniques, job->unique_hash, job);
	}
}

static void end(registry *reg, registry_job *job, registry_end why)
{
	static const registry_count counts[] = {
		[REGISTRY_COMPLETED] = REGISTRY_COUNT_COMPLETED,
		[REGISTRY_FAILED] = REGISTRY_COUNT_FAILED,
		[REGISTRY_EXCEPTION] = REGISTRY_COUNT_FAILED,
		[REGISTRY_RETRIES] = REGISTRY_COUNT_FAILED,
		[REGISTRY_TIMED_OUT] = REGISTRY_COUNT_TIMED_OUT,
		[REGISTRY_CANCELLED] = REGISTRY_COUNT_CANCELLED,
		[REGISTRY_DROPPED] = REGISTRY_COUNT_CANCELLED,
		[REGISTRY_ABANDONED] = REGISTRY_COUNT_ABANDONED,
		[REGISTRY_UNKEPT] = REGISTRY_COUNT_REFUSED,
	};

	tally(reg, job->function, counts[why]);
	registry_job_detach(reg, job);
	leave_indexes(reg, job);
	reg->job_count--;
	reg->job_bytes -= size_of(job);
	if (reg->events.ended != NULL) {
		reg->events.ended(reg->context, job, why);
	}
	discard(job);
}

static void deliver(registry *reg, const registry_job *job, uint32_t command, const gear_view *args, size_t argc)
{
	if (job->extra == NULL) {
		return;
	}
	for (registry_link *link = job->extra->watches.first; link != NULL; link = link->next) {
		registry_peer *peer = OWNER_OF(link, registry_watch, of_job)->peer;
		if (peer->leaving) {
			continue;
		}
		if (command == GEAR_COMMAND_WORK_EXCEPTION && !peer->exceptions) {
			reg->events.deliver(reg->context, peer, GEAR_COMMAND_WORK_FAIL, args, 1);
		} else {
			reg->events.deliver(reg->context, peer, command, args, argc);
		}
	}
}

void registry_job_fail(registry *reg, registry_job *job, registry_end why)
{
	char text[GEAR_HANDLE_SIZE];
	gear_view handle = registry_job_handle(reg, job, text);

	deliver(reg, job, GEAR_COMMAND_WORK_FAIL, &handle, 1);
	end(reg, job, why);
}

void registry_job_lost(registry *reg, registry_job *job)
{
	int limit = reg->settings.job_retries;

	if (!is_wanted(job)) {
		end(reg, job, REGISTRY_ABANDONED);
	} else if (limit >= 0 && job->retries >= limit) {
		registry_job_fail(reg, job, REGISTRY_RETRIES);
	} else {
		registry_job_detach(reg, job);
		if (job->retries < REGISTRY_RETRIES_MAX) {
			job->retries++;
		}
		if (job->extra != NULL) {
			job->extra->numerator = job->extra->denominator = 0;
		}
		tally(reg, job->function, REGISTRY_COUNT_RETRIED);
		registry_job_queue(reg, job, true);
		if (reg->events.retried != NULL) {
			reg->events.retried(reg->context, job);
		}
	}
}

void registry_job_set_kept(registry_job *job, registry_kept kept)
{
	job->kept = (uint8_t) kept;
}

void registry_unkeep(registry *reg, registry_job *job)
{
	job->kept = REGISTRY_NOT_KEPT;
	job->background = false;
	if (job->worker == NULL && !is_wanted(job)) {
		end(reg, job, REGISTRY_UNKEPT);
	} else {
		tally(reg, job->function, REGISTRY_COUNT_REFUSED);
	}
}

void registry_job_unwatch(registry *reg, registry_watch *watch)
{
	registry_job *job = watch->job;

	unwatch(watch);
	if (job->worker == NULL && !is_wanted(job)) {
		end(reg, job, REGISTRY_ABANDONED);
	}
}

static registry_job *allocate(const registry_submission *submission, const job_key *key, registry_function *function)
{
	gear_view unique = submission->unique, reducer = submission->reducer, data = submission->data;
	size_t size = offsetof(registry_job, bytes) + unique.len + reducer.len + data.len;
	registry_job *job = malloc(size > sizeof(*job) ? size : sizeof(*job));

	if (job == NULL) {
		return NULL;
	}
	*job = (registry_job){
		.function = function,
		.unique_hash = key->hash,
		.data_len = (uint32_t) data.len,
		.unique_len = (uint8_t) unique.len,
		.reducer_len = (uint8_t) reducer.len,
		.priority = (uint8_t) submission->priority,
		.coalesces = key->coalesces,
		.by_data = key->by_data,
	};
	const gear_view pieces[] = { unique, reducer, data };
	char *at = job->bytes;
	for (int i = 0; i < 3; i++) {
		if (pieces[i].len > 0) {
			memcpy(at, pieces[i].bytes, pieces[i].len);
			at += pieces[i].len;
		}
	}
	return job;
}

static bool set_due(registry *reg, registry_job *job, int64_t due)
{
	job_extra *extra = registry_job_extra(job);

	if (extra == NULL) {
		return false;
	}
	extra->timer.when = due;
	extra->timer.order = job->number;
	return heap_push(&reg->due, &extra->timer);
}

/*
 * Everything for a new job that can fail: its number (0: the next one), its watcher, its due time (0: it is not delayed).
 * False when memory is out.
 */
static bool equip(registry *reg, registry_job *job, uint64_t number, registry_peer *watcher, int64_t due)
{
	job->background = watcher == NULL;
	job->delayed = due != 0;
	if (!enter_indexes(reg, job, number)) {
		return false;
	}
	if ((watcher == NULL || watch(job, watcher)) && (due == 0 || set_due(reg, job, due))) {
		return true;
	}
	leave_indexes(reg, job);
	return false;
}

/* Cannot fail. */
static void admit(registry *reg, registry_job *job, registry_count what, registry_time time)
{
	job->since = (uint32_t) (time.now / 1000);
	tally(reg, job->function, what);
	reg->job_count++;
	reg->job_bytes += size_of(job);
	if (job->delayed) {
		job->function->queued[job->priority]++;
		job->function->delayed++;
		job->function->delayed_of[job->priority]++;
		list_append(&job->function->delayed_jobs, &job->link);
	} else {
		registry_job_queue(reg, job, false);
	}
}

/* A further submission of a job. */
static gear_rc join(registry_job *job, registry_peer *watcher)
{
	if (watcher == NULL) {
		job->background = true; /* now it has to be done also when those who await it leave */
	} else if (!watch(job, watcher)) {
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	return GEAR_JOB_EXISTS;
}

static gear_rc validate(const registry_submission *submission)
{
	if ((unsigned) submission->priority >= GEAR_PRIORITIES) {
		return GEAR_INVALID_ARGUMENT;
	}
	if (submission->unique.len > GEAR_UNIQUE_MAX || submission->reducer.len > GEAR_FUNCTION_MAX
		|| submission->data.len > GEAR_BODY_MAX) {
		return GEAR_ARGUMENT_TOO_LARGE;
	}
	return GEAR_SUCCESS;
}

/* What every submission begins with: its function, found or made, and what it coalesces by. */
static gear_rc look_at(registry *reg, const registry_submission *submission, registry_function **function, job_key *key)
{
	gear_rc rc = validate(submission);

	if (rc == GEAR_SUCCESS) {
		rc = registry_function_get(reg, submission->function, function);
	}
	if (rc == GEAR_SUCCESS) {
		*key = key_of(reg, submission, *function);
	}
	return rc;
}

static bool is_full(const registry_function *function, gear_priority priority)
{
	uint64_t total = function->running;

	for (int i = 0; i < GEAR_PRIORITIES; i++) {
		total += function->queued[i];
	}
	return function->limits[priority] > 0 && total >= function->limits[priority];
}

/* The due time, 0 if the job is not to be delayed. */
static int64_t delay_of(const registry_submission *submission, registry_time time)
{
	return submission->due > time.wall / 1000 ? submission->due : 0;
}

gear_rc registry_submit(
	registry *reg, const registry_submission *submission, registry_peer *watcher, registry_time time, registry_job **result)
{
	registry_function *function;
	registry_job *job, *existing;
	job_key key;
	gear_rc rc = look_at(reg, submission, &function, &key);

	*result = NULL;
	if (rc != GEAR_SUCCESS) {
		return rc;
	}
	if (key.coalesces) {
		/* The copying below takes about as long as memory takes to come. */
		index_prefetch(&reg->uniques, key.hash);
	}
	job = allocate(submission, &key, function);
	existing = key.coalesces ? index_find(&reg->uniques, key.hash, has_key, &key) : NULL;
	if (existing != NULL) {
		free(job);
		rc = join(existing, watcher);
		tally(reg, function, rc == GEAR_JOB_EXISTS ? REGISTRY_COUNT_COALESCED : REGISTRY_COUNT_REFUSED);
		*result = rc == GEAR_JOB_EXISTS ? existing : NULL;
		return rc;
	}
	if (reg->draining) {
		rc = GEAR_SHUTDOWN;
	} else if (is_full(function, submission->priority)) {
		rc = GEAR_JOB_QUEUE_FULL;
	} else if (job == NULL || !equip(reg, job, 0, watcher, delay_of(submission, time))) {
		rc = GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	if (rc != GEAR_SUCCESS) {
		tally(reg, function, REGISTRY_COUNT_REFUSED);
		if (job != NULL) {
			discard(job);
		}
		return rc;
	}
	admit(reg, job, REGISTRY_COUNT_SUBMITTED, time);
	*result = job;
	return GEAR_SUCCESS;
}

gear_rc registry_restore(registry *reg, const registry_submission *submission, uint64_t number, uint32_t retries,
	registry_time time, registry_job **result)
{
	registry_function *function;
	registry_job *job;
	job_key key;
	gear_rc rc = look_at(reg, submission, &function, &key);

	*result = NULL;
	if (rc != GEAR_SUCCESS) {
		return rc;
	}
	if ((number != 0 && registry_find_number(reg, number) != NULL)
		|| (key.coalesces && index_find(&reg->uniques, key.hash, has_key, &key) != NULL)) {
		return GEAR_JOB_EXISTS;
	}
	job = allocate(submission, &key, function);
	if (job == NULL) {
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	if (!equip(reg, job, number, NULL, delay_of(submission, time))) {
		discard(job);
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	job->retries = (uint16_t) (retries < REGISTRY_RETRIES_MAX ? retries : REGISTRY_RETRIES_MAX);
	admit(reg, job, REGISTRY_COUNT_RESTORED, time);
	*result = job;
	return GEAR_SUCCESS;
}

/* What the WORK_* packets are: how many pieces they have, and what they do to the job. */
static const struct {
	uint32_t command;
	uint8_t argc;
	bool ends;
	registry_end why;
} work_rows[] = {
	{ GEAR_COMMAND_WORK_STATUS, 3, false, 0 },
	{ GEAR_COMMAND_WORK_DATA, 2, false, 0 },
	{ GEAR_COMMAND_WORK_WARNING, 2, false, 0 },
	{ GEAR_COMMAND_WORK_COMPLETE, 2, true, REGISTRY_COMPLETED },
	{ GEAR_COMMAND_WORK_FAIL, 1, true, REGISTRY_FAILED },
	{ GEAR_COMMAND_WORK_EXCEPTION, 2, true, REGISTRY_EXCEPTION },
};

/* The digits in front; workers send all kinds of things as progress. */
static uint32_t leading_number(gear_view view)
{
	uint64_t number = 0;

	for (size_t i = 0; i < view.len && view.bytes[i] >= '0' && view.bytes[i] <= '9' && number <= UINT32_MAX; i++) {
		number = number * 10 + (uint64_t) (view.bytes[i] - '0');
	}
	return number < UINT32_MAX ? (uint32_t) number : UINT32_MAX;
}

static bool keep_status(registry_job *job, gear_view numerator, gear_view denominator)
{
	job_extra *extra = registry_job_extra(job);

	if (extra == NULL) {
		return false;
	}
	extra->numerator = leading_number(numerator);
	extra->denominator = leading_number(denominator);
	return true;
}

gear_rc registry_work(registry *reg, registry_peer *peer, uint32_t command, const gear_view *args, size_t argc)
{
	const size_t rows = sizeof(work_rows) / sizeof(work_rows[0]);
	registry_job *job;
	size_t row = 0;

	while (row < rows && (work_rows[row].command != command || work_rows[row].argc != argc)) {
		row++;
	}
	if (row == rows) {
		return GEAR_INVALID_COMMAND;
	}
	job = registry_find_handle(reg, args[0]);
	if (job == NULL || job->worker != peer) {
		return GEAR_JOB_NOT_FOUND;
	}
	if (command == GEAR_COMMAND_WORK_STATUS && !keep_status(job, args[1], args[2])) {
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	deliver(reg, job, command, args, argc);
	if (work_rows[row].ends) {
		end(reg, job, work_rows[row].why);
	}
	return GEAR_SUCCESS;
}

static registry_job *find_in(const registry *reg, registry_function *function, gear_view unique, uint64_t hash)
{
	const job_key key = { .bytes = unique, .hash = hash_key(hash, function), .function = function };

	return index_find(&reg->uniques, key.hash, has_key, &key);
}

static bool has_jobs(const registry_function *function)
{
	return function->running + function->queued[GEAR_PRIORITY_HIGH] + function->queued[GEAR_PRIORITY_NORMAL]
		+ function->queued[GEAR_PRIORITY_LOW]
		> 0;
}

registry_job *registry_find_unique(const registry *reg, gear_view unique)
{
	uint64_t hash = hash_bytes(reg->settings.hash_seed, unique.bytes, unique.len);
	registry_job *job = NULL;

	for (registry_link *link = reg->function_order.first; job == NULL && unique.len > 0 && link != NULL; link = link->next) {
		registry_function *function = OWNER_OF(link, registry_function, order);
		if (has_jobs(function)) {
			job = find_in(reg, function, unique, hash);
		}
	}
	return job;
}

registry_job *registry_find_unique_of(const registry *reg, gear_view function, gear_view unique)
{
	registry_function *owner = registry_function_find(reg, function);

	return owner == NULL || unique.len == 0
		? NULL
		: find_in(reg, owner, unique, hash_bytes(reg->settings.hash_seed, unique.bytes, unique.len));
}

void registry_set_draining(registry *reg, bool draining)
{
	reg->draining = draining;
}

bool registry_is_draining(const registry *reg)
{
	return reg->draining;
}

registry_job_info registry_job_describe(const registry_job *job)
{
	registry_job_info info = {
		.function = { job->function->name, job->function->name_len },
		.unique = unique_of(job),
		.reducer = { job->bytes + job->unique_len, job->reducer_len },
		.data = data_of(job),
		.priority = job->priority,
		.number = job->number,
		.kept = job->kept,
		.retries = job->retries,
		.since = job->since,
		.started = job->started,
		.worker = job->worker,
		.running = job->worker != NULL,
		.background = job->background,
	};

	if (job->extra != NULL) {
		info.numerator = job->extra->numerator;
		info.denominator = job->extra->denominator;
		info.watchers = job->extra->watchers;
		info.due = job->delayed ? job->extra->timer.when : 0;
	}
	return info;
}

gear_rc registry_cancel(registry *reg, gear_view handle)
{
	registry_job *job = registry_find_handle(reg, handle);

	if (job == NULL) {
		return GEAR_JOB_NOT_FOUND;
	}
	if (job->worker != NULL) {
		return GEAR_IN_PROGRESS;
	}
	registry_job_fail(reg, job, REGISTRY_CANCELLED);
	return GEAR_SUCCESS;
}
