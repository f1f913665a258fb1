/*
 * Which server is taken: by its state alone, or by what function and unique say. Stable, even, and with little that moves.
 */
#include "gear_choice.h"

#include "unit.h"

enum { JOBS = 6000, SERVERS = 6 };

static gear_peer peers[SERVERS];

static gear_task job_of(const char *function, const char *unique)
{
	gear_view args[3] = { gear_view_str(function), gear_view_str(unique), gear_view_str("") };
	gear_task task;

	gear_task_init(&task, GEAR_COMMAND_SUBMIT_JOB, args, 3);
	task.by_unique = true;
	return task;
}

/* Servers whose names differ in one byte. */
static void begin(void)
{
	size_t i;

	for (i = 0; i < SERVERS; i++) {
		peers[i] = (gear_peer){ .state = GEAR_PEER_DOWN };
		snprintf(peers[i].name, sizeof(peers[i].name), "127.0.0.1:473%d", (int) i);
	}
}

/* Of `count` servers beginning at peers[first] and going round; `without` is left out. */
static int chosen(const gear_task *task, size_t first, size_t count, int without, int64_t now)
{
	const gear_peer *best = NULL;
	size_t i;

	for (i = 0; i < count; i++) {
		const gear_peer *peer = &peers[(first + i) % count];

		if (peer - peers != without && gear_choice_better(task, peer, best, now)) {
			best = peer;
		}
	}
	return best ? (int) (best - peers) : -1;
}

/* Values for ever: programs of an earlier version must come to the same choice. Found by an independent computation. */
static void test_weight_stays(void)
{
	CHECK(gear_choice_weight(gear_view_str("f"), gear_view_str("u"), "127.0.0.1:4730") == UINT64_C(0x23b22050c3851806));
	CHECK(gear_choice_weight(gear_view_str("ab"), gear_view_str("c"), "db1:4730") == UINT64_C(0x987e5245c9e01d05));
	CHECK(gear_choice_weight(gear_view_str("a"), gear_view_str("bc"), "db1:4730") == UINT64_C(0x2797de4a4b0ba5da));
}

static void test_order_of_the_list_is_nothing(void)
{
	int i;

	begin();
	for (i = 0; i < 100; i++) {
		char unique[20];
		gear_task task;
		size_t first;

		snprintf(unique, sizeof(unique), "u%d", i);
		task = job_of("f", unique);
		for (first = 1; first < SERVERS; first++) {
			CHECK_NUMBER(chosen(&task, first, SERVERS, -1, 0), chosen(&task, 0, SERVERS, -1, 0));
		}
	}
}

/* A server that goes or comes moves its own jobs and no others, and spreads them over all that are left. */
static void test_spread_and_movement(void)
{
	int before[SERVERS] = { 0 }, moved[SERVERS] = { 0 };
	int i;

	begin();
	for (i = 0; i < JOBS; i++) {
		char unique[20];
		gear_task task;
		int all, less;

		snprintf(unique, sizeof(unique), "user-%d", i);
		task = job_of("resize", unique);
		all = chosen(&task, 0, SERVERS, -1, 0);
		less = chosen(&task, 0, SERVERS, 2, 0);
		before[all]++;
		if (all != 2) {
			CHECK_NUMBER(less, all);
		} else {
			moved[less]++;
		}
	}
	for (i = 0; i < SERVERS; i++) {
		/* 1000 and 200 on average; these bounds are more than five standard deviations away. */
		CHECK(before[i] > 850 && before[i] < 1150);
		CHECK(i == 2 ? !moved[i] : moved[i] > 130 && moved[i] < 275);
	}
}

static void test_function_counts(void)
{
	int same = 0;
	int i;

	begin();
	for (i = 0; i < 600; i++) {
		char unique[20];
		gear_task f, g;

		snprintf(unique, sizeof(unique), "%d", i);
		f = job_of("f", unique);
		g = job_of("g", unique);
		same += chosen(&f, 0, SERVERS, -1, 0) == chosen(&g, 0, SERVERS, -1, 0);
	}
	CHECK(same > 50 && same < 150);
}

/* Being connected is no reason to take another server; backing off is, as long as there is one that is not. */
static void test_states_by_unique(void)
{
	gear_task task = job_of("f", "u");
	int first, second;
	int i;

	begin();
	first = chosen(&task, 0, SERVERS, -1, 0);
	second = chosen(&task, 0, SERVERS, first, 0);
	peers[second].state = GEAR_PEER_UP;
	CHECK_NUMBER(chosen(&task, 0, SERVERS, -1, 0), first);
	peers[first].retry_at = 100;
	CHECK_NUMBER(chosen(&task, 0, SERVERS, -1, 99), second);
	CHECK_NUMBER(chosen(&task, 0, SERVERS, -1, 100), first);
	begin();
	for (i = 0; i < SERVERS; i++) {
		peers[i].retry_at = 100;
	}
	CHECK_NUMBER(chosen(&task, 0, SERVERS, -1, 99), first);
}

/* Without by_unique: connected, connecting, due, backing off; among equals the first. */
static void test_states(void)
{
	gear_task task = job_of("f", "u");

	task.by_unique = false;
	begin();
	CHECK_NUMBER(chosen(&task, 0, SERVERS, -1, 0), 0);
	peers[0].retry_at = peers[1].retry_at = 100;
	CHECK_NUMBER(chosen(&task, 0, 2, -1, 99), 0);
	CHECK_NUMBER(chosen(&task, 0, SERVERS, -1, 99), 2);
	peers[3].state = GEAR_PEER_CONNECTING;
	CHECK_NUMBER(chosen(&task, 0, SERVERS, -1, 99), 3);
	peers[4].state = peers[5].state = GEAR_PEER_UP;
	CHECK_NUMBER(chosen(&task, 0, SERVERS, -1, 99), 4);
}

int main(void)
{
	RUN(test_weight_stays);
	RUN(test_order_of_the_list_is_nothing);
	RUN(test_spread_and_movement);
	RUN(test_function_counts);
	RUN(test_states_by_unique);
	RUN(test_states);
	return 0;
}
