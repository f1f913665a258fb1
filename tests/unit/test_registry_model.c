/*
 * The registry against a model of it: plain arrays, searched from end to end. Random operations go to both; after each
 * one, what was reported, what can be asked, and the promise about sleepers are compared. Usage:
 *
 *	test_registry_model [STEPS [SEED]]		the same by REGISTRY_SEED in the environment
 *
 * A failure prints the seed and the step.
 */
#include "registry_model.h"

#include <inttypes.h>

enum {
	STEPS = 200000,
	EPISODE = 3000, /* steps with one registry */
};

static const char *const uniques[] = { "", "", "", "-", "u", "v", "w" };
static const char *const texts[] = { "", "x", "yy" };

static registry *reg;
static registry_peer peers[PEERS];
static uint64_t seed;
static uint32_t submit_weight; /* of the episode: in some most workers sleep, in some the queues are long */

static uint32_t roll(uint32_t sides)
{
	return unit_random(&seed) % sides;
}

static uint64_t number_in(gear_view handle)
{
	uint64_t number = 0;

	CHECK(handle.len > 2 && memcmp(handle.bytes, "H:", 2) == 0);
	CHECK(gear_view_number(gear_view_of(handle.bytes + 2, handle.len - 2), UINT64_MAX, &number));
	return number;
}

/* The pieces behind the handle, in short. */
static uint32_t digest(const gear_view *args, size_t argc)
{
	uint32_t sum = 0;

	for (size_t i = 1; i < argc; i++) {
		sum = sum * 31 + 7;
		for (size_t k = 0; k < args[i].len; k++) {
			sum = sum * 31 + (unsigned char) args[i].bytes[k];
		}
	}
	return sum;
}

static void on_deliver(void *context, registry_peer *peer, uint32_t command, const gear_view *args, size_t argc)
{
	(void) context;
	put_event(got, &got_count, (struct event){ 'd', (int) (peer - peers), command, number_in(args[0]), digest(args, argc) });
}

static void on_wake(void *context, registry_peer *peer)
{
	(void) context;
	put_event(got, &got_count, (struct event){ 'w', (int) (peer - peers), 0, 0, 0 });
}

static uint64_t number_of(const registry_job *job)
{
	char text[GEAR_HANDLE_SIZE];

	return number_in(registry_job_handle(reg, job, text));
}

static void on_ended(void *context, const registry_job *job, registry_end why)
{
	(void) context;
	put_event(got, &got_count, (struct event){ 'e', -1, why, number_of(job), 0 });
}

static void compare_events(void)
{
	CHECK_NUMBER(got_count, wanted_count);
	for (int i = 0; i < got_count; i++) {
		CHECK_NUMBER(got[i].kind, wanted[i].kind);
		CHECK_NUMBER(got[i].peer, wanted[i].peer);
		CHECK_NUMBER(got[i].command, wanted[i].command);
		CHECK_NUMBER(got[i].number, wanted[i].number);
		CHECK_NUMBER(got[i].extra, wanted[i].extra);
	}
	got_count = wanted_count = 0;
}

static void compare_view(gear_view view, const char *text)
{
	CHECK_BYTES(view.bytes, view.len, text, strlen(text));
}

static void compare_jobs(void)
{
	size_t count = 0;
	cursor at = { 0 };

	for (const registry_job *each; (each = registry_next_job(reg, &at)) != NULL; count++) {
		const struct model_job *job = find_number(number_of(each));
		registry_job_info info = registry_job_describe(each);
		CHECK(job != NULL);
		compare_view(info.function, names[job->function]);
		compare_view(info.unique, job->unique);
		compare_view(info.reducer, job->reducer);
		compare_view(info.data, job->data);
		CHECK_NUMBER(info.priority, job->priority);
		CHECK_NUMBER(info.numerator, job->numerator);
		CHECK_NUMBER(info.denominator, job->denominator);
		CHECK_NUMBER(info.watchers, job->watches);
		CHECK_NUMBER(info.retries, job->retries);
		CHECK_NUMBER(info.due, job->state == DELAYED ? job->due : 0);
		CHECK_NUMBER(info.running, job->state == RUNNING);
		CHECK_NUMBER(info.background, job->background);
	}
	CHECK_NUMBER(count, registry_job_count(reg));
	for (int i = 0; i < JOBS; i++) {
		count -= jobs[i].state != FREE;
	}
	CHECK_NUMBER(count, 0);
}

static int function_named(gear_view name)
{
	for (int i = 0; i < FUNCTIONS; i++) {
		if (gear_view_equal(name, gear_view_str(names[i]))) {
			return i;
		}
	}
	unit_fail(__FILE__, __LINE__, "a function nobody named");
	return -1;
}

static void compare_functions(void)
{
	int64_t turn = -1;
	int count = 0;
	cursor at = { 0 };

	for (const registry_function *each; (each = registry_next_function(reg, &at)) != NULL; count++) {
		registry_function_info info = registry_function_describe(each);
		int function = function_named(info.name);
		uint32_t workers = 0;
		for (int i = 0; i < PEERS; i++) {
			workers += model_peers[i].abilities[function].is_there;
		}
		for (int priority = 0; priority < GEAR_PRIORITIES; priority++) {
			CHECK_NUMBER(
				info.queued[priority], count_jobs(function, WAITING, priority) + count_jobs(function, DELAYED, priority));
		}
		CHECK_NUMBER(info.delayed, count_jobs(function, DELAYED, -1));
		CHECK_NUMBER(info.running, count_jobs(function, RUNNING, -1));
		/* All that came has ended or is there. */
		CHECK_NUMBER(info.counts[REGISTRY_COUNT_SUBMITTED],
			info.counts[REGISTRY_COUNT_COMPLETED] + info.counts[REGISTRY_COUNT_FAILED] + info.counts[REGISTRY_COUNT_TIMED_OUT]
				+ info.counts[REGISTRY_COUNT_CANCELLED] + info.counts[REGISTRY_COUNT_ABANDONED]
				+ (uint64_t) count_jobs(function, WAITING, -1) + (uint64_t) count_jobs(function, DELAYED, -1) + info.running);
		CHECK_NUMBER(info.workers, workers);
		CHECK(functions[function].is_there && functions[function].turn > turn);
		turn = functions[function].turn;
	}
	for (int i = 0; i < FUNCTIONS; i++) {
		count -= functions[i].is_there;
	}
	CHECK_NUMBER(count, 0);
}

static void compare_peers(void)
{
	for (int i = 0; i < PEERS; i++) {
		const struct model_peer *peer = &model_peers[i];
		int64_t turn = -1;
		int count = 0;
		cursor at = { 0 };
		CHECK_NUMBER(peers[i].sleeping, peer->sleeping);
		CHECK_NUMBER(peers[i].woken_for != NULL, peer->woken_for >= 0);
		if (peer->woken_for >= 0) {
			compare_view(registry_function_describe(peers[i].woken_for).name, names[peer->woken_for]);
		}
		for (const registry_ability *each; (each = registry_next_ability(reg, &peers[i], &at)) != NULL; count++) {
			const struct model_ability *ability = &peer->abilities[function_named(registry_ability_name(each))];
			CHECK(ability->is_there && ability->turn > turn);
			turn = ability->turn;
		}
		for (int k = 0; k < FUNCTIONS; k++) {
			count -= peer->abilities[k].is_there;
		}
		CHECK_NUMBER(count, 0);
	}
}

/* What can be looked for is found. */
static void compare_searches(void)
{
	const char *unique = uniques[roll(sizeof(uniques) / sizeof(uniques[0]))];
	const registry_job *found = registry_find_unique(reg, gear_view_str(unique));
	const struct model_job *best = NULL;

	for (int i = 0; i < FUNCTIONS; i++) {
		const struct model_job *job = *unique != '-' ? model_find(i, unique, "") : NULL;
		if (job != NULL && (best == NULL || functions[i].turn < functions[best->function].turn)) {
			best = job;
		}
	}
	CHECK((found != NULL) == (best != NULL));
	CHECK(best == NULL || best->number == number_of(found));
}

/* Those who go through functions and jobs step by step, while these come and go. */
static struct {
	cursor functions, jobs;
	int64_t turn;    /* of the last function, which are in the order of their creation */
	uint64_t number; /* of the last job */
} walker;

static void walk_functions(void)
{
	const registry_function *each = registry_next_function(reg, &walker.functions);

	if (each == NULL) {
		walker.turn = -1;
		return;
	}
	int function = function_named(registry_function_describe(each).name);
	CHECK(functions[function].is_there && functions[function].turn > walker.turn);
	walker.turn = functions[function].turn;
}

static void walk_jobs(void)
{
	const registry_job *each = registry_next_job(reg, &walker.jobs);

	if (each == NULL) {
		walker.number = 0;
		return;
	}
	uint64_t number = number_of(each);
	CHECK(find_number(number) != NULL && number > walker.number);
	walker.number = number;
}

static void walk(void)
{
	if (roll(4) == 0) {
		walk_functions();
	}
	for (uint32_t steps = roll(4); steps > 0; steps--) {
		walk_jobs();
	}
}

static void compare(void)
{
	compare_events();
	for (int i = 0; i < FUNCTIONS; i++) {
		CHECK(is_settled(i));
	}
	compare_jobs();
	compare_functions();
	compare_peers();
	compare_searches();
	walk();
}

static gear_view handle_of(uint64_t number, char text[GEAR_HANDLE_SIZE])
{
	snprintf(text, GEAR_HANDLE_SIZE, "H:%" PRIu64, number);
	return gear_view_str(text);
}

/* A job that is there, or (rarely, or if there is none) a number that is none. */
static uint64_t some_number(void)
{
	int start = (int) roll(JOBS);

	for (int i = 0; i < JOBS && roll(50) > 0; i++) {
		const struct model_job *job = &jobs[(start + i) % JOBS];
		if (job->state != FREE) {
			return job->number;
		}
	}
	return roll(1000) + 1;
}

static bool has_room(const struct model_job *new)
{
	const struct model_job *same = model_find(new->function, new->unique, new->data);
	int free = 0;

	for (int i = 0; i < JOBS; i++) {
		free += jobs[i].state == FREE;
	}
	return free > 0 && (same == NULL || same->watches < WATCHES);
}

static void do_submit(void)
{
	struct model_job new = {
		.function = (int) roll(FUNCTIONS),
		.priority = (int) roll(GEAR_PRIORITIES),
		.unique = uniques[roll(sizeof(uniques) / sizeof(uniques[0]))],
		.data = texts[roll(3)],
		.reducer = texts[roll(3)],
		.due = roll(8) > 0 ? 0 : now.wall / 1000 + roll(6) - 1,
	};
	const registry_submission submission = {
		.function = gear_view_str(names[new.function]),
		.unique = gear_view_str(new.unique),
		.reducer = gear_view_str(new.reducer),
		.data = gear_view_str(new.data),
		.priority = (gear_priority) new.priority,
		.due = new.due,
	};
	int watcher = roll(2) == 0 ? -1 : (int) roll(PEERS);
	registry_job *job;
	gear_rc rc;

	if (!has_room(&new)) {
		return;
	}
	rc = model_submit(&new, watcher);
	CHECK_NUMBER(registry_submit(reg, &submission, watcher >= 0 ? &peers[watcher] : NULL, now, &job), rc);
	CHECK((job == NULL) == (rc == GEAR_JOB_QUEUE_FULL));
	CHECK(job == NULL || find_number(number_of(job)) != NULL);
}

static void do_grab(void)
{
	int peer = (int) roll(PEERS);
	const struct model_job *wanted_job = model_grab(peer);
	const registry_job *job = registry_grab(reg, &peers[peer], now);

	CHECK((job != NULL) == (wanted_job != NULL));
	CHECK(job == NULL || number_of(job) == wanted_job->number);
}

static void do_work(void)
{
	static const struct {
		uint32_t command;
		size_t argc;
		int end; /* -1: goes on */
	} rows[] = {
		{ GEAR_COMMAND_WORK_STATUS, 3, -1 },
		{ GEAR_COMMAND_WORK_DATA, 2, -1 },
		{ GEAR_COMMAND_WORK_WARNING, 2, -1 },
		{ GEAR_COMMAND_WORK_COMPLETE, 2, REGISTRY_COMPLETED },
		{ GEAR_COMMAND_WORK_COMPLETE, 2, REGISTRY_COMPLETED },
		{ GEAR_COMMAND_WORK_COMPLETE, 2, REGISTRY_COMPLETED },
		{ GEAR_COMMAND_WORK_FAIL, 1, REGISTRY_FAILED },
		{ GEAR_COMMAND_WORK_EXCEPTION, 2, REGISTRY_EXCEPTION },
	};
	int row = (int) roll(sizeof(rows) / sizeof(rows[0]));
	uint64_t number = some_number();
	struct model_job *job = find_number(number);
	/* Mostly the owner. */
	int peer = job != NULL && job->state == RUNNING && roll(8) > 0 ? job->owner : (int) roll(PEERS);
	char handle[GEAR_HANDLE_SIZE], one[12], two[12];
	uint32_t numerator = roll(100), denominator = roll(100);

	snprintf(one, sizeof(one), "%u", numerator);
	snprintf(two, sizeof(two), "%u", denominator);
	const gear_view args[] = { handle_of(number, handle), gear_view_str(one), gear_view_str(two) };
	bool is_owner = job != NULL && job->state == RUNNING && job->owner == peer;
	if (is_owner) {
		if (rows[row].command == GEAR_COMMAND_WORK_STATUS) {
			job->numerator = numerator;
			job->denominator = denominator;
		}
		model_deliver(job, rows[row].command, digest(args, rows[row].argc));
		if (rows[row].end >= 0) {
			model_end(job, (registry_end) rows[row].end);
		}
	}
	CHECK_NUMBER(
		registry_work(reg, &peers[peer], rows[row].command, args, rows[row].argc), is_owner ? GEAR_SUCCESS : GEAR_JOB_NOT_FOUND);
}

static void do_can_do(void)
{
	int peer = (int) roll(PEERS), function = (int) roll(FUNCTIONS);
	int64_t timeout = roll(3) == 0 ? (int64_t) roll(3000) - 100 : 0;

	model_can_do(peer, function, timeout);
	CHECK_NUMBER(registry_can_do(reg, &peers[peer], gear_view_str(names[function]), timeout), GEAR_SUCCESS);
}

static void do_cant_do(void)
{
	int peer = (int) roll(PEERS), function = (int) roll(FUNCTIONS);

	model_cant_do(peer, function);
	registry_cant_do(reg, &peers[peer], gear_view_str(names[function]));
}

static void do_reset(void)
{
	int peer = (int) roll(PEERS);

	model_reset(peer);
	registry_reset_abilities(reg, &peers[peer]);
}

static void do_pre_sleep(void)
{
	int peer = (int) roll(PEERS);

	model_pre_sleep(peer);
	registry_pre_sleep(reg, &peers[peer]);
}

static int compare_ends(const void *a, const void *b)
{
	const struct event *left = a, *right = b;

	return (left->number > right->number) - (left->number < right->number);
}

/* The jobs that nobody awaits any more end in no particular order; they come first. */
static void sort_abandoned(struct event *list, int count)
{
	int abandoned = 0;

	while (abandoned < count && list[abandoned].kind == 'e' && list[abandoned].command == REGISTRY_ABANDONED) {
		abandoned++;
	}
	qsort(list, (size_t) abandoned, sizeof(*list), compare_ends);
}

static void do_leave(void)
{
	int peer = (int) roll(PEERS);

	model_leave(peer);
	registry_peer_leave(reg, &peers[peer]);
	sort_abandoned(got, got_count);
	sort_abandoned(wanted, wanted_count);
	/* A new one comes in its place. */
	CHECK(peers[peer].held.first == NULL && peers[peer].awaited.first == NULL && peers[peer].abilities.first == NULL);
	model_peers[peer].exceptions = roll(2) == 0;
	peers[peer].exceptions = model_peers[peer].exceptions;
}

static void do_tick(void)
{
	int64_t next;

	now.now += roll(800);
	now.wall += roll(20) > 0 ? roll(800) : roll(10000) - 5000; /* which is set now and then */
	next = model_tick();
	CHECK_NUMBER(registry_tick(reg, now), next);
}

static void do_cancel(void)
{
	char handle[GEAR_HANDLE_SIZE];
	uint64_t number = some_number();
	struct model_job *job = find_number(number);
	gear_rc rc = job == NULL ? GEAR_JOB_NOT_FOUND : job->state == RUNNING ? GEAR_IN_PROGRESS : GEAR_SUCCESS;

	if (rc == GEAR_SUCCESS) {
		model_fail(job, REGISTRY_CANCELLED);
	}
	CHECK_NUMBER(registry_cancel(reg, handle_of(number, handle)), rc);
}

static void do_function(void)
{
	int function = (int) roll(FUNCTIONS);
	gear_view name = gear_view_str(names[function]);
	uint32_t limits[GEAR_PRIORITIES];
	registry_drop drop;

	switch (roll(3)) {
		case 0:
			CHECK_NUMBER(registry_drop_function(reg, name, &drop), model_drop(function));
			break;
		case 1:
			model_create(function);
			CHECK_NUMBER(registry_create_function(reg, name), GEAR_SUCCESS);
			break;
		default:
			for (int i = 0; i < GEAR_PRIORITIES; i++) {
				limits[i] = roll(3) == 0 ? roll(30) : 0;
			}
			CHECK_NUMBER(registry_set_limits(reg, name, limits), functions[function].is_there);
			if (functions[function].is_there) {
				memcpy(functions[function].limits, limits, sizeof(limits));
			}
	}
}

static void do_something(void)
{
	static const struct {
		uint32_t weight;
		void (*operation)(void);
	} rows[] = {
		{ 25, do_grab },
		{ 25, do_work },
		{ 14, do_pre_sleep },
		{ 8, do_can_do },
		{ 3, do_cant_do },
		{ 1, do_reset },
		{ 2, do_leave },
		{ 6, do_tick },
		{ 2, do_cancel },
		{ 2, do_function },
	};
	uint32_t chosen = roll(88 + submit_weight);
	int row = 0;

	if (chosen >= 88) {
		do_submit();
		return;
	}
	while (chosen >= rows[row].weight) {
		chosen -= rows[row].weight;
		row++;
	}
	rows[row].operation();
}

static void begin_episode(void)
{
	static const registry_events events = { on_deliver, on_wake, on_ended, NULL, NULL };

	memset(jobs, 0, sizeof(jobs));
	memset(model_peers, 0, sizeof(model_peers));
	memset(functions, 0, sizeof(functions));
	memset(peers, 0, sizeof(peers));
	walker.functions = walker.jobs = (cursor){ 0 };
	walker.turn = -1;
	walker.number = 0;
	turns = front_turns = 0;
	next_number = 1 + roll(1000);
	submit_weight = 3u << roll(5);
	now = (registry_time){ .now = roll(1000), .wall = (int64_t) WALL * 1000 + roll(1000) };
	settings = (registry_settings){
		.job_retries = (int) roll(4) - 1,
		.worker_wakeup = roll(3),
		.strict_order = roll(2) == 0,
		.handle_prefix = "H",
		.first_job_number = next_number,
		.hash_seed = roll(UINT32_MAX),
	};
	for (int i = 0; i < PEERS; i++) {
		model_peers[i].woken_for = -1;
	}
	reg = registry_new(&settings, &events, NULL);
	CHECK(reg != NULL);
}

static void run(unsigned long steps, uint64_t first_seed)
{
	static char where[64];

	seed = first_seed;
	unit_test_name = where;
	for (unsigned long step = 0; step < steps; step++) {
		snprintf(where, sizeof(where), "seed %" PRIu64 ", step %lu", first_seed, step);
		if (step % EPISODE == 0) {
			registry_free(reg);
			begin_episode();
		}
		do_something();
		compare();
	}
	registry_free(reg);
}

int main(int argc, char **argv)
{
	const char *from_outside = getenv("REGISTRY_SEED");
	unsigned long steps = argc > 1 ? strtoul(argv[1], NULL, 10) : STEPS;
	uint64_t first_seed = argc > 2 ? strtoull(argv[2], NULL, 10) : from_outside != NULL ? strtoull(from_outside, NULL, 10) : 1;

	printf("%lu steps, seed %" PRIu64 "\n", steps, first_seed);
	run(steps, first_seed);
	return 0;
}
