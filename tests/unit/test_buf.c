/*
 * The growable buffer against a model: a plain array with its two ends.
 */
#include "gear_buf.h"

#include "unit.h"
#include "unit_alloc.h"

enum { MODEL_SIZE = 4 * 1024 * 1024, STEPS = 20000 };

struct model {
	char bytes[MODEL_SIZE];
	size_t head, tail;
	uint64_t seed;
};

static struct model model;

static void check_same(const gear_buf *buf)
{
	CHECK(buf->head + buf->len <= buf->cap);
	CHECK(buf->len > 0 || buf->head == 0);
	CHECK_BYTES(buf->data ? gear_buf_bytes(buf) : "", buf->len, model.bytes + model.head, model.tail - model.head);
}

/* n new bytes at the model's end. */
static const char *grow_model(size_t n)
{
	char *end = model.bytes + model.tail;

	CHECK(model.tail + n <= MODEL_SIZE);
	for (size_t i = 0; i < n; i++) {
		end[i] = (char) unit_random(&model.seed);
	}
	model.tail += n;
	return end;
}

static void add(gear_buf *buf, size_t n)
{
	if (unit_random(&model.seed) & 1) {
		CHECK(gear_buf_append(buf, grow_model(n), n));
	} else {
		/* More room than is used of it. */
		char *end = gear_buf_reserve(buf, n + unit_random(&model.seed) % 1000);

		CHECK(end != NULL);
		memcpy(end, grow_model(n), n);
		gear_buf_commit(buf, n);
	}
}

static void take(gear_buf *buf, size_t n)
{
	gear_buf_consume(buf, n);
	model.head += n;
}

/* `most` shapes the run: how long the pieces are, and by that how often the buffer runs empty. */
static void random_steps(size_t most)
{
	gear_buf buf = { 0 };

	model.head = model.tail = 0;
	for (int step = 0; step < STEPS; step++) {
		uint32_t choice = unit_random(&model.seed) % 16;
		size_t n = unit_random(&model.seed) % most;

		if (choice < 7 && model.tail + n <= MODEL_SIZE) {
			add(&buf, n);
		} else if (choice < 14) {
			take(&buf, n < buf.len ? n : buf.len);
		} else if (choice == 14 && n < most / 8) {
			take(&buf, buf.len);
		} else if (choice == 15 && n < most / 16) {
			gear_buf_free(&buf);
			CHECK(!buf.data && !buf.cap && !buf.head);
			model.head = model.tail;
		}
		if (most < 100 || step % 16 == 0) {
			check_same(&buf);
		}
	}
	check_same(&buf);
	gear_buf_free(&buf);
}

static void test_against_the_model(void)
{
	random_steps(4);
	random_steps(40);
	random_steps(400);
	random_steps(1500);
}

/* A queue that never runs empty stays in place: its memory is bounded by what it holds, not by what went through. */
static void test_memory_is_bounded(void)
{
	gear_buf buf = { 0 };
	char piece[100] = { 0 };

	CHECK(gear_buf_append(&buf, piece, sizeof(piece)));
	for (int i = 0; i < 100000; i++) {
		CHECK(gear_buf_append(&buf, piece, sizeof(piece)));
		gear_buf_consume(&buf, sizeof(piece));
		CHECK(buf.cap <= 1024);
	}
	gear_buf_free(&buf);
}

static void test_empty(void)
{
	gear_buf buf = { 0 };

	gear_buf_free(&buf);
	gear_buf_consume(&buf, 0);
	CHECK(gear_buf_append(&buf, NULL, 0));
	CHECK_NUMBER(buf.len, 0);
	CHECK(gear_buf_reserve(&buf, 0) != NULL);
	gear_buf_free(&buf);
	CHECK(!buf.data);
}

static void test_too_much(void)
{
	static const size_t much[] = { SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 9, SIZE_MAX / 2 + 1 };
	gear_buf buf = { 0 };

	CHECK(gear_buf_append(&buf, "0123456789", 10));
	gear_buf_consume(&buf, 3);
	for (size_t i = 0; i < 4; i++) {
		CHECK(!gear_buf_reserve(&buf, much[i]));
		CHECK_BYTES(gear_buf_bytes(&buf), buf.len, "3456789", 7);
	}
	gear_buf_free(&buf);
	CHECK(!gear_buf_reserve(&buf, SIZE_MAX));
	CHECK(!buf.data);
}

static void test_without_memory(void)
{
	char piece[1000] = { 0 };
	gear_buf buf = { 0 };

	unit_fail_allocation(1);
	CHECK(!gear_buf_append(&buf, "a", 1));
	CHECK(unit_allocation_failed() && !buf.data);
	CHECK(gear_buf_append(&buf, "0123456789", 10));
	gear_buf_consume(&buf, 3);
	unit_fail_allocation(1);
	CHECK(!gear_buf_append(&buf, piece, sizeof(piece)));
	CHECK(unit_allocation_failed());
	CHECK_BYTES(gear_buf_bytes(&buf), buf.len, "3456789", 7);
	CHECK(gear_buf_append(&buf, piece, sizeof(piece)));
	CHECK_BYTES(gear_buf_bytes(&buf), 7, "3456789", 7);
	CHECK_NUMBER(buf.len, 1007);
	gear_buf_free(&buf);
}

int main(void)
{
	RUN(test_empty);
	RUN(test_against_the_model);
	RUN(test_memory_is_bounded);
	RUN(test_too_much);
	RUN(test_without_memory);
	return 0;
}
