/*
 * What the tests of the registry share: a registry whose clock is set by hand, and that writes down in words what it
 * reports ("wake 1;", "2 WORK_FAIL H:1;", "end H:1 FAILED;"). One job is "H:1", the next one "H:2"; a peer is a number.
 */
#ifndef REGISTRY_WORDS_H
#define REGISTRY_WORDS_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "registry.h"
#include "unit.h"

enum { PEERS = 6, WALL = 1000000 };

static registry *reg;
static registry_peer peers[PEERS];
static char words[8192];
static size_t words_len;
static registry_time now;

static inline void forget_words(void)
{
	words_len = 0;
	words[0] = '\0';
}

static inline void note(const char *format, ...) __attribute__((format(printf, 1, 2)));

static inline void note(const char *format, ...)
{
	va_list list;

	if (words_len > 0 && words_len < sizeof(words) - 1) {
		words[words_len++] = ' ';
	}
	va_start(list, format);
	words_len += (size_t) vsnprintf(words + words_len, sizeof(words) - words_len, format, list);
	va_end(list);
	if (words_len > sizeof(words) - 1) {
		words_len = sizeof(words) - 1;
	}
}

static inline void deliver(void *context, registry_peer *peer, uint32_t command, const gear_view *args, size_t argc)
{
	CHECK(context == words);
	note("%d %s", (int) (peer - peers), gear_command_name(command));
	for (size_t i = 0; i < argc; i++) {
		note("%.*s", (int) args[i].len, args[i].bytes);
	}
	words[words_len++] = ';';
	words[words_len] = '\0';
}

static inline void wake(void *context, registry_peer *peer)
{
	CHECK(context == words);
	CHECK(!peer->sleeping);
	note("wake %d;", (int) (peer - peers));
}

static inline void ended(void *context, const registry_job *job, registry_end why)
{
	static const char *const reasons[] = { "COMPLETED", "FAILED", "EXCEPTION", "TIMED_OUT", "RETRIES", "CANCELLED", "DROPPED",
		"ABANDONED", "UNKEPT" };
	char text[GEAR_HANDLE_SIZE];

	CHECK(context == words);
	note("end %s %s;", registry_job_handle(reg, job, text).bytes, reasons[why]);
}

static inline void left(void *context, registry_peer *peer)
{
	CHECK(context == words);
	CHECK(!peer->leaving);
	note("left %d;", (int) (peer - peers));
}

static const registry_events events = { deliver, wake, ended, NULL, left };

static inline registry_settings plain_settings(void)
{
	return (registry_settings){
		.job_retries = -1,
		.worker_wakeup = 1,
		.handle_prefix = "H",
		.first_job_number = 1,
		.hash_seed = 42,
	};
}

static inline void begin_with(registry_settings settings)
{
	memset(peers, 0, sizeof(peers));
	forget_words();
	now = (registry_time){ .now = 0, .wall = (int64_t) WALL * 1000 };
	reg = registry_new(&settings, &events, words);
	CHECK(reg != NULL);
}

static inline void begin(void)
{
	begin_with(plain_settings());
}

static inline void finish(void)
{
	registry_free(reg);
	reg = NULL;
}

/* What was reported since the last time. */
#define CHECK_WORDS(wanted) (CHECK_STRING(words, wanted), forget_words())

static inline gear_rc submit(const char *function, const char *unique, gear_priority priority, int watcher, registry_job **job)
{
	const registry_submission submission = {
		.function = gear_view_str(function),
		.unique = gear_view_str(unique),
		.data = gear_view_str("data"),
		.priority = priority,
	};

	return registry_submit(reg, &submission, watcher >= 0 ? &peers[watcher] : NULL, now, job);
}

/* A background job of normal priority without a unique. */
static inline void add(const char *function)
{
	registry_job *job;

	CHECK_NUMBER(submit(function, "", GEAR_PRIORITY_NORMAL, -1, &job), GEAR_SUCCESS);
}

/* A foreground one. */
static inline void ask(const char *function, int watcher)
{
	registry_job *job;

	CHECK_NUMBER(submit(function, "", GEAR_PRIORITY_NORMAL, watcher, &job), GEAR_SUCCESS);
}

static inline void can_do(int peer, const char *function, int64_t timeout)
{
	CHECK_NUMBER(registry_can_do(reg, &peers[peer], gear_view_str(function), timeout), GEAR_SUCCESS);
}

static inline void pre_sleep(int peer)
{
	registry_pre_sleep(reg, &peers[peer]);
}

/* The number in the handle of what is grabbed, 0 for nothing. */
static inline int grab(int peer)
{
	char text[GEAR_HANDLE_SIZE];
	registry_job *job = registry_grab(reg, &peers[peer], now);

	return job != NULL ? atoi(registry_job_handle(reg, job, text).bytes + 2) : 0;
}

static inline gear_rc work(int peer, uint32_t command, const char *handle, const char *one, const char *two)
{
	const gear_view args[] = { gear_view_str(handle), gear_view_str(one != NULL ? one : ""),
		gear_view_str(two != NULL ? two : "") };

	return registry_work(reg, &peers[peer], command, args, 1u + (one != NULL) + (two != NULL));
}

static inline gear_rc complete(int peer, const char *handle)
{
	return work(peer, GEAR_COMMAND_WORK_COMPLETE, handle, "", NULL);
}

static inline registry_job_info info_of(const char *handle)
{
	registry_job *job = registry_find_handle(reg, gear_view_str(handle));

	CHECK(job != NULL);
	return registry_job_describe(job);
}

static inline registry_function_info function_of(const char *name)
{
	const registry_function *each;
	cursor at = { 0 };

	while ((each = registry_next_function(reg, &at)) != NULL) {
		registry_function_info info = registry_function_describe(each);
		if (gear_view_equal(info.name, gear_view_str(name))) {
			cursor_end(&at);
			return info;
		}
	}
	unit_fail(__FILE__, __LINE__, name);
	return (registry_function_info){ 0 };
}

#endif
