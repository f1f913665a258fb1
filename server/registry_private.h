/*
 * What the files of the registry share: registry.c (functions, time), registry_handle.c (jobs by their numbers),
 * registry_job.c (a job from its submission to its end), registry_peer.c (abilities, sleep, assignment). Nobody else
 * includes this.
 */
#ifndef REGISTRY_PRIVATE_H
#define REGISTRY_PRIVATE_H

#include "heap.h"
#include "index.h"
#include "registry.h"

/* The struct in which a link is embedded; the link is not NULL. */
#define OWNER_OF(link, type, member) ((type *) ((char *) (link) -offsetof(type, member)))

enum {
	REGISTRY_NUMBER_SIZE = 20, /* digits of the largest job number */
	REGISTRY_PREFIX_MAX = GEAR_HANDLE_SIZE - REGISTRY_NUMBER_SIZE - 2,
	REGISTRY_RETRIES_MAX = UINT16_MAX, /* where the count of them stops */
	JOBS_A_TICK = 256,                 /* due, timed out, dropped, or left; more go on in the next one, others wait meanwhile */
};

/* Jobs with consecutive numbers. */
typedef struct number_block number_block;

struct registry {
	registry_settings settings; /* its handle_prefix is ours, below */
	registry_events events;
	void *context; /* of the events */
	char prefix[REGISTRY_PREFIX_MAX + 1];
	size_t prefix_len;
	char front_text[GEAR_HANDLE_SIZE]; /* what the handle that was written last begins with: the prefix, ':' and ... */
	uint64_t front;                    /* ... this number, all but its last digits; 0: nothing */
	size_t front_len;
	uint64_t next_number;
	index_table functions;     /* by name */
	registry_function *recent; /* the one found last, most likely the next one; or NULL */
	registry_list function_order;
	registry_list dropped;            /* functions that cannot be found any more and have jobs to be ended */
	uint64_t drops_begun, drops_done; /* done in their order */
	cursor *cursors;                  /* in function_order and block_order */
	cursor *ability_cursors;          /* in the abilities of a peer */
	index_table blocks;               /* of jobs, by number */
	registry_list block_order;
	number_block *newest; /* the one for next_number, or the one before it; NULL: none yet */
	size_t job_count, job_bytes;
	index_table uniques;   /* jobs, by function and unique or data */
	index_table abilities; /* by peer and function */
	registry_list woken;   /* peers with woken_for, the longest awake first */
	registry_list leaving; /* peers of which something is left, in the order of their leaving */
	int partings;          /* that may still be done before the next tick */
	heap due;              /* job_extra of delayed jobs, seconds since 1970 */
	heap timeouts;         /* job_extra of running jobs, monotonic ms */
	size_t workers;        /* peers with abilities */
	size_t running;
	uint64_t counts[REGISTRY_COUNTS];
	bool draining;
};

struct registry_function {
	registry_list queues[GEAR_PRIORITIES]; /* runnable jobs */
	uint32_t runnable;                     /* how many those are */
	uint32_t woken;                        /* peers with woken_for == this */
	registry_list sleepers;                /* abilities of sleeping peers, the longest asleep first */
	registry_list delayed_jobs;
	uint32_t queued[GEAR_PRIORITIES]; /* runnable or delayed */
	uint32_t delayed;
	uint32_t running;
	uint32_t delayed_of[GEAR_PRIORITIES]; /* the same by priority */
	uint32_t running_of[GEAR_PRIORITIES];
	uint32_t workers;
	uint32_t limits[GEAR_PRIORITIES]; /* 0: none */
	uint64_t counts[REGISTRY_COUNTS];
	registry_link order;
	uint32_t hash; /* of the name */
	uint8_t name_len;
	char name[];
};

struct registry_ability {
	registry_function *function;
	registry_peer *peer;
	registry_link of_peer;
	registry_link sleeper; /* in its function's list, while its peer sleeps */
	int64_t timeout;       /* ms, <= 0: none */
};

/* What most jobs never need; a background job in the queue is the one to be kept small. */
typedef struct job_extra {
	heap_node timer; /* in registry.due or registry.timeouts */
	registry_job *job;
	registry_list watches;
	uint32_t watchers; /* length of that list */
	uint32_t numerator, denominator;
} job_extra;

typedef struct registry_watch {
	registry_peer *peer;
	registry_job *job;
	registry_link of_peer;
	registry_link of_job;
} registry_watch;

/* A million of these may wait, so each field counts: 70 bytes, and what was submitted right behind them. */
struct registry_job {
	registry_link link; /* in a queue or delayed_jobs of its function, or in held of its worker */
	registry_function *function;
	registry_peer *worker; /* NULL: does not run */
	job_extra *extra;      /* NULL: not needed yet */
	uint64_t number;
	uint32_t unique_hash;
	uint32_t data_len;
	uint32_t since;   /* submitted, or due; monotonic seconds, which last for a century */
	uint32_t started; /* the same, when it was assigned */
	uint16_t retries;
	uint8_t unique_len;
	uint8_t reducer_len;
	uint8_t priority;
	bool background : 1;
	bool delayed : 1;
	bool coalesces : 1; /* is in registry.uniques */
	bool by_data : 1;   /* there by its data, not by its unique */
	uint8_t kept : 2;   /* registry_kept */
	char bytes[];       /* unique, reducer, data */
};

static inline void list_append(registry_list *list, registry_link *link)
{
	link->next = NULL;
	link->previous = list->last;
	*(list->last != NULL ? &list->last->next : &list->first) = link;
	list->last = link;
}

static inline void list_prepend(registry_list *list, registry_link *link)
{
	link->previous = NULL;
	link->next = list->first;
	*(list->first != NULL ? &list->first->previous : &list->last) = link;
	list->first = link;
}

static inline void list_remove(registry_list *list, registry_link *link)
{
	*(link->previous != NULL ? &link->previous->next : &list->first) = link->next;
	*(link->next != NULL ? &link->next->previous : &list->last) = link->previous;
}

/* The member that the cursor is at, and on to the next one; NULL, and the cursor is ended: there is none. */
static inline registry_link *cursor_step(cursor *c)
{
	registry_link *link = (registry_link *) c->at;

	if (link == NULL) {
		cursor_end(c);
	} else {
		c->at = link->next;
	}
	return link;
}

/* Finds or creates. As registry_can_do says. */
gear_rc registry_function_get(registry *reg, gear_view name, registry_function **function);
registry_function *registry_function_find(const registry *reg, gear_view name);

/* Wakes as many sleepers as the function's runnable jobs still lack; to be called when there may be too few. */
void registry_function_wake(registry *reg, registry_function *function);

/* Those who were woken too long ago are counted on no longer. Returns when the next one is late (monotonic, ms), -1: never. */
int64_t registry_forget_late(registry *reg, int64_t now);

static inline void tally(registry *reg, registry_function *function, registry_count what)
{
	reg->counts[what]++;
	function->counts[what]++;
}

/* Gives the job this number (0: the next one), by which it can be found from then on. False when memory is out. */
bool registry_number(registry *reg, registry_job *job, uint64_t number);

/* Its number finds the job no longer, and nothing else ever. */
void registry_unnumber(registry *reg, registry_job *job);

/* The job's extra, allocated if need be; NULL when memory is out. */
job_extra *registry_job_extra(registry_job *job);

/* Makes a job runnable that is in no list, and wakes for it. */
void registry_job_queue(registry *reg, registry_job *job, bool in_front);

/* Takes the job from its list, timer and counts. */
void registry_job_detach(registry *reg, registry_job *job);

/* The job's worker is gone: queues it again or ends it. */
void registry_job_lost(registry *reg, registry_job *job);

/* Ends the job with a WORK_FAIL to its watchers. */
void registry_job_fail(registry *reg, registry_job *job, registry_end why);

/* Somebody awaits a job no longer, which ends if nobody does and it does not run. */
void registry_job_unwatch(registry *reg, registry_watch *watch);

/* Nothing is left of a peer that was leaving. */
void registry_peer_left(registry *reg, registry_peer *peer);

/* Goes on with those who leave. False: there is more to do. */
bool registry_go_on_leaving(registry *reg);

#endif
