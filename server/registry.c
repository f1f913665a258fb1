/*
 * The registry as a whole: its creation, its functions, what falls due. The life of a job is in registry_job.c, peers
 * and the assignment of jobs are in registry_peer.c.
 */
#include "registry.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "registry_private.h"

/* How long a due time by the wall clock is slept for at most, in ms: the clock may be set meanwhile. */
enum { WALL_NAP = 1000 };

enum { CACHE_LINE = 64 };

registry *registry_new(const registry_settings *settings, const registry_events *events, void *context)
{
	registry *reg = calloc(1, sizeof(*reg));

	if (reg == NULL) {
		return NULL;
	}
	reg->settings = *settings;
	reg->events = *events;
	reg->context = context;
	reg->next_number = settings->first_job_number;
	reg->partings = JOBS_A_TICK;
	memcpy(reg->prefix, settings->handle_prefix, strnlen(settings->handle_prefix, REGISTRY_PREFIX_MAX));
	reg->settings.handle_prefix = reg->prefix;
	reg->prefix_len = strlen(reg->prefix);
	memcpy(reg->front_text, reg->prefix, reg->prefix_len);
	reg->front_text[reg->prefix_len] = ':';
	return reg;
}

/* Peers are not touched: they may be gone by now. */
static void free_job(registry_job *job)
{
	if (job->extra != NULL) {
		for (registry_link *link = job->extra->watches.first, *next; link != NULL; link = next) {
			next = link->next;
			free(OWNER_OF(link, registry_watch, of_job));
		}
	}
	free(job->extra);
	free(job);
}

void registry_free(registry *reg)
{
	const registry_job *job;
	cursor at = { 0 };

	if (reg == NULL) {
		return;
	}
	while ((job = registry_next_job(reg, &at)) != NULL) {
		free_job((registry_job *) job);
	}
	index_free(&reg->uniques, NULL);
	index_free(&reg->blocks, free);
	index_free(&reg->abilities, free);
	index_free(&reg->functions, free);
	while (reg->dropped.first != NULL) {
		registry_function *function = OWNER_OF(reg->dropped.first, registry_function, order);
		list_remove(&reg->dropped, &function->order);
		free(function);
	}
	while (reg->leaving.first != NULL) {
		registry_peer_left(reg, OWNER_OF(reg->leaving.first, registry_peer, woken));
	}
	heap_free(&reg->due);
	heap_free(&reg->timeouts);
	free(reg);
}

static bool has_name(const void *entry, const void *name)
{
	const registry_function *function = entry;

	return gear_view_equal(gear_view_of(function->name, function->name_len), *(const gear_view *) name);
}

static registry_function *find_function(const registry *reg, gear_view name, uint32_t hash)
{
	return index_find(&reg->functions, hash, has_name, &name);
}

registry_function *registry_function_find(const registry *reg, gear_view name)
{
	return find_function(reg, name, (uint32_t) hash_bytes(reg->settings.hash_seed, name.bytes, name.len));
}

gear_rc registry_function_get(registry *reg, gear_view name, registry_function **result)
{
	uint32_t hash;
	registry_function *function = reg->recent;

	if (function != NULL && has_name(function, &name)) {
		*result = function;
		return GEAR_SUCCESS;
	}
	if (name.len == 0 || name.len > GEAR_FUNCTION_MAX) {
		return GEAR_INVALID_FUNCTION_NAME;
	}
	hash = (uint32_t) hash_bytes(reg->settings.hash_seed, name.bytes, name.len);
	*result = find_function(reg, name, hash);
	if (*result != NULL) {
		reg->recent = *result;
		return GEAR_SUCCESS;
	}
	function = calloc(1, sizeof(*function) + name.len);
	if (function == NULL) {
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	function->hash = hash;
	function->name_len = (uint8_t) name.len;
	memcpy(function->name, name.bytes, name.len);
	if (!index_insert(&reg->functions, hash, function)) {
		free(function);
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	list_append(&reg->function_order, &function->order);
	*result = function;
	return GEAR_SUCCESS;
}

gear_rc registry_create_function(registry *reg, gear_view name)
{
	registry_function *function;

	return registry_function_get(reg, name, &function);
}

static registry_link *first_job(const registry_function *function)
{
	for (int priority = 0; priority < GEAR_PRIORITIES; priority++) {
		if (function->queues[priority].first != NULL) {
			return function->queues[priority].first;
		}
	}
	return function->delayed_jobs.first;
}

/* Ends so many jobs of dropped functions. */
static void end_dropped(registry *reg, int count)
{
	for (int ended = 0; ended < count && reg->dropped.first != NULL; ended++) {
		registry_function *function = OWNER_OF(reg->dropped.first, registry_function, order);
		registry_link *job = first_job(function);
		if (job != NULL) {
			registry_job_fail(reg, OWNER_OF(job, registry_job, link), REGISTRY_DROPPED);
		} else {
			list_remove(&reg->dropped, &function->order);
			free(function);
			reg->drops_done++;
		}
	}
}

bool registry_go_on_dropping(registry *reg, const registry_drop *drop)
{
	end_dropped(reg, 1);
	return reg->drops_done >= drop->number;
}

gear_rc registry_drop_function(registry *reg, gear_view name, registry_drop *drop)
{
	registry_function *function = registry_function_find(reg, name);

	if (function == NULL) {
		return GEAR_INVALID_FUNCTION_NAME;
	}
	if (function->workers > 0 || function->running > 0) {
		return GEAR_IN_PROGRESS;
	}
	index_remove(&reg->functions, function->hash, function);
	cursors_pass(reg->cursors, &function->order, function->order.next);
	list_remove(&reg->function_order, &function->order);
	if (reg->recent == function) {
		reg->recent = NULL;
	}
	list_append(&reg->dropped, &function->order);
	*drop = (registry_drop){ .number = ++reg->drops_begun, .jobs = (uint64_t) function->runnable + function->delayed };
	end_dropped(reg, JOBS_A_TICK);
	return registry_go_on_dropping(reg, drop) ? GEAR_SUCCESS : GEAR_IO_WAIT;
}

bool registry_set_limits(registry *reg, gear_view name, const uint32_t limits[GEAR_PRIORITIES])
{
	registry_function *function = registry_function_find(reg, name);

	if (function != NULL) {
		memcpy(function->limits, limits, sizeof(function->limits));
	}
	return function != NULL;
}

registry_function_info registry_function_describe(const registry_function *function)
{
	return (registry_function_info){
		.name = { function->name, function->name_len },
		.delayed = function->delayed,
		.running = function->running,
		.workers = function->workers,
		.queued = function->queued,
		.delayed_of = function->delayed_of,
		.running_of = function->running_of,
		.counts = function->counts,
	};
}

int64_t registry_function_since(const registry_function *function, int priority)
{
	const registry_link *first = function->queues[priority].first;

	return first != NULL ? (int64_t) OWNER_OF(first, registry_job, link)->since : -1;
}

registry_totals registry_describe(const registry *reg)
{
	return (registry_totals){
		.functions = reg->functions.count,
		.workers = reg->workers,
		.jobs = reg->job_count,
		.running = reg->running,
		.delayed = reg->due.count,
		.bytes = reg->job_bytes,
		.counts = reg->counts,
	};
}

const registry_function *registry_find_function(const registry *reg, gear_view name)
{
	return registry_function_find(reg, name);
}

const registry_job *registry_queue_next(const registry_function *function, int list, const registry_job *after)
{
	const registry_list *jobs = list < GEAR_PRIORITIES ? &function->queues[list] : &function->delayed_jobs;
	const registry_link *link = after != NULL ? after->link.next : jobs->first;

	return link != NULL ? OWNER_OF(link, registry_job, link) : NULL;
}

void registry_seek_function(registry *reg, const registry_function *after, cursor *at)
{
	cursor_begin(at, &reg->cursors, &reg->function_order, after->order.next);
}

const registry_function *registry_next_function(registry *reg, cursor *at)
{
	if (!cursor_is_begun(at)) {
		cursor_begin(at, &reg->cursors, &reg->function_order, reg->function_order.first);
	}
	const registry_link *link = cursor_step(at);

	/* Who goes through many of them waits for memory more than for anything else: the next one is asked for meanwhile. */
	if (link != NULL && link->next != NULL) {
		const char *next = (const char *) OWNER_OF(link->next, registry_function, order);
		for (size_t line = 0; line < sizeof(registry_function); line += CACHE_LINE) {
			__builtin_prefetch(next + line);
		}
	}
	return link != NULL ? OWNER_OF(link, registry_function, order) : NULL;
}

static job_extra *first_of(const heap *timers)
{
	heap_node *first = heap_first(timers);

	return first != NULL ? OWNER_OF(first, job_extra, timer) : NULL;
}

/* When the first delayed job is due by the wall clock, as far as one may sleep for that. */
static int64_t next_due(int64_t due, registry_time time)
{
	int64_t wait = due - time.wall / 1000 > 1 ? WALL_NAP : due * 1000 - time.wall;

	return time.now + (wait > 0 ? wait : 0);
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

int64_t registry_tick(registry *reg, registry_time time)
{
	job_extra *extra;
	int64_t next = -1;

	bool more = !registry_go_on_leaving(reg);
	end_dropped(reg, JOBS_A_TICK);
	for (int left = JOBS_A_TICK; (extra = first_of(&reg->due)) != NULL && left > 0 && extra->timer.when <= time.wall / 1000;
		 left--) {
		registry_job_detach(reg, extra->job);
		extra->job->since = (uint32_t) (time.now / 1000);
		registry_job_queue(reg, extra->job, false);
	}
	if (extra != NULL) {
		next = next_due(extra->timer.when, time);
	}
	for (int left = JOBS_A_TICK; (extra = first_of(&reg->timeouts)) != NULL && left > 0 && extra->timer.when <= time.now;
		 left--) {
		registry_job_fail(reg, extra->job, REGISTRY_TIMED_OUT);
	}
	if (extra != NULL) {
		next = sooner(next, extra->timer.when > time.now ? extra->timer.when : time.now);
	}
	next = sooner(next, registry_forget_late(reg, time.now));
	return more || reg->dropped.first != NULL ? time.now : next;
}
