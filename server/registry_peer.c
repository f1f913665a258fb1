/*
 * Peers: what they can do, who sleeps and who is woken, who gets which job, and what is left when one leaves.
 *
 * Waking. A function counts the peers that were woken for a job of it and have not asked for one since. While sleepers
 * are left, these are at least as many as its runnable jobs (times worker_wakeup). Whatever makes that untrue calls
 * registry_function_wake: a job becomes runnable, a peer falls asleep, a sleeper learns the function, a woken peer asks (and
 * may be given something else), forgets the function, sleeps again, leaves or lets us wait. The last is not rare: a worker
 * of several servers does the job of another one first.
 */
#include "registry.h"

#include <stdlib.h>

#include "registry_private.h"

/* How long a woken peer is counted on, in ms. */
enum { PATIENCE = 1000 };

static uint32_t hash_both(const registry_peer *peer, const registry_function *function)
{
	uint64_t mixed = (uintptr_t) peer * UINT64_C(0x9e3779b97f4a7c15) + (uintptr_t) function;

	return (uint32_t) ((mixed ^ mixed >> 29) * UINT64_C(0xbf58476d1ce4e5b9) >> 32);
}

static bool is_of(const void *entry, const void *key)
{
	const registry_ability *ability = entry, *wanted = key;

	return ability->peer == wanted->peer && ability->function == wanted->function;
}

static registry_ability *find_ability(const registry *reg, registry_peer *peer, registry_function *function)
{
	const registry_ability wanted = { .peer = peer, .function = function };

	return index_find(&reg->abilities, hash_both(peer, function), is_of, &wanted);
}

/* A search of all abilities for each grab and sleep: a peer has few of them, and only it pays for many. */
#define EACH_ABILITY(peer, link) \
	registry_link *link = (peer)->abilities.first; \
	link != NULL; \
	link = link->next

static void fall_asleep(registry_peer *peer)
{
	peer->sleeping = true;
	for (EACH_ABILITY(peer, link)) {
		registry_ability *ability = OWNER_OF(link, registry_ability, of_peer);
		list_append(&ability->function->sleepers, &ability->sleeper);
	}
}

static void get_up(registry_peer *peer)
{
	if (!peer->sleeping) {
		return;
	}
	peer->sleeping = false;
	for (EACH_ABILITY(peer, link)) {
		registry_ability *ability = OWNER_OF(link, registry_ability, of_peer);
		list_remove(&ability->function->sleepers, &ability->sleeper);
	}
}

static void wake(registry *reg, registry_peer *peer, registry_function *function)
{
	get_up(peer);
	peer->woken_for = function;
	peer->late = 0;
	list_append(&reg->woken, &peer->woken);
	function->woken++;
	reg->events.wake(reg->context, peer);
}

/* A woken peer is on its way no longer. Returns the function that may have to wake another one, or NULL. */
static registry_function *forget_wake(registry *reg, registry_peer *peer)
{
	registry_function *function = peer->woken_for;

	peer->woken_for = NULL;
	if (function != NULL) {
		function->woken--;
		list_remove(&reg->woken, &peer->woken);
	}
	return function;
}

void registry_function_wake(registry *reg, registry_function *function)
{
	uint64_t wanted = reg->settings.worker_wakeup == 0 ? UINT64_MAX : (uint64_t) function->runnable * reg->settings.worker_wakeup;

	while (function->runnable > 0 && function->sleepers.first != NULL && function->woken < wanted) {
		wake(reg, OWNER_OF(function->sleepers.first, registry_ability, sleeper)->peer, function);
	}
}

int64_t registry_forget_late(registry *reg, int64_t now)
{
	registry_peer *first;

	while (reg->woken.first != NULL) {
		first = OWNER_OF(reg->woken.first, registry_peer, woken);
		if (first->late == 0 || first->late > now) {
			break;
		}
		registry_function_wake(reg, forget_wake(reg, first));
	}
	for (registry_link *link = reg->woken.last; link != NULL; link = link->previous) {
		registry_peer *peer = OWNER_OF(link, registry_peer, woken);
		if (peer->late != 0) {
			break;
		}
		peer->late = now + PATIENCE;
	}
	return reg->woken.first != NULL ? OWNER_OF(reg->woken.first, registry_peer, woken)->late : -1;
}

static registry_ability *add_ability(registry *reg, registry_peer *peer, registry_function *function)
{
	registry_ability *ability = calloc(1, sizeof(*ability));

	if (ability == NULL || !index_insert(&reg->abilities, hash_both(peer, function), ability)) {
		free(ability);
		return NULL;
	}
	ability->function = function;
	ability->peer = peer;
	function->workers++;
	reg->workers += peer->abilities.first == NULL;
	list_append(&peer->abilities, &ability->of_peer);
	if (peer->sleeping) {
		list_append(&function->sleepers, &ability->sleeper);
		registry_function_wake(reg, function);
	}
	return ability;
}

gear_rc registry_can_do(registry *reg, registry_peer *peer, gear_view name, int64_t timeout)
{
	registry_function *function;
	registry_ability *ability;
	gear_rc rc = registry_function_get(reg, name, &function);

	if (rc != GEAR_SUCCESS) {
		return rc;
	}
	ability = find_ability(reg, peer, function);
	if (ability == NULL) {
		ability = add_ability(reg, peer, function);
	}
	if (ability == NULL) {
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	ability->timeout = timeout;
	return GEAR_SUCCESS;
}

static void remove_ability(registry *reg, registry_ability *ability)
{
	registry_peer *peer = ability->peer;
	registry_function *function = ability->function;

	if (peer->sleeping) {
		list_remove(&function->sleepers, &ability->sleeper);
	}
	cursors_pass(reg->ability_cursors, &ability->of_peer, ability->of_peer.next);
	list_remove(&peer->abilities, &ability->of_peer);
	index_remove(&reg->abilities, hash_both(peer, function), ability);
	free(ability);
	function->workers--;
	reg->workers -= peer->abilities.first == NULL;
	if (peer->woken_for == function) {
		forget_wake(reg, peer);
		registry_function_wake(reg, function);
	}
}

void registry_cant_do(registry *reg, registry_peer *peer, gear_view name)
{
	registry_function *function = registry_function_find(reg, name);
	registry_ability *ability = function != NULL ? find_ability(reg, peer, function) : NULL;

	if (ability != NULL) {
		remove_ability(reg, ability);
	}
}

void registry_reset_abilities(registry *reg, registry_peer *peer)
{
	while (peer->abilities.first != NULL) {
		remove_ability(reg, OWNER_OF(peer->abilities.first, registry_ability, of_peer));
	}
}

const registry_ability *registry_next_ability(registry *reg, registry_peer *peer, cursor *at)
{
	if (!cursor_is_begun(at)) {
		cursor_begin(at, &reg->ability_cursors, &peer->abilities, peer->abilities.first);
	}
	const registry_link *link = cursor_step(at);

	return link != NULL ? OWNER_OF(link, registry_ability, of_peer) : NULL;
}

gear_view registry_ability_name(const registry_ability *ability)
{
	return gear_view_of(ability->function->name, ability->function->name_len);
}

const registry_job *registry_held_next(const registry_peer *peer, const registry_job *after)
{
	const registry_link *link = after != NULL ? after->link.next : peer->held.first;

	return link != NULL ? OWNER_OF(link, registry_job, link) : NULL;
}

/* The most urgent of the function's runnable jobs has this priority; GEAR_PRIORITIES: there is none. */
static int urgency(const registry_function *function)
{
	int priority = 0;

	if (function->runnable == 0) {
		return GEAR_PRIORITIES;
	}
	while (function->queues[priority].first == NULL) {
		priority++;
	}
	return priority;
}

/* Priority counts over all functions; among equals the peer's order decides. */
static registry_ability *choose_ability(const registry_peer *peer)
{
	registry_ability *best = NULL;
	int best_urgency = GEAR_PRIORITIES;

	for (EACH_ABILITY(peer, link)) {
		registry_ability *ability = OWNER_OF(link, registry_ability, of_peer);
		int found = urgency(ability->function);
		if (found < best_urgency) {
			best = ability;
			best_urgency = found;
		}
		if (best_urgency == GEAR_PRIORITY_HIGH) {
			break;
		}
	}
	return best;
}

void registry_pre_sleep(registry *reg, registry_peer *peer)
{
	registry_function *before = forget_wake(reg, peer);

	get_up(peer);
	fall_asleep(peer);
	for (registry_link *link = peer->abilities.first; link != NULL && peer->sleeping; link = link->next) {
		registry_function_wake(reg, OWNER_OF(link, registry_ability, of_peer)->function);
	}
	if (before != NULL) {
		registry_function_wake(reg, before);
	}
}

/* Makes room for the timeout before anything else changes. False when memory is out. */
static bool set_timeout(registry *reg, registry_job *job, int64_t timeout, int64_t now)
{
	job_extra *extra;

	if (timeout <= 0) {
		return true;
	}
	extra = registry_job_extra(job);
	if (extra == NULL) {
		return false;
	}
	extra->timer.when = timeout < INT64_MAX - now ? now + timeout : INT64_MAX;
	extra->timer.order = job->number;
	return heap_push(&reg->timeouts, &extra->timer);
}

static registry_job *assign(registry *reg, registry_ability *ability, int64_t now)
{
	registry_function *function = ability->function;
	registry_peer *peer = ability->peer;
	registry_list *queue = &function->queues[urgency(function)];
	registry_job *job = OWNER_OF(queue->first, registry_job, link);

	if (!set_timeout(reg, job, ability->timeout, now)) {
		return NULL;
	}
	list_remove(queue, &job->link);
	function->runnable--;
	function->queued[job->priority]--;
	function->running++;
	function->running_of[job->priority]++;
	reg->running++;
	job->worker = peer;
	job->started = (uint32_t) (now / 1000);
	list_append(&peer->held, &job->link);
	if (!reg->settings.strict_order && !cursors_are_in(reg->ability_cursors, &peer->abilities)) {
		list_remove(&peer->abilities, &ability->of_peer);
		list_append(&peer->abilities, &ability->of_peer);
	}
	return job;
}

registry_job *registry_grab(registry *reg, registry_peer *peer, registry_time time)
{
	registry_function *before = forget_wake(reg, peer);
	registry_ability *ability = choose_ability(peer);
	registry_job *job;

	get_up(peer);
	job = ability != NULL ? assign(reg, ability, time.now) : NULL;
	if (before != NULL) {
		registry_function_wake(reg, before);
	}
	return job;
}

/* Parts a peer from what it awaits, can do and holds. False: something is left. */
static bool part(registry *reg, registry_peer *peer)
{
	for (; peer->awaited.first != NULL && reg->partings > 0; reg->partings--) {
		registry_job_unwatch(reg, OWNER_OF(peer->awaited.first, registry_watch, of_peer));
	}
	registry_reset_abilities(reg, peer);
	/* The last one first, so that the first one ends up in front. */
	for (; peer->held.last != NULL && reg->partings > 0; reg->partings--) {
		registry_job_lost(reg, OWNER_OF(peer->held.last, registry_job, link));
	}
	return peer->awaited.first == NULL && peer->held.last == NULL;
}

void registry_peer_leave(registry *reg, registry_peer *peer)
{
	/* Who has one job only, as most do, need not stay for it. */
	reg->partings = reg->partings > 0 ? reg->partings : 1;
	peer->leaving = true;
	peer->leaving = !part(reg, peer);
	if (peer->leaving) {
		list_append(&reg->leaving, &peer->woken);
	}
	peer->sleeping = false;
}

void registry_peer_left(registry *reg, registry_peer *peer)
{
	list_remove(&reg->leaving, &peer->woken);
	peer->leaving = false;
	if (reg->events.left != NULL) {
		reg->events.left(reg->context, peer);
	}
}

bool registry_go_on_leaving(registry *reg)
{
	reg->partings = JOBS_A_TICK;
	while (reg->leaving.first != NULL && reg->partings > 0) {
		registry_peer *first = OWNER_OF(reg->leaving.first, registry_peer, woken);
		if (part(reg, first)) {
			registry_peer_left(reg, first);
		}
	}
	return reg->leaving.first == NULL;
}
