/*
 * What the registry counts, and since when its jobs wait and run: the figures that metrics and listings show.
 */
#include "registry_words.h"
#include "unit_alloc.h"

static const uint64_t *counts_of(const char *name)
{
	return function_of(name).counts;
}

/* Lets time pass on both clocks. */
static void pass(int seconds)
{
	now.now += seconds * 1000;
	now.wall += seconds * 1000;
	registry_tick(reg, now);
}

static void submit_due(const char *function, int64_t due)
{
	const registry_submission submission = { .function = gear_view_str(function), .due = due };
	registry_job *job;

	CHECK_NUMBER(registry_submit(reg, &submission, NULL, now, &job), GEAR_SUCCESS);
}

static void test_ages(void)
{
	begin();
	now.now = 1000900;
	now.wall = WALL * INT64_C(1000);
	can_do(0, "f", 0);
	add("f");
	pass(5);
	add("f");
	CHECK_NUMBER(registry_function_since(registry_find_function(reg, gear_view_str("f")), GEAR_PRIORITY_NORMAL), 1000);
	CHECK_NUMBER(registry_function_since(registry_find_function(reg, gear_view_str("f")), GEAR_PRIORITY_HIGH), -1);
	CHECK_NUMBER(grab(0), 1);
	CHECK_NUMBER(info_of("H:1").since, 1000);
	CHECK_NUMBER(info_of("H:1").started, 1005);
	CHECK(info_of("H:1").worker == &peers[0] && info_of("H:2").worker == NULL);
	CHECK_NUMBER(registry_function_since(registry_find_function(reg, gear_view_str("f")), GEAR_PRIORITY_NORMAL), 1005);

	/* One that lost its worker waits since it was submitted. */
	pass(5);
	registry_peer_leave(reg, &peers[0]);
	CHECK_NUMBER(registry_function_since(registry_find_function(reg, gear_view_str("f")), GEAR_PRIORITY_NORMAL), 1000);
	CHECK(info_of("H:1").worker == NULL);
	finish();
}

/* A delayed job is as old as its submission until it is due, and new when it is: nobody let it wait. */
static void test_delayed(void)
{
	begin();
	now.now = 1000000;
	now.wall = WALL * INT64_C(1000);
	submit_due("f", WALL + 10);
	CHECK_NUMBER(info_of("H:1").since, 1000);
	CHECK_NUMBER(registry_function_since(registry_find_function(reg, gear_view_str("f")), GEAR_PRIORITY_HIGH), -1);
	pass(10);
	CHECK_NUMBER(info_of("H:1").since, 1010);
	CHECK_NUMBER(registry_function_since(registry_find_function(reg, gear_view_str("f")), GEAR_PRIORITY_HIGH), 1010);
	finish();
}

/* However many fall due at once, a tick does some of them, and wants to be called again at once while there are more. */
static void test_many_due(void)
{
	enum { MANY = 1000 };
	int ticks = 0;

	begin();
	now.now = 1000000;
	now.wall = WALL * INT64_C(1000);
	can_do(0, "f", 5000);
	for (int i = 0; i < MANY; i++) {
		submit_due("f", WALL + 10);
	}
	pass(10);
	CHECK(function_of("f").delayed > 0 && function_of("f").delayed < MANY);
	while (registry_tick(reg, now) == now.now) {
		ticks++;
	}
	CHECK(ticks > 0 && ticks < MANY);
	CHECK_NUMBER(function_of("f").delayed, 0);

	for (int i = 0; i < MANY; i++) {
		CHECK(grab(0) != 0);
	}
	pass(5);
	CHECK(function_of("f").running > 0 && function_of("f").running < MANY);
	for (ticks = 0; function_of("f").running > 0; ticks++) {
		registry_tick(reg, now);
	}
	CHECK(ticks > 0 && ticks < MANY);
	CHECK_NUMBER(counts_of("f")[REGISTRY_COUNT_TIMED_OUT], MANY);
	finish();
}

static void test_held(void)
{
	const registry_job *first, *second;

	begin();
	can_do(0, "f", 0);
	add("f");
	add("f");
	CHECK(registry_held_next(&peers[0], NULL) == NULL);
	CHECK(grab(0) == 1 && grab(0) == 2);
	first = registry_held_next(&peers[0], NULL);
	second = registry_held_next(&peers[0], first);
	CHECK_NUMBER(registry_job_describe(first).number, 1);
	CHECK_NUMBER(registry_job_describe(second).number, 2);
	CHECK(registry_held_next(&peers[0], second) == NULL);
	finish();
}

/* Because it drains, for want of memory (of a new job, of its place, of one more who awaits it), and of one that runs its store. */
static void refuse_others(void)
{
	static const uint32_t none[GEAR_PRIORITIES] = { 0 };
	registry_job *job;

	registry_set_limits(reg, gear_view_str("f"), none);
	registry_set_draining(reg, true);
	CHECK_NUMBER(submit("f", "", GEAR_PRIORITY_NORMAL, -1, &job), GEAR_SHUTDOWN);
	registry_set_draining(reg, false);
	for (unsigned long nth = 1; nth <= 2; nth++) {
		unit_fail_allocation(nth);
		CHECK_NUMBER(submit("f", "", GEAR_PRIORITY_NORMAL, 1, &job), GEAR_MEMORY_ALLOCATION_FAILURE);
		CHECK(unit_allocation_failed() && job == NULL);
	}
	CHECK_NUMBER(submit("f", "v", GEAR_PRIORITY_NORMAL, -1, &job), GEAR_SUCCESS);
	unit_fail_allocation(2);
	CHECK_NUMBER(submit("f", "v", GEAR_PRIORITY_NORMAL, 1, &job), GEAR_MEMORY_ALLOCATION_FAILURE);
	CHECK(unit_allocation_failed() && job == NULL);
	can_do(1, "f", 0);
	CHECK_NUMBER(grab(1), 6);
	registry_unkeep(reg, registry_find_handle(reg, gear_view_str("H:6")));
}

/* Each way in and each way out, once or more. */
static void test_counts(void)
{
	static const uint32_t limits[GEAR_PRIORITIES] = { 8, 8, 8 };
	static const uint64_t wanted[REGISTRY_COUNTS] = {
		[REGISTRY_COUNT_SUBMITTED] = 9,
		[REGISTRY_COUNT_COALESCED] = 1,
		[REGISTRY_COUNT_REFUSED] = 7,
		[REGISTRY_COUNT_RETRIED] = 1,
		[REGISTRY_COUNT_COMPLETED] = 1,
		[REGISTRY_COUNT_FAILED] = 2,
		[REGISTRY_COUNT_TIMED_OUT] = 1,
		[REGISTRY_COUNT_CANCELLED] = 1,
		[REGISTRY_COUNT_ABANDONED] = 1,
	};
	registry_job *job;

	begin();
	can_do(0, "f", 1000);
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_HIGH, -1, &job), GEAR_SUCCESS);
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_LOW, 1, &job), GEAR_JOB_EXISTS);
	for (int i = 2; i <= 7; i++) {
		add("f");
	}
	ask("f", 2);
	registry_set_limits(reg, gear_view_str("f"), limits);
	CHECK_NUMBER(submit("f", "", GEAR_PRIORITY_NORMAL, -1, &job), GEAR_JOB_QUEUE_FULL);
	CHECK(grab(0) == 1 && grab(0) == 2 && grab(0) == 3 && grab(0) == 4);
	CHECK_NUMBER(complete(0, "H:1"), GEAR_SUCCESS);
	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_FAIL, "H:2", NULL, NULL), GEAR_SUCCESS);
	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_EXCEPTION, "H:3", "e", NULL), GEAR_SUCCESS);
	pass(1);
	CHECK_NUMBER(registry_cancel(reg, gear_view_str("H:5")), GEAR_SUCCESS);
	registry_peer_leave(reg, &peers[2]);
	CHECK_NUMBER(grab(0), 6);
	registry_peer_leave(reg, &peers[0]);
	registry_unkeep(reg, registry_find_handle(reg, gear_view_str("H:7")));
	refuse_others();
	for (int i = 0; i < REGISTRY_COUNTS; i++) {
		CHECK_NUMBER(counts_of("f")[i], wanted[i]);
		CHECK_NUMBER(registry_describe(reg).counts[i], wanted[i]);
	}
	CHECK_NUMBER(registry_job_count(reg), 2);
	finish();
}

/* Those of a function end with it, those of all functions stay. */
static void test_dropped(void)
{
	const registry_submission submission = { .function = gear_view_str("f") };
	registry_job *job;

	begin();
	add("f");
	CHECK_NUMBER(registry_restore(reg, &submission, 7, 3, now, &job), GEAR_SUCCESS);
	CHECK_NUMBER(registry_describe(reg).functions, 1);
	CHECK_NUMBER(registry_drop_function(reg, gear_view_str("f"), &(registry_drop){ 0 }), GEAR_SUCCESS);
	CHECK_NUMBER(registry_describe(reg).functions, 0);
	CHECK_NUMBER(registry_create_function(reg, gear_view_str("f")), GEAR_SUCCESS);
	CHECK_NUMBER(counts_of("f")[REGISTRY_COUNT_CANCELLED], 0);
	CHECK_NUMBER(registry_describe(reg).counts[REGISTRY_COUNT_SUBMITTED], 1);
	CHECK_NUMBER(registry_describe(reg).counts[REGISTRY_COUNT_RESTORED], 1);
	CHECK_NUMBER(registry_describe(reg).counts[REGISTRY_COUNT_CANCELLED], 2);
	finish();
}

int main(void)
{
	RUN(test_ages);
	RUN(test_delayed);
	RUN(test_many_due);
	RUN(test_held);
	RUN(test_counts);
	RUN(test_dropped);
	return 0;
}
