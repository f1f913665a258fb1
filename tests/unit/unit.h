/*
 * What the unit tests share: checks that print what they found, and random numbers that are the same in every run.
 * A test is a function without arguments; main() calls RUN for each.
 */
#ifndef UNIT_H
#define UNIT_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *unit_test_name = "";

static inline void unit_fail(const char *file, int line, const char *what)
{
	fprintf(stderr, "%s:%d: %s: %s\n", file, line, unit_test_name, what);
	abort();
}

static inline void unit_check_number(const char *file, int line, const char *what, long long got, long long wanted)
{
	if (got != wanted) {
		fprintf(stderr, "got %lld, not %lld\n", got, wanted);
		unit_fail(file, line, what);
	}
}

static inline void unit_check_bytes(
	const char *file, int line, const char *what, const void *got, size_t got_len, const void *wanted, size_t wanted_len)
{
	if (got_len != wanted_len || (got_len && memcmp(got, wanted, got_len))) {
		fprintf(stderr, "got %zu bytes \"%.*s\", not %zu \"%.*s\"\n", got_len, (int) (got_len > 200 ? 200 : got_len),
			(const char *) got, wanted_len, (int) (wanted_len > 200 ? 200 : wanted_len), (const char *) wanted);
		unit_fail(file, line, what);
	}
}

#define CHECK(condition) ((condition) ? (void) 0 : unit_fail(__FILE__, __LINE__, #condition))
#define CHECK_NUMBER(got, wanted) \
	unit_check_number(__FILE__, __LINE__, #got " == " #wanted, (long long) (got), (long long) (wanted))
#define CHECK_BYTES(got, got_len, wanted, wanted_len) \
	unit_check_bytes(__FILE__, __LINE__, #got " holds " #wanted, got, got_len, wanted, wanted_len)
#define CHECK_STRING(got, wanted) CHECK_BYTES(got, strlen(got), wanted, strlen(wanted))
#define CHECK_HAS(text, words) \
	(strstr(text, words) ? (void) 0 : (fprintf(stderr, "\"%s\"\n", text), unit_fail(__FILE__, __LINE__, #text " has " #words)))

#define RUN(test) (unit_test_name = #test, test())

/* The next number of a sequence that begins at *seed; any seed will do. */
static inline uint32_t unit_random(uint64_t *seed)
{
	uint64_t mixed = (*seed += 0x9e3779b97f4a7c15u);

	mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
	mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
	return (uint32_t) (mixed >> 32);
}

#endif
