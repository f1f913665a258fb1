/*
 * What every durable queue has to do, asked of the one that the options name: conformance -q TYPE [its options]. The store
 * has to be empty at the start and is left empty. Prints a line a case; exit 1 if one fails.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"
#include "queue.h"

enum { LARGE = 16 << 20, MANY = 3000 };

static struct options options;
static const queue_backend *backend;
static void *store;
static char error[QUEUE_ERROR_SIZE];

/* What a replay gave. */
static struct {
	queue_job jobs[MANY];
	size_t count, bad;
} found;

#define CHECK(condition) \
	do { \
		if (!(condition)) { \
			printf("%s:%d: not so: %s (%s)\n", __func__, __LINE__, #condition, error); \
			exit(1); \
		} \
	} while (0)

static void reopen(bool expect_empty)
{
	bool empty = !expect_empty;

	if (store != NULL) {
		backend->close(store);
	}
	store = backend->open(&options.queue, &empty, error);
	CHECK(store != NULL);
	CHECK(empty == expect_empty);
}

static gear_view copy(gear_view view)
{
	char *bytes = malloc(view.len + 1);

	CHECK(bytes != NULL);
	memcpy(bytes, view.bytes, view.len);
	return gear_view_of(bytes, view.len);
}

static void keep_job(void *context, const queue_job *job)
{
	(void) context;
	CHECK(found.count < MANY);
	found.jobs[found.count] = *job;
	found.jobs[found.count].function = copy(job->function);
	found.jobs[found.count].unique = copy(job->unique);
	found.jobs[found.count].reducer = copy(job->reducer);
	found.jobs[found.count].data = copy(job->data);
	found.count++;
}

static void count_bad(void *context, const char *name, const char *reason)
{
	(void) context;
	printf("bad: %s: %s\n", name, reason);
	found.bad++;
}

static void forget_found(void)
{
	for (size_t i = 0; i < found.count; i++) {
		free((void *) found.jobs[i].function.bytes);
		free((void *) found.jobs[i].unique.bytes);
		free((void *) found.jobs[i].reducer.bytes);
		free((void *) found.jobs[i].data.bytes);
	}
	found.count = found.bad = 0;
}

/* Closes and opens the store, and reads all of it into `found`. */
static void replay(bool expect_empty)
{
	const queue_reader reader = { NULL, keep_job, count_bad };

	forget_found();
	reopen(expect_empty);
	CHECK(backend->replay(store, &reader, error) == QUEUE_OK);
	CHECK(found.bad == 0);
}

static void apply(const queue_op *ops, size_t count)
{
	CHECK(backend->apply(store, ops, count, error) == QUEUE_OK);
}

static queue_op op_of(queue_verb verb, uint64_t id, const char *function, const char *unique, const char *data)
{
	return (queue_op){ .verb = verb,
		.job = { .id = id,
			.function = gear_view_str(function),
			.unique = gear_view_str(unique),
			.reducer = gear_view_str(""),
			.data = gear_view_str(data),
			.priority = GEAR_PRIORITY_NORMAL } };
}

static bool same(const queue_job *a, const queue_job *b)
{
	return a->id == b->id && gear_view_equal(a->function, b->function) && gear_view_equal(a->unique, b->unique)
		&& gear_view_equal(a->reducer, b->reducer) && gear_view_equal(a->data, b->data) && a->priority == b->priority
		&& a->due == b->due && a->retries == b->retries;
}

/* Removes all that was found, in one batch. */
static void empty_store(void)
{
	static queue_op ops[MANY];

	replay(false);
	for (size_t i = 0; i < found.count; i++) {
		ops[i] = (queue_op){ .verb = QUEUE_DONE, .job = found.jobs[i] };
		ops[i].job.data = gear_view_str("");
	}
	apply(ops, found.count);
	replay(true);
	CHECK(found.count == 0);
}

/* Adds these, and finds exactly these in the order of their ids. */
static void round_trip(const queue_op *ops, size_t count)
{
	apply(ops, count);
	replay(false);
	CHECK(found.count == count);
	for (size_t i = 0; i < count; i++) {
		CHECK(same(&found.jobs[i], &ops[i].job));
	}
	empty_store();
}

static void everything_about_a_job_survives(void)
{
	queue_op ops[] = { op_of(QUEUE_ADD, 7, "resize", "picture 7", "data"),
		op_of(QUEUE_ADD, 1792000000000000001, "resize", "u", "") };

	ops[0].job.priority = GEAR_PRIORITY_HIGH;
	ops[0].job.due = 4102444800;
	ops[0].job.retries = 3;
	ops[0].job.reducer = gear_view_str("merge");
	ops[1].job.priority = GEAR_PRIORITY_LOW;
	round_trip(ops, 2);
}

static void data_is_bytes(void)
{
	char every[256 * 3];
	queue_op ops[4];

	for (size_t i = 0; i < sizeof(every); i++) {
		every[i] = (char) (i % 256);
	}
	for (int i = 0; i < 4; i++) {
		ops[i] = op_of(QUEUE_ADD, (uint64_t) i + 1, "f", i == 3 ? "" : i == 2 ? "c" : i == 1 ? "b" : "a", "");
	}
	ops[1].job.data = gear_view_of(every, sizeof(every));
	ops[2].job.data = gear_view_of("\0", 1);
	ops[3].job.data = gear_view_of("\r\n'\"\\;--\0x", 10);
	round_trip(ops, 4);
}

static void hostile_names_are_names(void)
{
	static const char *const names[] = { "'", "\"", "a'); DROP TABLE gearman_queue; --", "\\", "%s%n", "\xff\xfe\x80",
		"gr\xc3\xbc\xc3\x9f", "A", "a", "a ", " a", "a\tb", "a\r\nb", "f-u", "f", "#1", "*", "?", "[a]", "\x01", "NULL" };
	enum { NAMES = sizeof(names) / sizeof(names[0]) };
	queue_op ops[NAMES * 2];

	for (size_t i = 0; i < NAMES; i++) {
		ops[2 * i] = op_of(QUEUE_ADD, 2 * i + 1, names[i], "same", names[i]);
		ops[2 * i + 1] = op_of(QUEUE_ADD, 2 * i + 2, "same", names[i], names[i]);
	}
	round_trip(ops, NAMES * 2);
}

static void names_may_be_as_long_as_allowed(void)
{
	char function[GEAR_FUNCTION_MAX + 1], unique[GEAR_UNIQUE_MAX + 1];
	queue_op op;

	memset(function, 'f', sizeof(function) - 1);
	memset(unique, 'u', sizeof(unique) - 1);
	function[sizeof(function) - 1] = unique[sizeof(unique) - 1] = '\0';
	op = op_of(QUEUE_ADD, 5, function, unique, "data");
	round_trip(&op, 1);
}

/* "" and "-" are no uniques. */
static void jobs_without_unique_are_many(void)
{
	queue_op ops[6];

	for (int i = 0; i < 6; i++) {
		ops[i] = op_of(QUEUE_ADD, (uint64_t) i + 1, "f", i % 2 == 0 ? "" : "-", "same data");
	}
	round_trip(ops, 6);
}

static void order_is_by_id_over_batches(void)
{
	static queue_op ops[MANY];
	static char uniques[MANY][16];

	for (int i = 0; i < MANY; i++) {
		snprintf(uniques[i], sizeof(uniques[i]), "%d", i * 7919 % MANY);
		ops[i] = op_of(QUEUE_ADD, 100 + (uint64_t) i * 1000, i % 3 == 0 ? "f" : "g", uniques[i], uniques[i]);
		ops[i].job.priority = (gear_priority) (i % 3);
	}
	for (int i = 0; i < MANY; i += 500) {
		apply(ops + i, 500);
	}
	replay(false);
	CHECK(found.count == MANY);
	for (int i = 0; i < MANY; i++) {
		CHECK(same(&found.jobs[i], &ops[i].job));
	}
	empty_store();
}

/* The same unique of another function is another job; what is done need not be there. */
static void done_removes_one(void)
{
	const queue_op ops[] = { op_of(QUEUE_ADD, 1, "f", "u", "1"), op_of(QUEUE_ADD, 2, "g", "u", "2"),
		op_of(QUEUE_ADD, 3, "f", "", "3"), op_of(QUEUE_ADD, 4, "f", "", "4") };
	const queue_op done[] = { op_of(QUEUE_DONE, 1, "f", "u", ""), op_of(QUEUE_DONE, 3, "f", "", ""),
		op_of(QUEUE_DONE, 9, "f", "x", "") };

	apply(ops, 4);
	apply(done, 3);
	replay(false);
	CHECK(found.count == 2);
	CHECK(same(&found.jobs[0], &ops[1].job) && same(&found.jobs[1], &ops[3].job));
	empty_store();
}

/* A unique is free again when its job is done; the order within a batch counts. */
static void a_unique_may_come_again(void)
{
	const queue_op ops[] = { op_of(QUEUE_ADD, 1, "f", "u", "first"), op_of(QUEUE_DONE, 1, "f", "u", ""),
		op_of(QUEUE_ADD, 2, "f", "u", "second") };

	apply(ops, 3);
	replay(false);
	CHECK(found.count == 1 && same(&found.jobs[0], &ops[2].job));
	empty_store();
}

/* After a commit of which it is not known whether it happened, it is done once more. */
static void adding_again_replaces(void)
{
	queue_op op = op_of(QUEUE_ADD, 1, "f", "u", "data");

	apply(&op, 1);
	op.job.retries = 2;
	apply(&op, 1);
	replay(false);
	CHECK(found.count == 1 && same(&found.jobs[0], &op.job));
	op.verb = QUEUE_RETRY;
	op.job.retries = 3;
	apply(&op, 1);
	replay(false);
	CHECK(found.count == 1 && same(&found.jobs[0], &op.job));
	empty_store();
}

static void large_data(void)
{
	char *bytes = malloc(LARGE);
	queue_op op = op_of(QUEUE_ADD, 1, "f", "u", "");

	CHECK(bytes != NULL);
	for (size_t i = 0; i < LARGE; i++) {
		bytes[i] = (char) (i * 31 + (i >> 8));
	}
	op.job.data = gear_view_of(bytes, LARGE);
	round_trip(&op, 1);
	free(bytes);
}

/* No store takes three gigabytes. It is not looked at, and those before it are not there either. */
static void too_large_is_refused(void)
{
	const size_t size = (size_t) 3 << 30;
	char *bytes = malloc(size);
	queue_op ops[] = { op_of(QUEUE_ADD, 1, "f", "u", "data"), op_of(QUEUE_ADD, 2, "f", "v", "") };

	CHECK(bytes != NULL);
	ops[1].job.data = gear_view_of(bytes, size);
	CHECK(backend->apply(store, ops, 2, error) == QUEUE_REFUSED);
	free(bytes);
	replay(true);
	CHECK(found.count == 0);
	round_trip(ops, 1);
}

static const struct {
	const char *name;
	void (*run)(void);
} cases[] = {
#define CASE(function) \
	{ \
#function, function \
	}
	CASE(everything_about_a_job_survives),
	CASE(data_is_bytes),
	CASE(hostile_names_are_names),
	CASE(names_may_be_as_long_as_allowed),
	CASE(jobs_without_unique_are_many),
	CASE(order_is_by_id_over_batches),
	CASE(done_removes_one),
	CASE(a_unique_may_come_again),
	CASE(adding_again_replaces),
	CASE(large_data),
	CASE(too_large_is_refused),
};

int main(int argc, char **argv)
{
	if (!options_parse(&options, argc, argv, error) || options.queue_backend == NULL) {
		fprintf(stderr, "conformance: %s\n", *error != '\0' ? error : "name a durable queue with -q");
		return 2;
	}
	backend = options.queue_backend;
	reopen(true);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cases[i].run();
		printf("ok %s\n", cases[i].name);
		fflush(stdout);
	}
	forget_found();
	backend->close(store);
	options_free(&options);
	return 0;
}
