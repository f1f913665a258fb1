/*
 * The registry: functions, jobs, handles, uniques, priorities, due times, and what each peer can do, holds, awaits and
 * sleeps for. Data only: no I/O, no clock. It reports through the functions given at its creation, and keeps one
 * promise: while a job of a function is runnable and a worker that can do it sleeps, a woken worker is on its way. One that
 * was woken a second ago and has not asked for a job since is not on its way any more.
 */
#ifndef REGISTRY_H
#define REGISTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cursor.h"
#include "gear.h"
#include "gear_packet.h"

typedef struct registry registry;
typedef struct registry_function registry_function;
typedef struct registry_job registry_job;
typedef struct registry_ability registry_ability; /* a peer can do a function */

/* Intrusive lists; zero-initialised is empty. */
typedef struct registry_link {
	struct registry_link *next, *previous;
} registry_link;

typedef struct registry_list {
	registry_link *first, *last;
} registry_list;

/* A peer as the registry sees it: embedded in its session, zeroed at first, at the same address until it has left for good. */
typedef struct registry_peer {
	registry_list abilities;      /* the next to be served first */
	registry_list held;           /* jobs assigned to it, in the order of its grabs */
	registry_list awaited;        /* jobs, once for each submission */
	registry_function *woken_for; /* was sent NOOP for a job of it and has not asked yet */
	registry_link woken;          /* in registry.woken, if so; in registry.leaving, if it leaves */
	int64_t late;                 /* if it has not asked by then (monotonic, ms); 0: woken since the last tick */
	bool sleeping;
	bool leaving;    /* the registry still has something of it */
	bool by_http;    /* set by its owner, which is no session */
	bool exceptions; /* set by the session: WORK_EXCEPTION is not turned into WORK_FAIL */
} registry_peer;

/* The two clocks. Delayed jobs are due by the wall clock, everything else goes by the monotonic one. */
typedef struct registry_time {
	int64_t now;  /* monotonic, ms */
	int64_t wall; /* since 1970, ms */
} registry_time;

typedef enum registry_end {
	REGISTRY_COMPLETED,
	REGISTRY_FAILED,
	REGISTRY_EXCEPTION,
	REGISTRY_TIMED_OUT,
	REGISTRY_RETRIES, /* its worker was lost once too often */
	REGISTRY_CANCELLED,
	REGISTRY_DROPPED,   /* with its function */
	REGISTRY_ABANDONED, /* foreground, and nobody awaits it any more */
	REGISTRY_UNKEPT,    /* background, and its store did not take it */
} registry_end;

/* What is counted, of each function and in all, since it was created and since the start. */
typedef enum registry_count {
	REGISTRY_COUNT_SUBMITTED, /* new jobs */
	REGISTRY_COUNT_RESTORED,  /* of an earlier run */
	REGISTRY_COUNT_COALESCED, /* submissions that joined a job */
	REGISTRY_COUNT_REFUSED, /* submissions: over a limit, draining, no memory; and background jobs that their store did not take */
	REGISTRY_COUNT_RETRIED, /* queued again after a worker was lost */
	REGISTRY_COUNT_COMPLETED,
	REGISTRY_COUNT_FAILED, /* by their workers' word, or with REGISTRY_RETRIES */
	REGISTRY_COUNT_TIMED_OUT,
	REGISTRY_COUNT_CANCELLED, /* or dropped with their function */
	REGISTRY_COUNT_ABANDONED,
	REGISTRY_COUNTS,
} registry_count;

/* Where a durable queue is with a job. The registry only remembers it. */
typedef enum registry_kept {
	REGISTRY_NOT_KEPT,
	REGISTRY_TO_BE_KEPT, /* is to be given to the store */
	REGISTRY_KEPT,       /* was given to it */
} registry_kept;

/* None of these may call the registry. */
typedef struct registry_events {
	/* A response for a peer that awaits a job; once for each submission that it awaits. */
	void (*deliver)(void *context, registry_peer *peer, uint32_t command, const gear_view *args, size_t argc);
	/* NOOP for a peer that slept. */
	void (*wake)(void *context, registry_peer *peer);
	/* May be NULL. The job has ended and is about to be freed. */
	void (*ended)(void *context, const registry_job *job, registry_end why);
	/* May be NULL. The job's worker was lost, and it is queued again. */
	void (*retried)(void *context, registry_job *job);
	/* May be NULL. A peer that was still leaving has left for good. */
	void (*left)(void *context, registry_peer *peer);
} registry_events;

typedef struct registry_settings {
	int job_retries;           /* runs after the first one when workers are lost; -1: no limit */
	unsigned worker_wakeup;    /* sleepers woken for a job; 0: all */
	bool strict_order;         /* functions in the order of registration, not round robin */
	const char *handle_prefix; /* *copied*; "H:host", cut so that every handle fits GEAR_HANDLE_SIZE */
	uint64_t first_job_number;
	uint64_t hash_seed; /* a secret of the process, so that peers cannot choose names that collide */
} registry_settings;

/* *Copies* both structs. *Returns owned* (free with registry_free), NULL when memory is out. */
registry *registry_new(const registry_settings *settings, const registry_events *events, void *context);

/* Frees all jobs without a word; peers need not have left, but are of no use then. Accepts NULL. */
void registry_free(registry *reg);

/*
 * Workers. A second registration of a function replaces its timeout (ms for a job of it; <= 0: none). GEAR_SUCCESS,
 * GEAR_INVALID_FUNCTION_NAME (empty or over GEAR_FUNCTION_MAX) or GEAR_MEMORY_ALLOCATION_FAILURE. Losing an ability stops
 * new assignments only; jobs that are held go on.
 */
gear_rc registry_can_do(registry *reg, registry_peer *peer, gear_view function, int64_t timeout);
void registry_cant_do(registry *reg, registry_peer *peer, gear_view function);
void registry_reset_abilities(registry *reg, registry_peer *peer);

/* The peer sleeps until it is woken or grabs; it is woken at once if a job waits for which nobody is on the way. */
void registry_pre_sleep(registry *reg, registry_peer *peer);

/* Assigns the next job to the peer, which is awake from now on. NULL: none (or no memory to watch its timeout). */
registry_job *registry_grab(registry *reg, registry_peer *peer, registry_time time);

/*
 * The peer is gone: its jobs are queued again in front, within the limit of retries, and nothing is delivered to it. If those
 * that it held and awaited are many, ticks do the rest: it is `leaving` until the event `left` (or registry_free) is told.
 */
void registry_peer_leave(registry *reg, registry_peer *peer);

/*
 * A peer's abilities: the next one, NULL at the end. A new cursor begins with the first one. Until it has ended, the peer's
 * functions do not take turns, so that none comes twice; it ends at the latest when the peer leaves.
 */
const registry_ability *registry_next_ability(registry *reg, registry_peer *peer, cursor *at);
gear_view registry_ability_name(const registry_ability *ability);

/* The jobs that are assigned to a peer, in the order of its grabs; starts with after == NULL, ends with NULL. */
const registry_job *registry_held_next(const registry_peer *peer, const registry_job *after);

typedef struct registry_submission {
	gear_view function;
	gear_view unique;  /* "": is never coalesced, "-": coalesces by the data */
	gear_view reducer; /* or "" */
	gear_view data;
	gear_priority priority;
	int64_t due; /* seconds since 1970; not after now (as 0 is): at once */
} registry_submission;

/* While it drains, no job is taken that is not there already. */
void registry_set_draining(registry *reg, bool draining);
bool registry_is_draining(const registry *reg);

/*
 * *Copies* the submission. The watcher awaits the job; NULL: a background job. GEAR_SUCCESS: *job is new, GEAR_JOB_EXISTS:
 * *job is one with this function and unique, not yet ended. Else *job is NULL: GEAR_JOB_QUEUE_FULL, GEAR_SHUTDOWN (it drains),
 * GEAR_INVALID_FUNCTION_NAME, GEAR_ARGUMENT_TOO_LARGE (unique over GEAR_UNIQUE_MAX, reducer over GEAR_FUNCTION_MAX),
 * GEAR_INVALID_ARGUMENT (no such priority), GEAR_MEMORY_ALLOCATION_FAILURE.
 */
gear_rc registry_submit(
	registry *reg, const registry_submission *submission, registry_peer *watcher, registry_time time, registry_job **job);

/*
 * *Copies* a background job of an earlier run, with its number and retries; limits do not hold for it. GEAR_SUCCESS,
 * GEAR_JOB_EXISTS (one with this number, or this function and unique), or as registry_submit.
 */
gear_rc registry_restore(registry *reg, const registry_submission *submission, uint64_t number, uint32_t retries,
	registry_time time, registry_job **job);

/*
 * WORK_DATA, WORK_WARNING, WORK_STATUS, WORK_COMPLETE, WORK_FAIL or WORK_EXCEPTION from a peer; args as in the packet, the
 * handle first. The last three end and free the job. GEAR_SUCCESS, or with nothing changed: GEAR_JOB_NOT_FOUND (no such
 * job, or not this peer's), GEAR_INVALID_COMMAND (not a WORK_*, or without its arguments), GEAR_MEMORY_ALLOCATION_FAILURE
 * (WORK_STATUS only). The numbers of a WORK_STATUS are passed on as they are, and kept as far as they are numbers.
 */
gear_rc registry_work(registry *reg, registry_peer *peer, uint32_t command, const gear_view *args, size_t argc);

/* NULL: unknown, or ended. A handle is the prefix, ':' and the number; a unique is sought in every function in turn. */
registry_job *registry_find_handle(const registry *reg, gear_view handle);
registry_job *registry_find_unique(const registry *reg, gear_view unique);
registry_job *registry_find_unique_of(const registry *reg, gear_view function, gear_view unique);
registry_job *registry_find_number(const registry *reg, uint64_t number);

/* Jobs to come get larger numbers than this one. */
void registry_reserve_number(registry *reg, uint64_t number);

/* Formats the handle into `text`, with a NUL; returns a view of it. */
gear_view registry_job_handle(registry *reg, const registry_job *job, char text[GEAR_HANDLE_SIZE]);

typedef struct registry_job_info {
	gear_view function, unique, reducer, data; /* valid until the job ends */
	gear_priority priority;
	uint64_t number;
	registry_kept kept;
	uint32_t numerator, denominator; /* of the last WORK_STATUS */
	uint32_t watchers;               /* submissions that await it */
	uint32_t retries;                /* workers that were lost over it */
	int64_t due;                     /* of a delayed job that is not due yet, else 0 */
	int64_t since;                   /* it was submitted, or became due (monotonic, seconds) */
	int64_t started;                 /* its worker has had it since then, if it runs (monotonic, seconds) */
	const registry_peer *worker;     /* NULL: it does not run */
	bool running;
	bool background;
} registry_job_info;

registry_job_info registry_job_describe(const registry_job *job);

void registry_job_set_kept(registry_job *job, registry_kept kept);

/* The store did not take the job: it is no background job any more, and ends unless it runs or somebody awaits it. */
void registry_unkeep(registry *reg, registry_job *job);

/* Every job, about in the order of numbers, while they come and go. A new cursor begins with the first; ended with NULL. */
const registry_job *registry_next_job(registry *reg, cursor *at);

/* Jobs that have not ended, and what they take: the job itself and what was submitted. */
size_t registry_job_count(const registry *reg);
size_t registry_job_bytes(const registry *reg);

/* NULL: unknown. */
const registry_function *registry_find_function(const registry *reg, gear_view name);

/*
 * Jobs of a function that wait with a priority, or (GEAR_PRIORITIES) the delayed ones, in the order of the list; starts with
 * after == NULL, ends with NULL.
 */
const registry_job *registry_queue_next(const registry_function *function, int list, const registry_job *after);

/*
 * A new cursor begins behind the job with this number, or where it was in the order of registry_next_job. False: the place is
 * not to be found, because the job has ended and many that are older have not.
 */
bool registry_seek_job(registry *reg, uint64_t number, cursor *at);

/* A new cursor begins behind this function. */
void registry_seek_function(registry *reg, const registry_function *after, cursor *at);

typedef struct registry_totals {
	size_t functions, workers; /* peers that can do something */
	size_t jobs, running, delayed;
	size_t bytes;           /* registry_job_bytes */
	const uint64_t *counts; /* by registry_count; of all functions, those that were dropped included */
} registry_totals;

registry_totals registry_describe(const registry *reg);

/* Ends a job that is not running, its watchers get WORK_FAIL. Else GEAR_JOB_NOT_FOUND, or GEAR_IN_PROGRESS: it runs. */
gear_rc registry_cancel(registry *reg, gear_view handle);

/* Fires what is due: delayed jobs, timeouts of running ones, wakes in vain. Returns when to call again (monotonic, ms), -1: never. */
int64_t registry_tick(registry *reg, registry_time time);

/* A function stays until it is dropped. GEAR_SUCCESS (also if it is there) or as registry_can_do says. */
gear_rc registry_create_function(registry *reg, gear_view name);

typedef struct registry_drop {
	uint64_t number; /* of all drops, which are done in turn */
	uint64_t jobs;   /* that go with the function */
} registry_drop;

/*
 * Nobody finds the function any more, and its jobs, which only wait, are ended. GEAR_SUCCESS; GEAR_IO_WAIT: they are many, and
 * registry_go_on_dropping and ticks end the rest. GEAR_INVALID_FUNCTION_NAME: unknown; GEAR_IN_PROGRESS: it has
 * workers or running jobs.
 */
gear_rc registry_drop_function(registry *reg, gear_view name, registry_drop *drop);

/* Ends one of those jobs, if there is one left. True: there is none of this drop. */
bool registry_go_on_dropping(registry *reg, const registry_drop *drop);

/* From this many jobs in all (running ones count), a new one of that priority is refused; 0: no limit. False: unknown. */
bool registry_set_limits(registry *reg, gear_view name, const uint32_t limits[GEAR_PRIORITIES]);

typedef struct registry_function_info {
	gear_view name;
	uint32_t delayed; /* not due yet */
	uint32_t running;
	uint32_t workers;
	/* By priority; valid until the function is dropped. */
	const uint32_t *queued;     /* not running, delayed ones included */
	const uint32_t *delayed_of; /* as above */
	const uint32_t *running_of;
	const uint64_t *counts; /* by registry_count; likewise */
} registry_function_info;

registry_function_info registry_function_describe(const registry_function *function);

/* `since` of its job of that priority that is next, -1: none is runnable. */
int64_t registry_function_since(const registry_function *function, int priority);

/* Every function in the order of creation, while they come and go. A new cursor begins with the first; ended with NULL. */
const registry_function *registry_next_function(registry *reg, cursor *at);

#endif
