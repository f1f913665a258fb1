/*
 * The registry, rule by rule: who gets which job, who is woken, what becomes of the jobs of a worker that is lost or late.
 */
#include "registry_words.h"

static void test_priorities(void)
{
	static const struct {
		const char *function;
		gear_priority priority;
	} rows[] = {
		{ "a", GEAR_PRIORITY_LOW },
		{ "a", GEAR_PRIORITY_NORMAL },
		{ "b", GEAR_PRIORITY_LOW },
		{ "b", GEAR_PRIORITY_HIGH },
		{ "b", GEAR_PRIORITY_HIGH },
		{ "b", GEAR_PRIORITY_NORMAL },
		{ "other", GEAR_PRIORITY_HIGH },
	};
	static const int order[2][7] = { { 4, 5, 2, 6, 1, 3, 0 }, { 4, 5, 6, 2, 3, 1, 0 } };
	registry_settings settings = plain_settings();
	registry_job *job;

	/* All high ones first, whatever order the functions were registered in. */
	settings.strict_order = true;
	for (int turned = 0; turned < 2; turned++) {
		begin_with(settings);
		for (int i = 0; i < 7; i++) {
			CHECK_NUMBER(submit(rows[i].function, "", rows[i].priority, -1, &job), GEAR_SUCCESS);
		}
		can_do(0, turned ? "b" : "a", 0);
		can_do(0, turned ? "a" : "b", 0);
		for (int i = 0; i < 7; i++) {
			CHECK_NUMBER(grab(0), order[turned][i]);
		}
		finish();
	}
}

static void test_round_robin(void)
{
	static const int order[2][6] = { { 1, 4, 2, 5, 3, 6 }, { 1, 2, 3, 4, 5, 6 } };
	registry_settings settings = plain_settings();

	for (int strict = 0; strict < 2; strict++) {
		settings.strict_order = strict;
		begin_with(settings);
		can_do(0, "a", 0);
		can_do(0, "b", 0);
		for (int i = 0; i < 6; i++) {
			add(i < 3 ? "a" : "b");
		}
		for (int i = 0; i < 6; i++) {
			CHECK_NUMBER(grab(0), order[strict][i]);
		}
		finish();
	}
}

/* CANT_DO stops new assignments only. */
static void test_abilities(void)
{
	const registry_ability *ability;
	cursor at = { 0 };

	begin();
	can_do(0, "f", 0);
	can_do(0, "g", 0);
	can_do(0, "f", 5);
	CHECK_NUMBER(function_of("f").workers, 1);
	add("f");
	add("f");
	CHECK_NUMBER(grab(0), 1);
	ability = registry_next_ability(reg, &peers[0], &at);
	CHECK_BYTES(registry_ability_name(ability).bytes, registry_ability_name(ability).len, "g", 1);
	ability = registry_next_ability(reg, &peers[0], &at);
	CHECK_BYTES(registry_ability_name(ability).bytes, registry_ability_name(ability).len, "f", 1);
	CHECK(registry_next_ability(reg, &peers[0], &at) == NULL);
	registry_cant_do(reg, &peers[0], gear_view_str("f"));
	registry_cant_do(reg, &peers[0], gear_view_str("f"));
	registry_cant_do(reg, &peers[0], gear_view_str("unknown"));
	CHECK_NUMBER(grab(0), 0);
	CHECK_NUMBER(function_of("f").running, 1);
	CHECK_NUMBER(function_of("f").workers, 0);
	registry_reset_abilities(reg, &peers[0]);
	CHECK(registry_next_ability(reg, &peers[0], &at) == NULL);
	CHECK_NUMBER(complete(0, "H:1"), GEAR_SUCCESS);
	CHECK_WORDS("end H:1 COMPLETED;");
	finish();
}

static void test_one_job_wakes_one(void)
{
	begin();
	for (int i = 0; i < 3; i++) {
		can_do(i, "f", 0);
		pre_sleep(i);
	}
	CHECK_WORDS("");
	add("f");
	CHECK_WORDS("wake 0;");
	add("f");
	CHECK_WORDS("wake 1;");
	CHECK_NUMBER(grab(0), 1);
	CHECK_NUMBER(grab(1), 2);
	CHECK_NUMBER(grab(1), 0);
	pre_sleep(1);
	CHECK_WORDS("");
	add("f");
	add("f");
	CHECK_WORDS("wake 2; wake 1;");
	add("g");
	CHECK_WORDS("");
	finish();
}

static void test_wakeup_setting(void)
{
	static const struct {
		unsigned wakeup;
		const char *first, *second;
	} rows[] = {
		{ 0, "wake 0; wake 1; wake 2; wake 3;", "" },
		{ 1, "wake 0;", "wake 1;" },
		{ 3, "wake 0; wake 1; wake 2;", "wake 3;" },
	};

	for (int i = 0; i < 3; i++) {
		registry_settings settings = plain_settings();
		settings.worker_wakeup = rows[i].wakeup;
		begin_with(settings);
		for (int peer = 0; peer < 4; peer++) {
			can_do(peer, "f", 0);
			pre_sleep(peer);
		}
		add("f");
		CHECK_WORDS(rows[i].first);
		add("f");
		CHECK_WORDS(rows[i].second);
		finish();
	}
}

/* Sleep with work at hand, and learning a function while asleep. */
static void test_wake_at_once(void)
{
	begin();
	add("f");
	can_do(0, "f", 0);
	pre_sleep(0);
	CHECK_WORDS("wake 0;");
	pre_sleep(1);
	CHECK_WORDS("");
	CHECK(peers[1].sleeping);
	registry_cant_do(reg, &peers[0], gear_view_str("f"));
	can_do(1, "f", 0);
	CHECK_WORDS("wake 1;");
	CHECK_NUMBER(grab(1), 1);
	finish();
}

/* Who goes to sleep while another one is on the way to the only job is not woken for it; nor is it forgotten. */
static void test_sleep_beside_woken(void)
{
	begin();
	can_do(0, "f", 0);
	can_do(1, "f", 0);
	can_do(1, "g", 0);
	pre_sleep(0);
	add("f");
	CHECK_WORDS("wake 0;");
	pre_sleep(1);
	CHECK_WORDS("");
	add("f");
	CHECK_WORDS("wake 1;");
	/* It changes its mind: somebody is needed for the second job again. */
	pre_sleep(1);
	CHECK_WORDS("wake 1;");
	CHECK_NUMBER(grab(0), 1);
	pre_sleep(0);
	CHECK_WORDS("");
	registry_peer_leave(reg, &peers[1]);
	CHECK_WORDS("wake 0;");
	finish();
}

/* A woken worker that does not ask for a second: another one is woken, each once, and nobody is asked for twice. */
static void test_woken_in_vain(void)
{
	begin();
	for (int i = 0; i < 3; i++) {
		can_do(i, "f", 0);
		pre_sleep(i);
	}
	add("f");
	CHECK_WORDS("wake 0;");
	CHECK_NUMBER(registry_tick(reg, now), 1000);
	now.now = 999;
	CHECK_NUMBER(registry_tick(reg, now), 1000);
	CHECK_WORDS("");
	now.now = 1000;
	CHECK_NUMBER(registry_tick(reg, now), 2000);
	CHECK_WORDS("wake 1;");
	now.now = 1500;
	CHECK_NUMBER(grab(0), 1);
	CHECK_NUMBER(grab(1), 0);
	CHECK_NUMBER(registry_tick(reg, now), -1);
	pre_sleep(0);
	add("f");
	CHECK_WORDS("wake 2;");
	/* Nobody is left to be woken: then it is the late one's after all. */
	CHECK_NUMBER(registry_tick(reg, now), 2500);
	CHECK_NUMBER(grab(0), 2);
	now.now = 2500;
	CHECK_NUMBER(registry_tick(reg, now), -1);
	CHECK_WORDS("");
	finish();
}

/* A woken worker that does something else leaves its job to another. */
static void test_woken_goes_elsewhere(void)
{
	enum { LEAVES, FORGETS, RESETS, TAKES_OTHER, WAYS };
	registry_job *job;

	for (int way = 0; way < WAYS; way++) {
		begin();
		can_do(0, "f", 0);
		can_do(0, "g", 0);
		can_do(1, "f", 0);
		pre_sleep(0);
		pre_sleep(1);
		add("f");
		CHECK_WORDS("wake 0;");
		switch (way) {
			case LEAVES:
				registry_peer_leave(reg, &peers[0]);
				break;
			case FORGETS:
				registry_cant_do(reg, &peers[0], gear_view_str("f"));
				break;
			case RESETS:
				registry_reset_abilities(reg, &peers[0]);
				break;
			default:
				CHECK_NUMBER(submit("g", "", GEAR_PRIORITY_HIGH, -1, &job), GEAR_SUCCESS);
				CHECK_WORDS("");
				CHECK_NUMBER(grab(0), 2);
		}
		CHECK_WORDS("wake 1;");
		CHECK_NUMBER(grab(1), 1);
		finish();
	}
}

/* A woken worker that sleeps again is woken again, as long as the job is there. */
static void test_woken_sleeps_again(void)
{
	begin();
	can_do(0, "f", 0);
	pre_sleep(0);
	add("f");
	CHECK_WORDS("wake 0;");
	pre_sleep(0);
	CHECK_WORDS("wake 0;");
	can_do(1, "f", 0);
	CHECK_NUMBER(grab(1), 1);
	pre_sleep(0);
	CHECK_WORDS("");
	CHECK(peers[0].sleeping);
	registry_peer_leave(reg, &peers[1]);
	CHECK_WORDS("wake 0;");
	finish();
}

/* A lost worker's jobs come first again, in the order in which it had got them, without their progress. */
static void test_leave(void)
{
	begin();
	can_do(0, "f", 0);
	for (int i = 0; i < 4; i++) {
		add("f");
	}
	CHECK_NUMBER(grab(0), 1);
	CHECK_NUMBER(grab(0), 2);
	CHECK_NUMBER(grab(0), 3);
	CHECK_NUMBER(complete(0, "H:2"), GEAR_SUCCESS);
	CHECK_NUMBER(work(0, GEAR_COMMAND_WORK_STATUS, "H:1", "1", "2"), GEAR_SUCCESS);
	registry_peer_leave(reg, &peers[0]);
	CHECK_NUMBER(function_of("f").workers, 0);
	CHECK_NUMBER(function_of("f").running, 0);
	CHECK_NUMBER(info_of("H:1").denominator, 0);
	CHECK_NUMBER(info_of("H:1").retries, 1);
	CHECK_NUMBER(info_of("H:4").retries, 0);
	can_do(1, "f", 0);
	CHECK_NUMBER(grab(1), 1);
	CHECK_NUMBER(grab(1), 3);
	CHECK_NUMBER(grab(1), 4);
	CHECK_NUMBER(complete(0, "H:1"), GEAR_JOB_NOT_FOUND);
	finish();
}

static void test_retries(void)
{
	static const struct {
		int retries, runs;
	} rows[] = { { 0, 1 }, { 1, 2 }, { 2, 3 }, { -1, 50 } };

	for (int i = 0; i < 4; i++) {
		registry_settings settings = plain_settings();
		settings.job_retries = rows[i].retries;
		begin_with(settings);
		ask("f", 1);
		for (int run = 0; run < rows[i].runs; run++) {
			CHECK_WORDS("");
			can_do(0, "f", 0);
			CHECK_NUMBER(grab(0), 1);
			registry_peer_leave(reg, &peers[0]);
		}
		CHECK_WORDS(rows[i].retries < 0 ? "" : "1 WORK_FAIL H:1; end H:1 RETRIES;");
		CHECK_NUMBER(registry_job_count(reg), rows[i].retries < 0);
		finish();
	}
}

/* A foreground job that nobody awaits is not begun, but one that runs goes on; when its worker leaves too, it ends. */
static void test_abandoned(void)
{
	begin();
	can_do(0, "f", 0);
	ask("f", 1);
	ask("f", 1);
	ask("f", 2);
	CHECK_NUMBER(grab(0), 1);
	registry_peer_leave(reg, &peers[1]);
	CHECK_WORDS("end H:2 ABANDONED;");
	CHECK_NUMBER(grab(0), 3);
	CHECK_NUMBER(complete(0, "H:1"), GEAR_SUCCESS);
	CHECK_WORDS("end H:1 COMPLETED;");
	registry_peer_leave(reg, &peers[2]);
	registry_peer_leave(reg, &peers[0]);
	CHECK_WORDS("end H:3 ABANDONED;");
	CHECK_NUMBER(registry_job_count(reg), 0);
	finish();
}

/* A peer that works on what it awaits itself. */
static void test_own_customer(void)
{
	begin();
	can_do(0, "f", 0);
	ask("f", 0);
	CHECK_NUMBER(grab(0), 1);
	CHECK_NUMBER(complete(0, "H:1"), GEAR_SUCCESS);
	CHECK_WORDS("0 WORK_COMPLETE H:1 ; end H:1 COMPLETED;");
	ask("f", 0);
	CHECK_NUMBER(grab(0), 2);
	registry_peer_leave(reg, &peers[0]);
	CHECK_WORDS("end H:2 ABANDONED;");
	finish();
}

static void test_timeouts(void)
{
	begin();
	can_do(0, "f", 100);
	can_do(1, "f", 0);
	ask("f", 2);
	ask("f", 2);
	add("f");
	CHECK_NUMBER(grab(0), 1);
	CHECK_NUMBER(grab(1), 2);
	now.now = 50;
	CHECK_NUMBER(grab(0), 3);
	CHECK_NUMBER(registry_tick(reg, now), 100);

	/* One that is completed in time has none any more. */
	CHECK_NUMBER(complete(0, "H:3"), GEAR_SUCCESS);
	now.now = 99;
	CHECK_NUMBER(registry_tick(reg, now), 100);
	CHECK_WORDS("end H:3 COMPLETED;");
	now.now = 100;
	CHECK_NUMBER(registry_tick(reg, now), -1);
	CHECK_WORDS("2 WORK_FAIL H:1; end H:1 TIMED_OUT;");
	CHECK_NUMBER(complete(0, "H:1"), GEAR_JOB_NOT_FOUND);

	/* Queued again after the loss of its worker, it is not timed either; and a timeout may be as long as it likes. */
	can_do(0, "g", INT64_MAX);
	add("g");
	CHECK_NUMBER(grab(0), 4);
	CHECK_NUMBER(registry_tick(reg, now), INT64_MAX);
	registry_peer_leave(reg, &peers[0]);
	CHECK_NUMBER(registry_tick(reg, now), -1);
	finish();
}

static void test_many(void)
{
	enum { JOBS = 100000 };
	char handle[GEAR_HANDLE_SIZE];

	begin();
	can_do(0, "f", 1000);
	for (int i = 0; i < JOBS; i++) {
		add("f");
		if (i % 2 == 0) {
			CHECK_NUMBER(grab(0), i / 2 + 1);
		}
	}
	while (grab(0) > 0) {}
	CHECK_NUMBER(function_of("f").running, JOBS);
	registry_peer_leave(reg, &peers[0]);
	while (registry_tick(reg, now) == now.now) {}
	CHECK_WORDS("left 0;");
	CHECK_NUMBER(function_of("f").queued[GEAR_PRIORITY_NORMAL], JOBS);
	can_do(1, "f", 0);
	for (int i = 0; i < JOBS; i++) {
		CHECK_NUMBER(grab(1), i + 1);
		snprintf(handle, sizeof(handle), "H:%d", i + 1);
		CHECK_NUMBER(complete(1, handle), GEAR_SUCCESS);
	}
	CHECK_NUMBER(registry_job_count(reg), 0);
	finish();
}

/* Who leaves many jobs does so in parts, of which nobody hears; who leaves one meanwhile does not wait for that. */
static void test_leave_in_parts(void)
{
	enum { JOBS = 1000 };
	char handle[GEAR_HANDLE_SIZE];

	begin();
	can_do(0, "f", 0);
	for (int i = 0; i < JOBS; i++) {
		ask("f", 1);
	}
	CHECK_NUMBER(grab(0), 1);
	registry_peer_leave(reg, &peers[1]);
	CHECK(peers[1].leaving);
	CHECK(registry_job_count(reg) > JOBS / 2 && registry_job_count(reg) < JOBS);
	int last = grab(0);
	CHECK(last > 1);
	forget_words();
	snprintf(handle, sizeof(handle), "H:%d", last);
	CHECK_NUMBER(complete(0, handle), GEAR_SUCCESS);
	CHECK(strstr(words, "WORK_COMPLETE") == NULL);

	ask("g", 2);
	registry_peer_leave(reg, &peers[2]);
	CHECK(!peers[2].leaving && peers[1].leaving);
	while (registry_tick(reg, now) == now.now) {
		forget_words();
	}
	CHECK(!peers[1].leaving && strstr(words, "left 1;") != NULL);
	forget_words();
	CHECK_NUMBER(registry_job_count(reg), 1);
	CHECK_NUMBER(complete(0, "H:1"), GEAR_SUCCESS);
	CHECK_WORDS("end H:1 COMPLETED;");

	for (int i = 0; i < JOBS; i++) {
		add("f");
		grab(0);
	}
	registry_peer_leave(reg, &peers[0]);
	CHECK(peers[0].leaving);
	forget_words();
	registry_free(reg);
	CHECK_STRING(words, "left 0;");
}

int main(void)
{
	RUN(test_priorities);
	RUN(test_round_robin);
	RUN(test_abilities);
	RUN(test_one_job_wakes_one);
	RUN(test_wakeup_setting);
	RUN(test_wake_at_once);
	RUN(test_woken_goes_elsewhere);
	RUN(test_sleep_beside_woken);
	RUN(test_woken_in_vain);
	RUN(test_woken_sleeps_again);
	RUN(test_leave);
	RUN(test_retries);
	RUN(test_abandoned);
	RUN(test_own_customer);
	RUN(test_leave_in_parts);
	RUN(test_timeouts);
	RUN(test_many);
	return 0;
}
