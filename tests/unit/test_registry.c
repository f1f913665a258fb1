/*
 * The registry, rule by rule: jobs from their submission to their end, handles, functions, running out of memory. What
 * concerns workers is in test_registry_workers.c, random sequences of everything are in test_registry_model.c.
 */
#include "registry_words.h"
#include "unit_alloc.h"

/* Two submissions after each other: are they one job? */
static void test_coalescing(void)
{
	static const struct {
		const char *functions[2], *uniques[2], *data[2];
		bool one;
	} rows[] = {
		{ { "f", "f" }, { "u", "u" }, { "a", "b" }, true },
		{ { "f", "f" }, { "u", "v" }, { "a", "a" }, false },
		{ { "f", "g" }, { "u", "u" }, { "a", "a" }, false },
		{ { "f", "f" }, { "", "" }, { "a", "a" }, false },
		{ { "f", "f" }, { "-", "-" }, { "a", "a" }, true },
		{ { "f", "f" }, { "-", "-" }, { "a", "b" }, false },
		{ { "f", "f" }, { "-", "-" }, { "", "" }, false },
		{ { "f", "g" }, { "-", "-" }, { "a", "a" }, false },
		{ { "f", "f" }, { "a", "-" }, { "b", "a" }, false },
		{ { "f", "f" }, { "-", "a" }, { "a", "b" }, false },
	};
	registry_job *jobs[2];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		begin();
		for (int k = 0; k < 2; k++) {
			const registry_submission submission = {
				.function = gear_view_str(rows[i].functions[k]),
				.unique = gear_view_str(rows[i].uniques[k]),
				.data = gear_view_str(rows[i].data[k]),
				.priority = GEAR_PRIORITY_NORMAL,
			};
			gear_rc rc = registry_submit(reg, &submission, &peers[k], now, &jobs[k]);
			CHECK_NUMBER(rc, k == 1 && rows[i].one ? GEAR_JOB_EXISTS : GEAR_SUCCESS);
		}
		CHECK((jobs[0] == jobs[1]) == rows[i].one);
		CHECK_NUMBER(registry_job_describe(jobs[0]).watchers, rows[i].one ? 2 : 1);
		CHECK_NUMBER(registry_job_count(reg), rows[i].one ? 1 : 2);
		finish();
	}
}

static void test_coalescing_while_running(void)
{
	registry_job *job;

	begin();
	can_do(0, "f", 0);
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_NORMAL, 1, &job), GEAR_SUCCESS);
	CHECK_NUMBER(grab(0), 1);
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_HIGH, 1, &job), GEAR_JOB_EXISTS);
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_HIGH, 2, &job), GEAR_JOB_EXISTS);
	CHECK(registry_find_unique(reg, gear_view_str("u")) == job);
	CHECK(info_of("H:1").running);

	/* One packet for each submission, also of the same peer. */
	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_COMPLETE, "H:1", "result", NULL), GEAR_SUCCESS);
	CHECK_WORDS("1 WORK_COMPLETE H:1 result; 1 WORK_COMPLETE H:1 result; 2 WORK_COMPLETE H:1 result; end H:1 COMPLETED;");
	CHECK(registry_find_unique(reg, gear_view_str("u")) == NULL);
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_NORMAL, -1, &job), GEAR_SUCCESS);
	CHECK_NUMBER(grab(0), 2);
	finish();
}

/* A background submission that joins a foreground job keeps it alive, and one that is joined stays a background job. */
static void test_coalescing_of_both_kinds(void)
{
	registry_job *job;

	begin();
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_NORMAL, 1, &job), GEAR_SUCCESS);
	CHECK(!registry_job_describe(job).background);
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_NORMAL, -1, &job), GEAR_JOB_EXISTS);
	CHECK(registry_job_describe(job).background);
	CHECK_NUMBER(submit("f", "v", GEAR_PRIORITY_NORMAL, -1, &job), GEAR_SUCCESS);
	CHECK_NUMBER(submit("f", "v", GEAR_PRIORITY_NORMAL, 1, &job), GEAR_JOB_EXISTS);
	registry_peer_leave(reg, &peers[1]);
	CHECK_NUMBER(registry_job_count(reg), 2);
	CHECK_WORDS("");
	finish();
}

static void test_find_unique(void)
{
	registry_job *first, *second, *other;

	begin();
	CHECK_NUMBER(submit("a", "x", GEAR_PRIORITY_NORMAL, -1, &other), GEAR_SUCCESS);
	CHECK_NUMBER(submit("b", "u", GEAR_PRIORITY_NORMAL, -1, &second), GEAR_SUCCESS);
	CHECK(registry_find_unique(reg, gear_view_str("u")) == second);
	CHECK_NUMBER(submit("a", "u", GEAR_PRIORITY_NORMAL, -1, &first), GEAR_SUCCESS);
	CHECK(registry_find_unique(reg, gear_view_str("u")) == first);
	CHECK_NUMBER(submit("a", "-", GEAR_PRIORITY_NORMAL, -1, &other), GEAR_SUCCESS);
	CHECK(registry_find_unique(reg, gear_view_str("-")) == NULL);
	CHECK(registry_find_unique(reg, gear_view_str("data")) == NULL);
	CHECK(registry_find_unique(reg, gear_view_str("")) == NULL);
	finish();
}

static void test_limits(void)
{
	static const uint32_t limits[GEAR_PRIORITIES] = { 3, 2, 0 };
	registry_job *job;

	begin();
	CHECK(!registry_set_limits(reg, gear_view_str("f"), limits));
	can_do(0, "f", 0);
	CHECK(registry_set_limits(reg, gear_view_str("f"), limits));
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_LOW, -1, &job), GEAR_SUCCESS);
	add("f");
	CHECK_NUMBER(submit("f", "", GEAR_PRIORITY_NORMAL, 1, &job), GEAR_JOB_QUEUE_FULL);
	CHECK(job == NULL);
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_NORMAL, 1, &job), GEAR_JOB_EXISTS);
	CHECK_NUMBER(submit("f", "", GEAR_PRIORITY_HIGH, -1, &job), GEAR_SUCCESS);
	CHECK_NUMBER(submit("f", "", GEAR_PRIORITY_HIGH, -1, &job), GEAR_JOB_QUEUE_FULL);
	CHECK_NUMBER(submit("f", "", GEAR_PRIORITY_LOW, -1, &job), GEAR_SUCCESS);

	/* Running ones count. */
	for (int i = 0; i < 4; i++) {
		CHECK(grab(0) > 0);
	}
	CHECK_NUMBER(submit("f", "", GEAR_PRIORITY_NORMAL, 1, &job), GEAR_JOB_QUEUE_FULL);
	CHECK_NUMBER(registry_job_count(reg), 4);
	finish();
}

static void test_refused_submissions(void)
{
	static char large[300];
	static const struct {
		size_t function, unique, reducer, data;
		int priority;
		gear_rc rc;
	} rows[] = {
		{ 0, 1, 0, 0, 0, GEAR_INVALID_FUNCTION_NAME },
		{ 256, 1, 0, 0, 0, GEAR_INVALID_FUNCTION_NAME },
		{ 255, 255, 255, 300, 2, GEAR_SUCCESS },
		{ 1, 256, 0, 0, 0, GEAR_ARGUMENT_TOO_LARGE },
		{ 1, 0, 256, 0, 0, GEAR_ARGUMENT_TOO_LARGE },
		{ 1, 0, 0, 0, 3, GEAR_INVALID_ARGUMENT },
		{ 1, 0, 0, (size_t) GEAR_BODY_MAX + 1, 0, GEAR_ARGUMENT_TOO_LARGE },
	};
	registry_job *job;

	memset(large, 'x', sizeof(large));
	begin();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const registry_submission submission = {
			.function = { large, rows[i].function },
			.unique = { large, rows[i].unique },
			.reducer = { large, rows[i].reducer },
			.data = { large, rows[i].data },
			.priority = (gear_priority) rows[i].priority,
		};
		CHECK_NUMBER(registry_submit(reg, &submission, &peers[0], now, &job), rows[i].rc);
		CHECK((job != NULL) == (rows[i].rc == GEAR_SUCCESS));
	}
	CHECK_NUMBER(info_of("H:1").unique.len, 255);
	CHECK_NUMBER(info_of("H:1").reducer.len, 255);
	CHECK_NUMBER(info_of("H:1").data.len, 300);
	CHECK_NUMBER(registry_can_do(reg, &peers[0], gear_view_of(large, 0), 0), GEAR_INVALID_FUNCTION_NAME);
	CHECK_NUMBER(registry_can_do(reg, &peers[0], gear_view_of(large, 256), 0), GEAR_INVALID_FUNCTION_NAME);
	CHECK_NUMBER(registry_job_count(reg), 1);
	finish();
}

/* Uniques that share a long beginning are different ones, and come back as they were. */
static void test_pieces(void)
{
	char unique[201];
	registry_job *job;

	begin();
	memset(unique, 'u', 200);
	unique[200] = '\0';
	CHECK_NUMBER(submit("f", unique, GEAR_PRIORITY_NORMAL, -1, &job), GEAR_SUCCESS);
	unique[199] = 'v';
	CHECK_NUMBER(submit("f", unique, GEAR_PRIORITY_NORMAL, -1, &job), GEAR_SUCCESS);
	registry_job_info info = info_of("H:2");
	CHECK_BYTES(info.unique.bytes, info.unique.len, unique, 200);
	CHECK_BYTES(info.data.bytes, info.data.len, "data", 4);
	CHECK_BYTES(info.function.bytes, info.function.len, "f", 1);
	CHECK_NUMBER(info.reducer.len, 0);
	finish();
}

static gear_rc submit_due(const char *unique, int64_t due, int watcher)
{
	const registry_submission submission = {
		.function = gear_view_str("f"),
		.unique = gear_view_str(unique),
		.priority = GEAR_PRIORITY_NORMAL,
		.due = due,
	};
	registry_job *job;

	return registry_submit(reg, &submission, watcher >= 0 ? &peers[watcher] : NULL, now, &job);
}

static void test_delayed(void)
{
	begin();
	can_do(0, "f", 0);
	pre_sleep(0);
	CHECK_NUMBER(submit_due("", WALL + 5, -1), GEAR_SUCCESS);
	CHECK_NUMBER(submit_due("u", WALL + 2, -1), GEAR_SUCCESS);
	CHECK_NUMBER(submit_due("", INT64_MAX, -1), GEAR_SUCCESS);
	CHECK_WORDS("");
	CHECK_NUMBER(info_of("H:2").due, WALL + 2);
	CHECK_NUMBER(function_of("f").queued[GEAR_PRIORITY_NORMAL], 3);
	CHECK_NUMBER(function_of("f").delayed, 3);
	CHECK_NUMBER(submit_due("u", 0, 1), GEAR_JOB_EXISTS);
	CHECK_NUMBER(grab(0), 0);
	pre_sleep(0);

	/* Never longer than a second, because the wall clock may be set; then exactly. */
	CHECK_NUMBER(registry_tick(reg, now), 1000);
	now = (registry_time){ 1500, (int64_t) WALL * 1000 + 1500 };
	CHECK_NUMBER(registry_tick(reg, now), 2000);
	CHECK_WORDS("");
	now = (registry_time){ 2000, (int64_t) WALL * 1000 + 2000 };
	CHECK_NUMBER(registry_tick(reg, now), 3000);
	CHECK_WORDS("wake 0;");
	CHECK_NUMBER(info_of("H:2").due, 0);
	CHECK_NUMBER(grab(0), 2);
	CHECK_NUMBER(grab(0), 0);

	/* One whose time has come already is not delayed. */
	CHECK_NUMBER(submit_due("", WALL + 2, -1), GEAR_SUCCESS);
	CHECK_NUMBER(grab(0), 4);
	now.wall = (int64_t) (WALL + 5) * 1000;
	registry_tick(reg, now);
	CHECK_NUMBER(grab(0), 1);
	CHECK_NUMBER(function_of("f").delayed, 1);
	finish();
}

static void test_delayed_without_watcher(void)
{
	begin();
	CHECK_NUMBER(submit_due("", WALL + 5, 1), GEAR_SUCCESS);
	registry_peer_leave(reg, &peers[1]);
	CHECK_WORDS("end H:1 ABANDONED;");
	CHECK_NUMBER(registry_tick(reg, now), -1);
	CHECK_NUMBER(function_of("f").delayed, 0);
	finish();
}

static void test_work(void)
{
	begin();
	can_do(0, "f", 0);
	ask("f", 1);
	CHECK_NUMBER(grab(0), 1);
	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_DATA, "H:1", "part", NULL), GEAR_SUCCESS);
	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_WARNING, "H:1", "care", NULL), GEAR_SUCCESS);
	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_STATUS, "H:1", "3", "10"), GEAR_SUCCESS);
	CHECK_WORDS("1 WORK_DATA H:1 part; 1 WORK_WARNING H:1 care; 1 WORK_STATUS H:1 3 10;");
	CHECK_NUMBER(info_of("H:1").numerator, 3);
	CHECK_NUMBER(info_of("H:1").denominator, 10);

	/* Strangers, other handles, other commands. */
	CHECK_NUMBER(work(1, GEAR_COMMAND_WORK_DATA, "H:1", "part", NULL), GEAR_JOB_NOT_FOUND);
	CHECK_NUMBER(complete(2, "H:1"), GEAR_JOB_NOT_FOUND);
	CHECK_NUMBER(complete(0, "H:2"), GEAR_JOB_NOT_FOUND);
	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_STATUS, "H:2", "1", "1"), GEAR_JOB_NOT_FOUND);
	CHECK_NUMBER(work(0, GEAR_COMMAND_NOOP, "H:1", "", NULL), GEAR_INVALID_COMMAND);
	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_STATUS, "H:1", "1", NULL), GEAR_INVALID_COMMAND);
	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_FAIL, "H:1", "", NULL), GEAR_INVALID_COMMAND);
	CHECK_WORDS("");

	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_FAIL, "H:1", NULL, NULL), GEAR_SUCCESS);
	CHECK_WORDS("1 WORK_FAIL H:1; end H:1 FAILED;");
	CHECK_NUMBER(complete(0, "H:1"), GEAR_JOB_NOT_FOUND);
	CHECK_NUMBER(registry_job_count(reg), 0);
	CHECK_NUMBER(function_of("f").running, 0);

	/* A job that waits has no owner. */
	add("f");
	CHECK_NUMBER(complete(0, "H:2"), GEAR_JOB_NOT_FOUND);
	CHECK_NUMBER(registry_job_count(reg), 1);
	finish();
}

/* Whatever a worker sends after the end of a job, in whatever pair, is not found. */
static void test_work_after_end(void)
{
	static const struct {
		uint32_t command;
		const char *one, *two;
	} rows[] = {
		{ GEAR_COMMAND_WORK_COMPLETE, "", NULL },
		{ GEAR_COMMAND_WORK_FAIL, NULL, NULL },
		{ GEAR_COMMAND_WORK_EXCEPTION, "", NULL },
		{ GEAR_COMMAND_WORK_DATA, "", NULL },
		{ GEAR_COMMAND_WORK_WARNING, "", NULL },
		{ GEAR_COMMAND_WORK_STATUS, "1", "2" },
	};
	enum { ENDS = 3, ROWS = 6 };

	for (int end = 0; end < ENDS; end++) {
		for (int row = 0; row < ROWS; row++) {
			begin();
			can_do(0, "f", 0);
			ask("f", 1);
			CHECK_NUMBER(grab(0), 1);
			CHECK_NUMBER(work(0, rows[end].command, "H:1", rows[end].one, rows[end].two), GEAR_SUCCESS);
			forget_words();
			CHECK_NUMBER(work(0, rows[row].command, "H:1", rows[row].one, rows[row].two), GEAR_JOB_NOT_FOUND);
			CHECK_WORDS("");
			finish();
		}
	}
}

static void test_exception(void)
{
	registry_job *job;

	begin();
	can_do(0, "f", 0);
	peers[2].exceptions = true;
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_NORMAL, 1, &job), GEAR_SUCCESS);
	CHECK_NUMBER(submit("f", "u", GEAR_PRIORITY_NORMAL, 2, &job), GEAR_JOB_EXISTS);
	CHECK_NUMBER(grab(0), 1);
	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_EXCEPTION, "H:1", "boom", NULL), GEAR_SUCCESS);
	CHECK_WORDS("1 WORK_FAIL H:1; 2 WORK_EXCEPTION H:1 boom; end H:1 EXCEPTION;");
	finish();
}

static void test_status_numbers(void)
{
	static const struct {
		const char *text;
		uint32_t number;
	} rows[] = {
		{ "", 0 },
		{ "12", 12 },
		{ "12.5", 12 },
		{ "-1", 0 },
		{ "x", 0 },
		{ "4294967295", UINT32_MAX },
		{ "4294967296", UINT32_MAX },
		{ "99999999999999999999999999", UINT32_MAX },
	};

	begin();
	can_do(0, "f", 0);
	add("f");
	CHECK_NUMBER(grab(0), 1);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_STATUS, "H:1", rows[i].text, "7"), GEAR_SUCCESS);
		CHECK_NUMBER(info_of("H:1").numerator, rows[i].number);
		CHECK_NUMBER(info_of("H:1").denominator, 7);
	}
	finish();
}

/* As many digits as the number has, in each length and at its limits. */
static void test_handle_digits(void)
{
	uint64_t tens = 1;

	for (int i = 0; i < 3 * 19; i++) {
		uint64_t number = tens + (uint64_t) (i % 3) - 1;
		tens *= i % 3 == 2 ? 10 : 1;
		char text[GEAR_HANDLE_SIZE], wanted[GEAR_HANDLE_SIZE];
		registry_settings settings = plain_settings();
		registry_job *job;

		settings.first_job_number = number;
		begin_with(settings);
		CHECK_NUMBER(submit("f", "", GEAR_PRIORITY_NORMAL, -1, &job), GEAR_SUCCESS);
		snprintf(wanted, sizeof(wanted), "H:%llu", (unsigned long long) number);
		CHECK_STRING(registry_job_handle(reg, job, text).bytes, wanted);
		CHECK(registry_find_handle(reg, gear_view_str(wanted)) == job);
		finish();
	}
}

static void test_handles(void)
{
	static const char *const bad[] = { "", "H", "H:", "H:07", "H:1 ", " H:1", "H:+7", "H:-7", "h:7", "HH:7", "7", "H;7", "H:7\n",
		"H:18446744073709551616", "H:18446744073709551623", "H:8" };
	registry_settings settings = plain_settings();
	char text[GEAR_HANDLE_SIZE], prefix[100] = { 0 };
	registry_job *job;

	settings.first_job_number = 7;
	begin_with(settings);
	CHECK_NUMBER(submit("f", "", GEAR_PRIORITY_NORMAL, -1, &job), GEAR_SUCCESS);
	CHECK_STRING(registry_job_handle(reg, job, text).bytes, "H:7");
	CHECK(registry_find_handle(reg, gear_view_str("H:7")) == job);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(registry_find_handle(reg, gear_view_str(bad[i])) == NULL);
	}
	finish();

	/* The longest prefix and the largest number fit. */
	memset(prefix, 'p', sizeof(prefix) - 1);
	settings.handle_prefix = prefix;
	settings.first_job_number = UINT64_MAX;
	begin_with(settings);
	CHECK_NUMBER(submit("f", "", GEAR_PRIORITY_NORMAL, -1, &job), GEAR_SUCCESS);
	gear_view handle = registry_job_handle(reg, job, text);
	CHECK_NUMBER(handle.len, GEAR_HANDLE_SIZE - 1);
	CHECK_STRING(strchr(text, ':'), ":18446744073709551615");
	CHECK(registry_find_handle(reg, handle) == job);
	finish();
}

static void test_functions(void)
{
	static const char *const names[] = { "b", "a", "c" };
	registry_drop drop;
	cursor at = { 0 };

	begin();
	CHECK_NUMBER(registry_drop_function(reg, gear_view_str("b"), &drop), GEAR_INVALID_FUNCTION_NAME);
	CHECK_NUMBER(registry_create_function(reg, gear_view_str("b")), GEAR_SUCCESS);
	CHECK_NUMBER(registry_create_function(reg, gear_view_str("b")), GEAR_SUCCESS);
	CHECK_NUMBER(registry_create_function(reg, gear_view_str("")), GEAR_INVALID_FUNCTION_NAME);
	ask("a", 1);
	can_do(0, "c", 0);
	for (int i = 0; i < 3; i++) {
		registry_function_info info = registry_function_describe(registry_next_function(reg, &at));
		CHECK_BYTES(info.name.bytes, info.name.len, names[i], 1);
	}
	CHECK(registry_next_function(reg, &at) == NULL);
	CHECK_NUMBER(registry_drop_function(reg, gear_view_str("c"), &drop), GEAR_IN_PROGRESS);
	CHECK_NUMBER(registry_drop_function(reg, gear_view_str("b"), &drop), GEAR_SUCCESS);

	/* A function with running jobs stays, also without workers; one with jobs that wait goes, and they with it. */
	can_do(0, "a", 0);
	CHECK_NUMBER(grab(0), 1);
	registry_reset_abilities(reg, &peers[0]);
	CHECK_NUMBER(registry_drop_function(reg, gear_view_str("a"), &drop), GEAR_IN_PROGRESS);
	ask("c", 1);
	CHECK_WORDS("");
	CHECK_NUMBER(registry_drop_function(reg, gear_view_str("c"), &drop), GEAR_SUCCESS);
	CHECK_WORDS("1 WORK_FAIL H:2; end H:2 DROPPED;");
	CHECK_NUMBER(registry_job_count(reg), 1);
	finish();
}

static void test_cancel(void)
{
	begin();
	can_do(0, "f", 0);
	ask("f", 1);
	ask("f", 1);
	CHECK_NUMBER(grab(0), 1);
	CHECK_NUMBER(registry_cancel(reg, gear_view_str("H:1")), GEAR_IN_PROGRESS);
	CHECK_NUMBER(registry_cancel(reg, gear_view_str("H:3")), GEAR_JOB_NOT_FOUND);
	CHECK_WORDS("");
	CHECK_NUMBER(registry_cancel(reg, gear_view_str("H:2")), GEAR_SUCCESS);
	CHECK_WORDS("1 WORK_FAIL H:2; end H:2 CANCELLED;");
	CHECK_NUMBER(registry_cancel(reg, gear_view_str("H:2")), GEAR_JOB_NOT_FOUND);
	CHECK_NUMBER(grab(0), 0);
	finish();
}

/* Everything at hand is freed; nothing is reported. */
static void test_free(void)
{
	registry_free(NULL);
	begin();
	can_do(0, "f", 10);
	pre_sleep(0);
	ask("f", 1);
	CHECK_NUMBER(grab(0), 1);
	ask("f", 1);
	CHECK_NUMBER(submit_due("u", WALL + 1, 2), GEAR_SUCCESS);
	forget_words();
	finish();
	CHECK_WORDS("");
}

/* The counts of the functions are those of the jobs. */
static void check_counts(void)
{
	uint64_t queued = 0, running = 0, delayed = 0, found[3] = { 0 };
	cursor at = { 0 };

	for (const registry_function *each; (each = registry_next_function(reg, &at)) != NULL;) {
		registry_function_info info = registry_function_describe(each);
		queued += (uint64_t) info.queued[0] + info.queued[1] + info.queued[2];
		running += info.running;
		delayed += info.delayed;
	}
	for (const registry_job *each; (each = registry_next_job(reg, &at)) != NULL;) {
		registry_job_info info = registry_job_describe(each);
		found[0] += !info.running;
		found[1] += info.running;
		found[2] += info.due != 0;
	}
	CHECK_NUMBER(queued, found[0]);
	CHECK_NUMBER(running, found[1]);
	CHECK_NUMBER(delayed, found[2]);
	CHECK_NUMBER(queued + running, registry_job_count(reg));
}

static void play_client(void)
{
	registry_job *job;

	for (int i = 0; i < 40; i++) {
		size_t before = registry_job_count(reg);
		gear_rc rc = submit("f", i % 3 == 0 ? "u" : "", GEAR_PRIORITY_NORMAL, i % 2, &job);
		CHECK(rc == GEAR_SUCCESS || rc == GEAR_JOB_EXISTS || rc == GEAR_MEMORY_ALLOCATION_FAILURE);
		CHECK_NUMBER(registry_job_count(reg), before + (rc == GEAR_SUCCESS));
	}
	submit_due("v", WALL + 1, 2);
	submit_due("v", WALL + 1, 3);
	check_counts();
}

static void play_worker(void)
{
	char handle[GEAR_HANDLE_SIZE] = "";
	registry_job *job = registry_grab(reg, &peers[0], now);

	if (job != NULL) {
		registry_job_handle(reg, job, handle);
		gear_rc rc = work(0, GEAR_COMMAND_WORK_STATUS, handle, "5", "6");
		CHECK(rc == GEAR_SUCCESS || rc == GEAR_MEMORY_ALLOCATION_FAILURE);
		CHECK_NUMBER(registry_job_describe(job).numerator, rc == GEAR_SUCCESS ? 5 : 0);
	}
	check_counts();
}

/* A bit of everything that allocates; each step may fail, and then counts for nothing. */
static void play(void)
{
	if (registry_can_do(reg, &peers[0], gear_view_str("f"), 10) != GEAR_SUCCESS) {
		CHECK(registry_next_ability(reg, &peers[0], &(cursor){ 0 }) == NULL);
	}
	pre_sleep(0);
	play_client();
	play_worker();
	registry_can_do(reg, &peers[4], gear_view_str("g"), 0);
	registry_create_function(reg, gear_view_str("h"));
	now.wall += 2000;
	registry_tick(reg, now);
	registry_peer_leave(reg, &peers[0]);
	registry_tick(reg, now);
	check_counts();
	for (int i = 1; i < PEERS; i++) {
		registry_peer_leave(reg, &peers[i]);
	}
	CHECK_NUMBER(registry_job_count(reg), 0);
	check_counts();
}

static void test_no_memory(void)
{
	const registry_settings settings = plain_settings();
	unsigned long nth = 0;

	unit_fail_allocation(1);
	CHECK(registry_new(&settings, &events, words) == NULL);
	CHECK(unit_allocation_failed());
	do {
		begin();
		unit_fail_allocation(++nth);
		play();
		finish();
	} while (unit_allocation_failed());
	CHECK(nth > 50);
}

int main(void)
{
	RUN(test_coalescing);
	RUN(test_coalescing_while_running);
	RUN(test_coalescing_of_both_kinds);
	RUN(test_find_unique);
	RUN(test_limits);
	RUN(test_refused_submissions);
	RUN(test_pieces);
	RUN(test_delayed);
	RUN(test_delayed_without_watcher);
	RUN(test_work);
	RUN(test_work_after_end);
	RUN(test_exception);
	RUN(test_status_numbers);
	RUN(test_handle_digits);
	RUN(test_handles);
	RUN(test_functions);
	RUN(test_cancel);
	RUN(test_free);
	RUN(test_no_memory);
	return 0;
}
