/*
 * A job, from its submission to its end: coalescing, handles, what its worker says and who hears it.
 */
#include "registry.h"

#include <stdlib.h>
#include <string.h>

#include "registry_private.h"

/* What a job coalesces by. */
typedef struct job_key {
	gear_view bytes; /* a unique, or data */
	uint32_t hash;   /* of the bytes and the function */
	bool coalesces;  /* false: by nothing */
	bool by_data;
} job_key;

/*
 * Numbers follow each other, so blocks of 64 share cache lines of the table; the blocks are scattered, so that no choice of
 * the jobs that stay makes long buckets.
 */
static uint32_t hash_number(uint64_t number)
{
	return (uint32_t) ((number >> 6) * UINT64_C(0x9e3779b97f4a7c15) >> 32 << 6 | (number & 63));
}

uint32_t registry_job_hash_number(const hash_link *link)
{
	return hash_number(OWNER_OF(link, registry_job, by_number)->number);
}

uint32_t registry_job_hash_unique(const hash_link *link)
{
	return OWNER_OF(link, registry_job, by_unique)->unique_hash;
}

static gear_view unique_of(const registry_job *job)
{
	return gear_view_of(job->bytes, job->unique_len);
}

static gear_view data_of(const registry_job *job)
{
	return gear_view_of(job->bytes + job->unique_len + job->reducer_len, job->data_len);
}

/* From a hash of the bytes alone, so that one unique can be sought in many functions. */
static uint32_t hash_key(uint64_t bytes_hash, const registry_function *function)
{
	uint64_t mixed = (bytes_hash ^ function->hash) * UINT64_C(0xbf58476d1ce4e5b9);

	return (uint32_t) (mixed >> 32);
}

static job_key key_of(const registry *reg, const registry_submission *submission, const registry_function *function)
{
	job_key key = { .bytes = submission->unique };

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

static registry_job *find_key(const registry *reg, const job_key *key, const registry_function *function)
{
	for (hash_link *link = hash_bucket(&reg->uniques, key->hash); link != NULL; link = link->next) {
		registry_job *job = OWNER_OF(link, registry_job, by_unique);
		if (job->unique_hash == key->hash && job->function == function && job->by_data == key->by_data
			&& gear_view_equal(key->by_data ? data_of(job) : unique_of(job), key->bytes)) {
			return job;
		}
	}
	return NULL;
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
		if (job->extra != NULL) {
			heap_remove(&reg->timeouts, &job->extra->timer);
		}
		return;
	}
	function->queued[job->priority]--;
	if (job->delayed) {
		list_remove(&function->delayed_jobs, &job->link);
		function->delayed--;
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

static void end(registry *reg, registry_job *job, registry_end why)
{
	registry_job_detach(reg, job);
	hash_remove(&reg->jobs, &job->by_number);
	if (job->coalesces) {
		hash_remove(&reg->uniques, &job->by_unique);
	}
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
		registry_job_queue(reg, job, true);
	}
}

void registry_peer_unwatch(registry *reg, registry_peer *peer)
{
	while (peer->awaited.first != NULL) {
		registry_watch *old = OWNER_OF(peer->awaited.first, registry_watch, of_peer);
		registry_job *job = old->job;

		unwatch(old);
		if (job->worker == NULL && !is_wanted(job)) {
			end(reg, job, REGISTRY_ABANDONED);
		}
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

/* Everything for a new job that can fail. False when memory is out. */
static bool equip(registry *reg, registry_job *job, registry_peer *watcher, int64_t due)
{
	if (watcher != NULL && !watch(job, watcher)) {
		return false;
	}
	job->background = watcher == NULL;
	if (!job->delayed) {
		return true;
	}
	job_extra *extra = registry_job_extra(job);
	if (extra == NULL) {
		return false;
	}
	extra->timer.when = due;
	extra->timer.order = reg->next_number;
	return heap_push(&reg->due, &extra->timer);
}

/* Cannot fail. */
static void admit(registry *reg, registry_job *job)
{
	job->number = reg->next_number++;
	hash_insert(&reg->jobs, &job->by_number);
	if (job->coalesces) {
		hash_insert(&reg->uniques, &job->by_unique);
	}
	if (job->delayed) {
		job->function->queued[job->priority]++;
		job->function->delayed++;
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

static bool is_full(const registry_function *function, gear_priority priority)
{
	uint64_t total = function->running;

	for (int i = 0; i < GEAR_PRIORITIES; i++) {
		total += function->queued[i];
	}
	return function->limits[priority] > 0 && total >= function->limits[priority];
}

gear_rc registry_submit(
	registry *reg, const registry_submission *submission, registry_peer *watcher, registry_time time, registry_job **result)
{
	registry_function *function;
	registry_job *job;
	job_key key;
	gear_rc rc = validate(submission);

	*result = NULL;
	if (rc == GEAR_SUCCESS) {
		rc = registry_function_get(reg, submission->function, &function);
	}
	if (rc != GEAR_SUCCESS) {
		return rc;
	}
	key = key_of(reg, submission, function);
	job = key.coalesces ? find_key(reg, &key, function) : NULL;
	if (job != NULL) {
		rc = join(job, watcher);
		*result = rc == GEAR_JOB_EXISTS ? job : NULL;
		return rc;
	}
	if (is_full(function, submission->priority)) {
		return GEAR_JOB_QUEUE_FULL;
	}
	job = allocate(submission, &key, function);
	if (job == NULL) {
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	job->delayed = submission->due > time.wall / 1000;
	if (!equip(reg, job, watcher, submission->due)) {
		discard(job);
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	admit(reg, job);
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

registry_job *registry_find_handle(const registry *reg, gear_view handle)
{
	size_t prefix = strlen(reg->prefix);
	gear_view digits;
	uint64_t number;

	if (handle.len < prefix + 2 || memcmp(handle.bytes, reg->prefix, prefix) != 0 || handle.bytes[prefix] != ':') {
		return NULL;
	}
	digits = gear_view_of(handle.bytes + prefix + 1, handle.len - prefix - 1);
	if ((digits.bytes[0] == '0' && digits.len > 1) || !gear_view_number(digits, UINT64_MAX, &number)) {
		return NULL;
	}
	for (hash_link *link = hash_bucket(&reg->jobs, hash_number(number)); link != NULL; link = link->next) {
		registry_job *job = OWNER_OF(link, registry_job, by_number);
		if (job->number == number) {
			return job;
		}
	}
	return NULL;
}

registry_job *registry_find_unique(const registry *reg, gear_view unique)
{
	job_key key = { .bytes = unique };
	uint64_t hash;
	registry_job *job;

	if (unique.len == 0) {
		return NULL;
	}
	hash = hash_bytes(reg->settings.hash_seed, unique.bytes, unique.len);
	for (registry_link *link = reg->function_order.first; link != NULL; link = link->next) {
		registry_function *function = OWNER_OF(link, registry_function, order);
		key.hash = hash_key(hash, function);
		job = find_key(reg, &key, function);
		if (job != NULL) {
			return job;
		}
	}
	return NULL;
}

gear_view registry_job_handle(const registry *reg, const registry_job *job, char text[GEAR_HANDLE_SIZE])
{
	char digits[REGISTRY_NUMBER_SIZE];
	char *first = digits + sizeof(digits);
	uint64_t number = job->number;
	size_t len = strlen(reg->prefix);

	do {
		*--first = (char) ('0' + number % 10);
		number /= 10;
	} while (number > 0);
	memcpy(text, reg->prefix, len);
	text[len++] = ':';
	memcpy(text + len, first, (size_t) (digits + sizeof(digits) - first));
	len += (size_t) (digits + sizeof(digits) - first);
	text[len] = '\0';
	return gear_view_of(text, len);
}

registry_job_info registry_job_describe(const registry_job *job)
{
	registry_job_info info = {
		.function = { job->function->name, job->function->name_len },
		.unique = unique_of(job),
		.reducer = { job->bytes + job->unique_len, job->reducer_len },
		.data = data_of(job),
		.priority = job->priority,
		.retries = job->retries,
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

const registry_job *registry_job_next(const registry *reg, const registry_job *after)
{
	const hash_link *link = hash_next(&reg->jobs, after != NULL ? &after->by_number : NULL);

	return link != NULL ? OWNER_OF(link, registry_job, by_number) : NULL;
}

size_t registry_job_count(const registry *reg)
{
	return reg->jobs.count;
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
