/*
 * A model of the registry: plain arrays, searched from end to end, without regard to time and memory. It says what the
 * registry has to report, and what it has to contain.
 */
#ifndef REGISTRY_MODEL_H
#define REGISTRY_MODEL_H

#include "registry.h"
#include "unit.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	PEERS = 7,
	FUNCTIONS = 5,
	JOBS = 120,   /* at most; few enough to be searched */
	WATCHES = 12, /* of one job, at most */
	EVENTS = 4096,
	WALL = 5000000,
};

static const char *const names[FUNCTIONS] = { "a", "bb", "ccc", "a longer name", "e" };

enum state { FREE, WAITING, DELAYED, RUNNING };

struct model_job {
	enum state state;
	uint64_t number;
	int function, priority, owner, watches;
	int watchers[WATCHES];
	const char *unique, *data, *reducer;
	bool background;
	uint32_t retries, numerator, denominator;
	int64_t due, deadline; /* -1: none */
	int64_t turn;          /* in its queue, or among what its owner holds */
};

struct model_ability {
	bool is_there;
	int64_t timeout, turn; /* in the order of the peer */
	int64_t asleep;        /* in the order of the sleepers */
};

struct model_peer {
	struct model_ability abilities[FUNCTIONS];
	bool sleeping, exceptions;
	int woken_for; /* -1: nothing */
	int64_t woken; /* in the order of those woken */
	int64_t late;  /* 0: since the last tick */
};

struct model_function {
	bool is_there;
	int64_t turn; /* of its creation */
	uint32_t limits[GEAR_PRIORITIES];
};

struct event {
	char kind; /* 'd'eliver, 'w'ake, 'e'nd */
	int peer;
	uint32_t command; /* or reason */
	uint64_t number;  /* of the job */
	uint32_t extra;   /* what else there is to compare */
};

static struct model_job jobs[JOBS];
static struct model_peer model_peers[PEERS];
static struct model_function functions[FUNCTIONS];
static int64_t turns, front_turns; /* the last one given out at either end */
static uint64_t next_number;
static registry_settings settings;
static registry_time now;

/* What the registry reported, and what the model expects. */
static struct event got[EVENTS], wanted[EVENTS];
static int got_count, wanted_count;

static void put_event(struct event *list, int *count, struct event event)
{
	CHECK(*count < EVENTS);
	list[(*count)++] = event;
}

static uint32_t count_jobs(int function, enum state state, int priority)
{
	uint32_t count = 0;

	for (int i = 0; i < JOBS; i++) {
		count += jobs[i].state == state && jobs[i].function == function && (priority < 0 || jobs[i].priority == priority);
	}
	return count;
}

static void model_create(int function)
{
	if (!functions[function].is_there) {
		functions[function] = (struct model_function){ .is_there = true, .turn = ++turns };
	}
}

static uint64_t count_woken(int function)
{
	uint64_t count = 0;

	for (int i = 0; i < PEERS; i++) {
		count += model_peers[i].woken_for == function;
	}
	return count;
}

/* The peer that has slept longest of those that can do it, -1: none. */
static int first_sleeper(int function)
{
	int best = -1;

	for (int i = 0; i < PEERS; i++) {
		const struct model_ability *ability = &model_peers[i].abilities[function];
		if (model_peers[i].sleeping && ability->is_there
			&& (best < 0 || ability->asleep < model_peers[best].abilities[function].asleep)) {
			best = i;
		}
	}
	return best;
}

static void model_wake(int peer, int function)
{
	model_peers[peer].sleeping = false;
	model_peers[peer].woken_for = function;
	model_peers[peer].woken = ++turns;
	model_peers[peer].late = 0;
	put_event(wanted, &wanted_count, (struct event){ 'w', peer, 0, 0, 0 });
}

/* The promise: true when no sleeper is left without need. */
static bool is_settled(int function)
{
	uint64_t runnable = count_jobs(function, WAITING, -1);

	return runnable == 0 || first_sleeper(function) < 0
		|| (settings.worker_wakeup > 0 && count_woken(function) >= runnable * settings.worker_wakeup);
}

static void settle(int function)
{
	while (function >= 0 && !is_settled(function)) {
		model_wake(first_sleeper(function), function);
	}
}

static void model_queue(struct model_job *job, bool in_front)
{
	job->state = WAITING;
	job->turn = in_front ? --front_turns : ++turns;
	job->due = job->deadline = -1;
	job->owner = -1;
	settle(job->function);
}

static void model_deliver(const struct model_job *job, uint32_t command, uint32_t extra)
{
	for (int i = 0; i < job->watches; i++) {
		int peer = job->watchers[i];
		bool hidden = command == GEAR_COMMAND_WORK_EXCEPTION && !model_peers[peer].exceptions;
		put_event(wanted, &wanted_count,
			(struct event){ 'd', peer, hidden ? GEAR_COMMAND_WORK_FAIL : command, job->number, hidden ? 0 : extra });
	}
}

static void model_end(struct model_job *job, registry_end why)
{
	put_event(wanted, &wanted_count, (struct event){ 'e', -1, why, job->number, 0 });
	job->state = FREE;
}

static void model_fail(struct model_job *job, registry_end why)
{
	model_deliver(job, GEAR_COMMAND_WORK_FAIL, 0);
	model_end(job, why);
}

/* Of the jobs in this state, the one with the least `turn`, or of all peers' and functions' with -1; NULL: none. */
static struct model_job *first_job(enum state state, int function, int priority, int owner)
{
	struct model_job *best = NULL;

	for (int i = 0; i < JOBS; i++) {
		struct model_job *job = &jobs[i];
		if (job->state == state && (function < 0 || job->function == function) && (priority < 0 || job->priority == priority)
			&& (owner < 0 || job->owner == owner) && (best == NULL || job->turn < best->turn)) {
			best = job;
		}
	}
	return best;
}

static struct model_job *find_number(uint64_t number)
{
	for (int i = 0; i < JOBS; i++) {
		if (jobs[i].state != FREE && jobs[i].number == number) {
			return &jobs[i];
		}
	}
	return NULL;
}

/* The function whose job the peer would get, -1: none. */
static int choose(const struct model_peer *peer)
{
	int best = -1;

	for (int priority = 0; priority < GEAR_PRIORITIES && best < 0; priority++) {
		for (int i = 0; i < FUNCTIONS; i++) {
			if (peer->abilities[i].is_there && count_jobs(i, WAITING, priority) > 0
				&& (best < 0 || peer->abilities[i].turn < peer->abilities[best].turn)) {
				best = i;
			}
		}
	}
	return best;
}

static int forget_wake(struct model_peer *peer)
{
	int before = peer->woken_for;

	peer->woken_for = -1;
	return before;
}

static void model_can_do(int peer, int function, int64_t timeout)
{
	struct model_ability *ability = &model_peers[peer].abilities[function];

	model_create(function);
	if (!ability->is_there) {
		*ability = (struct model_ability){ .is_there = true, .turn = ++turns, .asleep = ++turns };
		settle(function);
	}
	ability->timeout = timeout;
}

static void model_cant_do(int peer, int function)
{
	struct model_peer *of = &model_peers[peer];

	if (of->abilities[function].is_there) {
		of->abilities[function].is_there = false;
		if (of->woken_for == function) {
			settle(forget_wake(of));
		}
	}
}

/* The first of the peer's functions behind the one with this turn (0: of all), -1: none. */
static int next_ability(int peer, int64_t turn)
{
	const struct model_ability *abilities = model_peers[peer].abilities;
	int first = -1;

	for (int i = 0; i < FUNCTIONS; i++) {
		if (abilities[i].is_there && abilities[i].turn > turn && (first < 0 || abilities[i].turn < abilities[first].turn)) {
			first = i;
		}
	}
	return first;
}

static void model_reset(int peer)
{
	for (int first; (first = next_ability(peer, 0)) >= 0;) {
		model_cant_do(peer, first);
	}
}

static void model_pre_sleep(int peer)
{
	struct model_peer *of = &model_peers[peer];
	int before = forget_wake(of);

	of->sleeping = true;
	for (int i = 0; i < FUNCTIONS; i++) {
		of->abilities[i].asleep = ++turns;
	}
	for (int i = next_ability(peer, 0); i >= 0 && of->sleeping; i = next_ability(peer, of->abilities[i].turn)) {
		settle(i);
	}
	settle(before);
}

/* The peer that was woken first of those that have not asked yet, -1: none. */
static int first_woken(void)
{
	int best = -1;

	for (int i = 0; i < PEERS; i++) {
		if (model_peers[i].woken_for >= 0 && (best < 0 || model_peers[i].woken < model_peers[best].woken)) {
			best = i;
		}
	}
	return best;
}

/* Others are woken in place of those that have not asked for a second. Returns when the next one is late, -1: never. */
static int64_t model_forget_late(void)
{
	int first;

	while ((first = first_woken()) >= 0 && model_peers[first].late > 0 && model_peers[first].late <= now.now) {
		settle(forget_wake(&model_peers[first]));
	}
	for (int i = 0; i < PEERS; i++) {
		if (model_peers[i].woken_for >= 0 && model_peers[i].late == 0) {
			model_peers[i].late = now.now + 1000;
		}
	}
	return first >= 0 ? model_peers[first].late : -1;
}

static struct model_job *model_grab(int peer)
{
	struct model_peer *of = &model_peers[peer];
	int before = forget_wake(of);
	int function = choose(of);
	struct model_job *job = NULL;

	of->sleeping = false;
	if (function >= 0) {
		for (int priority = 0; priority < GEAR_PRIORITIES && job == NULL; priority++) {
			job = first_job(WAITING, function, priority, -1);
		}
		job->state = RUNNING;
		job->owner = peer;
		job->turn = ++turns;
		job->deadline = of->abilities[function].timeout > 0 ? now.now + of->abilities[function].timeout : -1;
		if (!settings.strict_order) {
			of->abilities[function].turn = ++turns;
		}
	}
	settle(before);
	return job;
}

static void model_lose(struct model_job *job)
{
	if (!job->background && job->watches == 0) {
		model_end(job, REGISTRY_ABANDONED);
	} else if (settings.job_retries >= 0 && job->retries >= (uint32_t) settings.job_retries) {
		model_fail(job, REGISTRY_RETRIES);
	} else {
		job->retries++;
		job->numerator = job->denominator = 0;
		model_queue(job, true);
	}
}

/* Takes the peer's watches from a job; it ends if it is of no use then. */
static void model_unwatch(struct model_job *job, int peer)
{
	int kept = 0, before = job->watches;

	for (int i = 0; i < job->watches; i++) {
		if (job->watchers[i] != peer) {
			job->watchers[kept++] = job->watchers[i];
		}
	}
	job->watches = kept;
	if (kept == 0 && before > 0 && job->state != RUNNING && !job->background) {
		model_end(job, REGISTRY_ABANDONED);
	}
}

/* The last of the jobs that the peer holds. */
static struct model_job *last_held(int peer)
{
	struct model_job *last = NULL;

	for (int i = 0; i < JOBS; i++) {
		if (jobs[i].state == RUNNING && jobs[i].owner == peer && (last == NULL || jobs[i].turn > last->turn)) {
			last = &jobs[i];
		}
	}
	return last;
}

static void model_leave(int peer)
{
	for (int i = 0; i < JOBS; i++) {
		if (jobs[i].state != FREE) {
			model_unwatch(&jobs[i], peer);
		}
	}
	model_reset(peer);
	model_peers[peer].sleeping = false;
	for (struct model_job *job; (job = last_held(peer)) != NULL;) {
		model_lose(job);
	}
}

static struct model_job *model_find(int function, const char *unique, const char *data)
{
	bool by_data = strcmp(unique, "-") == 0;

	for (int i = 0; i < JOBS; i++) {
		const struct model_job *job = &jobs[i];
		if (job->state != FREE && job->function == function && *unique != '\0' && strcmp(job->unique, unique) == 0
			&& (!by_data || (*data != '\0' && strcmp(job->data, data) == 0))) {
			return &jobs[i];
		}
	}
	return NULL;
}

static bool is_full(int function, int priority)
{
	uint32_t limit = functions[function].limits[priority], total = 0;

	for (enum state state = WAITING; state <= RUNNING; state++) {
		total += count_jobs(function, state, -1);
	}
	return limit > 0 && total >= limit;
}

static gear_rc model_submit(const struct model_job *new, int watcher)
{
	struct model_job *job;

	model_create(new->function);
	job = model_find(new->function, new->unique, new->data);
	if (job != NULL) {
		if (watcher >= 0) {
			job->watchers[job->watches++] = watcher;
		} else {
			job->background = true;
		}
		return GEAR_JOB_EXISTS;
	}
	if (is_full(new->function, new->priority)) {
		return GEAR_JOB_QUEUE_FULL;
	}
	for (job = jobs; job->state != FREE; job++) {}
	*job = *new;
	job->number = next_number++;
	job->background = watcher < 0;
	job->watches = watcher >= 0;
	job->watchers[0] = watcher;
	job->owner = -1;
	job->deadline = -1;
	if (new->due > now.wall / 1000) {
		job->state = DELAYED;
		job->turn = ++turns;
	} else {
		model_queue(job, false);
	}
	return GEAR_SUCCESS;
}

/* The next to fall due: by the wall clock if `delayed`, else the next to time out; NULL: none. */
static struct model_job *next_due(bool delayed)
{
	struct model_job *best = NULL;

	for (int i = 0; i < JOBS; i++) {
		struct model_job *job = &jobs[i];
		int64_t when = delayed ? job->due : job->deadline;
		int64_t best_when = best == NULL ? 0 : delayed ? best->due : best->deadline;
		if (job->state == (delayed ? DELAYED : RUNNING) && when >= 0
			&& (best == NULL || when < best_when || (when == best_when && job->number < best->number))) {
			best = job;
		}
	}
	return best;
}

static int64_t model_tick(void)
{
	struct model_job *job;
	int64_t next = -1, late;

	while ((job = next_due(true)) != NULL && job->due * 1000 <= now.wall) {
		model_queue(job, false);
	}
	if (job != NULL) {
		int64_t wait = job->due * 1000 - now.wall;
		next = now.now + (wait < 1000 ? wait : 1000);
	}
	while ((job = next_due(false)) != NULL && job->deadline <= now.now) {
		model_fail(job, REGISTRY_TIMED_OUT);
	}
	if (job != NULL && (next < 0 || job->deadline < next)) {
		next = job->deadline;
	}
	late = model_forget_late();
	return next < 0 || (late >= 0 && late < next) ? late : next;
}

static gear_rc model_drop(int function)
{
	struct model_job *job;

	if (!functions[function].is_there) {
		return GEAR_INVALID_FUNCTION_NAME;
	}
	for (int i = 0; i < PEERS; i++) {
		if (model_peers[i].abilities[function].is_there) {
			return GEAR_IN_PROGRESS;
		}
	}
	if (count_jobs(function, RUNNING, -1) > 0) {
		return GEAR_IN_PROGRESS;
	}
	for (int priority = 0; priority < GEAR_PRIORITIES; priority++) {
		while ((job = first_job(WAITING, function, priority, -1)) != NULL) {
			model_fail(job, REGISTRY_DROPPED);
		}
	}
	while ((job = first_job(DELAYED, function, -1, -1)) != NULL) {
		model_fail(job, REGISTRY_DROPPED);
	}
	functions[function].is_there = false;
	return GEAR_SUCCESS;
}

#endif
