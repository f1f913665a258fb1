/*
 * The connection over the transport in memory. The streams are made of numbered items, each of which can be made again
 * from its number, so that what comes out is compared with what went in, however it was cut into pieces on the way.
 */
#include "gear_conn.h"

#include <errno.h>

#include "unit.h"
#include "unit_alloc.h"

enum { MAX_BODY = 2000, SIDES = 3 };

struct item {
	int rc; /* GEAR_SUCCESS, or what gear_conn_next refuses it with */
	gear_magic magic;
	uint32_t command;
	size_t argc;
	gear_view args[GEAR_ARGS_MAX];
	char bytes[4 * MAX_BODY];
};

/* A connection under test, the other end of its transport, and what that sends. */
struct side {
	gear_conn conn;
	gear_io far;
	gear_buf stream; /* not sent yet */
	uint64_t seed;
	unsigned items;
	unsigned got;
};

static void fill(char *bytes, size_t len, bool letters, uint64_t *seed)
{
	for (size_t i = 0; i < len; i++) {
		uint32_t random = unit_random(seed);

		bytes[i] = (char) (letters ? 'a' + random % 26 : random >> 24);
	}
}

/* A good packet: any command that carries something, its data mostly short and at times not. */
static void make_good(struct item *item, uint64_t *seed)
{
	const gear_command *row = NULL;
	char *next = item->bytes;

	while (!row) {
		item->command = unit_random(seed) % GEAR_COMMAND_MAX;
		row = gear_command_find(item->command);
	}
	item->argc = row->argc + (row->data ? 1u : 0u);
	for (size_t i = 0; i < item->argc; i++) {
		bool is_data = i == row->argc;
		size_t len = unit_random(seed) % (is_data && unit_random(seed) % 8 == 0 ? 1400 : 30);

		fill(next, len, !is_data, seed);
		item->args[i] = gear_view_of(next, len);
		next += len;
	}
}

/* One to be skipped; its whole body is its one "argument". */
static void make_bad(struct item *item, int rc, uint64_t *seed)
{
	static const uint32_t unknown[] = { 0, 5, 43, 0xffffffff };
	static const uint32_t needy[] = { GEAR_COMMAND_SUBMIT_JOB, GEAR_COMMAND_WORK_STATUS, GEAR_COMMAND_SUBMIT_JOB_SCHED };
	size_t len = unit_random(seed) % 60;

	item->rc = rc;
	item->command = rc == GEAR_INVALID_COMMAND ? unknown[unit_random(seed) % 4] : needy[unit_random(seed) % 3];
	if (rc == GEAR_DATA_TOO_LARGE) {
		len = MAX_BODY + 1 + unit_random(seed) % MAX_BODY;
	}
	fill(item->bytes, len, rc == GEAR_INVALID_PACKET, seed);
	item->argc = 1;
	item->args[0] = gear_view_of(item->bytes, len);
}

static void make_item(struct item *item, uint64_t seed, unsigned number)
{
	uint64_t own = seed * 1000003 + number;
	uint32_t choice = unit_random(&own) % 10;

	item->rc = GEAR_SUCCESS;
	item->magic = unit_random(&own) & 1 ? GEAR_REQUEST : GEAR_RESPONSE;
	if (choice < 7) {
		make_good(item, &own);
	} else {
		make_bad(item, choice == 7 ? GEAR_INVALID_COMMAND : choice == 8 ? GEAR_INVALID_PACKET : GEAR_DATA_TOO_LARGE, &own);
	}
}

static void pair_up(struct side *side, gear_scratch *scratch, size_t limit)
{
	gear_io near;

	*side = (struct side){ 0 };
	CHECK(gear_io_mem_pair(&near, &side->far, limit));
	gear_conn_init(&side->conn, near, scratch);
}

static void open_side(struct side *side, gear_scratch *scratch, uint64_t seed, unsigned items)
{
	struct item item;

	pair_up(side, scratch, 0);
	side->conn.max_body = MAX_BODY;
	side->seed = seed;
	side->items = items;
	for (unsigned i = 0; i < items; i++) {
		make_item(&item, seed, i);
		CHECK_NUMBER(gear_packet_encode(&side->stream, item.magic, item.command, item.args, item.argc), GEAR_SUCCESS);
	}
}

static void close_side(struct side *side)
{
	gear_conn_close(&side->conn, true);
	side->far.ops->close(&side->far);
	gear_buf_free(&side->stream);
}

/* Takes the next packet and compares it; false when there is none yet. */
static bool take(struct side *side)
{
	gear_packet packet;
	struct item item;
	ssize_t got = gear_conn_next(&side->conn, &packet);

	if (got == 0) {
		return false;
	}
	CHECK(side->got < side->items);
	make_item(&item, side->seed, side->got++);
	CHECK_NUMBER(got < 0 ? -got : 0, item.rc);
	CHECK_NUMBER(packet.command, item.command);
	if (got > 0) {
		CHECK_NUMBER(packet.magic, item.magic);
		CHECK_NUMBER(packet.argc, item.argc);
		for (size_t i = 0; i < item.argc; i++) {
			CHECK_BYTES(packet.args[i].bytes, packet.args[i].len, item.args[i].bytes, item.args[i].len);
		}
	}
	return true;
}

static void feed(struct side *side, size_t n)
{
	n = n < side->stream.len ? n : side->stream.len;
	if (n && side->far.ops->write(&side->far, gear_buf_bytes(&side->stream), n) > 0) {
		gear_buf_consume(&side->stream, n);
	}
}

/* Success, "not now", or a want of memory after which the same call is simply made again. */
static void check_tried(int rc)
{
	CHECK(rc == GEAR_SUCCESS || rc == GEAR_IO_WAIT || rc == GEAR_MEMORY_ALLOCATION_FAILURE);
}

/* One random thing that an owner may do. */
static void step(struct side *side, size_t fragment, uint64_t *seed)
{
	uint32_t choice = unit_random(seed) % 8;
	int sys_errno = 0;

	if (choice < 2) {
		feed(side, 1 + unit_random(seed) % fragment);
	} else if (choice < 4) {
		check_tried(gear_conn_receive(&side->conn, &sys_errno));
	} else if (choice < 5) {
		check_tried(gear_conn_settle(&side->conn));
	} else {
		/* Not always all that is there: a turn is bounded. */
		for (uint32_t left = choice == 5 ? 1 : UINT32_MAX; left && take(side); left--) {}
	}
}

/* Until all sides have all their items; then nothing is held any more. */
static void drive(struct side *sides, size_t count, size_t fragment, uint64_t seed)
{
	size_t done = 0;
	gear_packet packet;

	while (done < count) {
		struct side *side = &sides[unit_random(&seed) % count];
		bool was_done = side->got == side->items;

		step(side, fragment, &seed);
		done += !was_done && side->got == side->items;
	}
	for (size_t i = 0; i < count; i++) {
		int sys_errno = 0;

		/* A dropped body may still be on its way. */
		for (int tries = 0; sides[i].stream.len || tries < 2 || sides[i].conn.dropping; tries++) {
			feed(&sides[i], SIZE_MAX);
			check_tried(gear_conn_receive(&sides[i].conn, &sys_errno));
			CHECK_NUMBER(gear_conn_next(&sides[i].conn, &packet), 0);
		}
		CHECK_NUMBER(gear_conn_settle(&sides[i].conn), GEAR_SUCCESS);
		CHECK(!sides[i].conn.in.data && !sides[i].conn.out.data && !gear_conn_unread(&sides[i].conn));
	}
}

/* One connection and several, large scratch buffers and tiny ones, single bytes and many packets at once. */
static void test_fragments(void)
{
	static const size_t fragments[] = { 1, 5, 50, 500, 50000 };
	static const size_t sizes[] = { 1, 13, 100, 0 };

	for (uint64_t run = 0; run < 40; run++) {
		gear_scratch scratch = { .size = sizes[run % 4] };
		struct side sides[SIDES];
		size_t count = 1 + run % SIDES;

		for (size_t i = 0; i < count; i++) {
			open_side(&sides[i], &scratch, run * 10 + i, 100);
		}
		drive(sides, count, fragments[run % 5], run);
		CHECK(!scratch.tenant);
		for (size_t i = 0; i < count; i++) {
			close_side(&sides[i]);
		}
		gear_scratch_free(&scratch);
	}
}

/* The nth allocation fails; whoever asked tries again, and nothing is lost or out of step. */
static void test_without_memory(void)
{
	bool failed = true;

	for (unsigned long nth = 1; failed; nth++) {
		gear_scratch scratch = { .size = 100 };
		struct side sides[SIDES];

		for (size_t i = 0; i < SIDES; i++) {
			open_side(&sides[i], &scratch, 1000 + i, 20);
		}
		unit_fail_allocation(nth);
		drive(sides, SIDES, 50, 4711);
		failed = unit_allocation_failed();
		for (size_t i = 0; i < SIDES; i++) {
			close_side(&sides[i]);
		}
		gear_scratch_free(&scratch);
	}
}

/* Everything stays where it was when the tenant cannot take its unread bytes along. */
static void test_eviction_without_memory(void)
{
	gear_scratch scratch = { 0 };
	struct side a, b;
	int sys_errno = 0;

	open_side(&a, &scratch, 1, 3);
	open_side(&b, &scratch, 2, 3);
	feed(&a, SIZE_MAX);
	feed(&b, SIZE_MAX);
	CHECK_NUMBER(gear_conn_receive(&a.conn, &sys_errno), GEAR_SUCCESS);
	unit_fail_allocation(1);
	CHECK_NUMBER(gear_conn_receive(&b.conn, &sys_errno), GEAR_MEMORY_ALLOCATION_FAILURE);
	CHECK(unit_allocation_failed());
	CHECK(scratch.tenant == &a.conn);
	gear_conn_close(&b.conn, true);
	while (take(&a)) {}
	CHECK_NUMBER(a.got, a.items);
	CHECK_NUMBER(gear_conn_settle(&a.conn), GEAR_SUCCESS);
	close_side(&a);
	close_side(&b);
	gear_scratch_free(&scratch);
}

/* Nor is anything lost when there is no room for the rest of a packet that has others in front of it. */
static void test_growth_without_memory(void)
{
	char body[3000];
	uint64_t seed = 1;
	const gear_view args[] = { gear_view_of(body, sizeof(body)) };
	gear_scratch scratch = { 0 };
	struct side side;
	gear_packet packet;
	int sys_errno = 0;

	fill(body, sizeof(body), false, &seed);
	pair_up(&side, &scratch, 0);
	CHECK_NUMBER(gear_packet_encode(&side.stream, GEAR_REQUEST, GEAR_COMMAND_NOOP, NULL, 0), GEAR_SUCCESS);
	CHECK_NUMBER(gear_packet_encode(&side.stream, GEAR_REQUEST, GEAR_COMMAND_ECHO_REQ, args, 1), GEAR_SUCCESS);
	feed(&side, 100);
	CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_settle(&side.conn), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_next(&side.conn, &packet), GEAR_HEADER_SIZE);
	unit_fail_allocation(1);
	CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_MEMORY_ALLOCATION_FAILURE);
	CHECK(unit_allocation_failed());
	CHECK_NUMBER(gear_conn_next(&side.conn, &packet), 0);
	feed(&side, SIZE_MAX);
	CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_next(&side.conn, &packet), GEAR_HEADER_SIZE + sizeof(body));
	CHECK_BYTES(packet.args[0].bytes, packet.args[0].len, body, sizeof(body));
	close_side(&side);
	gear_scratch_free(&scratch);
}

static void test_tenant_takes_its_bytes_along(void)
{
	gear_scratch scratch = { 0 };
	struct side a, b;
	int sys_errno = 0;

	open_side(&a, &scratch, 1, 10);
	open_side(&b, &scratch, 2, 10);
	feed(&a, SIZE_MAX);
	feed(&b, SIZE_MAX);
	CHECK_NUMBER(gear_conn_receive(&a.conn, &sys_errno), GEAR_SUCCESS);
	CHECK(take(&a));
	CHECK(scratch.tenant == &a.conn && !a.conn.in.data);
	CHECK_NUMBER(gear_conn_receive(&b.conn, &sys_errno), GEAR_SUCCESS);
	CHECK(scratch.tenant == &b.conn && a.conn.in.data);
	gear_conn_close(&b.conn, true);
	CHECK(!scratch.tenant);
	memset(scratch.bytes, 0, scratch.size);
	while (take(&a)) {}
	CHECK_NUMBER(a.got, a.items);
	CHECK_NUMBER(gear_conn_settle(&a.conn), GEAR_SUCCESS);
	CHECK(!a.conn.in.data);
	close_side(&a);
	close_side(&b);
	gear_scratch_free(&scratch);
}

/* Sends `size` random bytes as an echo, read by another connection while they are written. */
static void carry(size_t size, size_t limit, uint64_t seed)
{
	gear_scratch scratch = { 0 };
	char *data = malloc(size);
	const gear_view args[] = { gear_view_of(data, size) };
	gear_packet packet;
	gear_conn from, to;
	gear_io a, b;
	int sys_errno = 0;

	CHECK(data != NULL);
	fill(data, size, false, &seed);
	CHECK(gear_io_mem_pair(&a, &b, limit));
	gear_conn_init(&from, a, &scratch);
	gear_conn_init(&to, b, &scratch);
	CHECK_NUMBER(gear_conn_send(&from, GEAR_REQUEST, GEAR_COMMAND_ECHO_REQ, args, 1), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_wants(&from), GEAR_READ | GEAR_WRITE);
	while (gear_conn_next(&to, &packet) == 0) {
		int rc = gear_conn_flush(&from, &sys_errno);

		CHECK(rc == GEAR_SUCCESS || rc == GEAR_IO_WAIT);
		CHECK_NUMBER(gear_conn_receive(&to, &sys_errno), GEAR_SUCCESS);
		CHECK(to.in.cap <= 4 * size + 4 * 1024 * 1024);
		if (unit_random(&seed) % 4 == 0) {
			CHECK_NUMBER(gear_conn_settle(&to), GEAR_SUCCESS);
		}
	}
	CHECK_NUMBER(packet.command, GEAR_COMMAND_ECHO_REQ);
	CHECK_BYTES(packet.args[0].bytes, packet.args[0].len, data, size);
	CHECK_NUMBER(gear_conn_flush(&from, &sys_errno), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_settle(&to), GEAR_SUCCESS);
	CHECK(!from.out.data && !to.in.data);
	CHECK_NUMBER(gear_conn_wants(&from), GEAR_READ);
	gear_conn_close(&from, true);
	gear_conn_close(&to, true);
	gear_scratch_free(&scratch);
	free(data);
}

static void test_large_bodies(void)
{
	carry(16 * 1024 * 1024, 0, 1);
	carry(16 * 1024 * 1024, 70001, 2);
	carry(16 * 1024 * 1024, 5000, 3);
	carry(GEAR_SCRATCH_SIZE - GEAR_HEADER_SIZE, 0, 4);
	carry(GEAR_SCRATCH_SIZE, 0, 5);
	carry(1, 1, 6);
}

/* A size is only a claim until the bytes are there. */
static void test_claimed_size(void)
{
	static const char header[] = "\0REQ\0\0\0\x10\xff\xff\xff\xff";
	gear_scratch scratch = { 0 };
	struct side side;
	gear_packet packet;
	int sys_errno = 0;

	pair_up(&side, &scratch, 0);
	CHECK(gear_buf_append(&side.stream, header, GEAR_HEADER_SIZE));
	for (int i = 0; i < 1000; i++) {
		CHECK(gear_buf_append(&side.stream, "a few bytes", 11));
	}
	while (side.stream.len) {
		feed(&side, 11);
		CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_SUCCESS);
		CHECK_NUMBER(gear_conn_next(&side.conn, &packet), 0);
		CHECK(side.conn.in.cap <= 2 * 1024 * 1024);
	}
	close_side(&side);
	gear_scratch_free(&scratch);
}

/* An oversized body costs nothing but the time to read it. */
static void test_oversized_is_not_kept(void)
{
	enum { SIZE = 4 * 1024 * 1024 };
	gear_scratch scratch = { 0 };
	struct side side;
	gear_packet packet;
	int sys_errno = 0;
	char *body = calloc(1, SIZE);
	const gear_view args[] = { gear_view_of(body, SIZE) };

	CHECK(body != NULL);
	pair_up(&side, &scratch, 0);
	side.conn.max_body = SIZE - 1;
	CHECK_NUMBER(gear_packet_encode(&side.stream, GEAR_REQUEST, GEAR_COMMAND_ECHO_REQ, args, 1), GEAR_SUCCESS);
	CHECK_NUMBER(gear_packet_encode(&side.stream, GEAR_REQUEST, GEAR_COMMAND_NOOP, NULL, 0), GEAR_SUCCESS);
	feed(&side, 5);
	CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_next(&side.conn, &packet), 0);
	feed(&side, SIZE_MAX);
	CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_next(&side.conn, &packet), -GEAR_DATA_TOO_LARGE);
	CHECK_NUMBER(packet.command, GEAR_COMMAND_ECHO_REQ);
	while (gear_conn_next(&side.conn, &packet) == 0) {
		CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_SUCCESS);
		CHECK(!side.conn.in.data);
	}
	CHECK_NUMBER(packet.command, GEAR_COMMAND_NOOP);
	close_side(&side);
	gear_scratch_free(&scratch);
	free(body);
}

/* The other end reads slowly: what it cannot take stays queued, in order. */
static void test_back_pressure(void)
{
	gear_scratch scratch = { 0 };
	struct side side;
	gear_buf sent = { 0 };
	gear_buf arrived = { 0 };
	struct item item;
	char bytes[333];
	ssize_t got;
	int sys_errno = 0;
	int rc;

	pair_up(&side, &scratch, 1000);
	for (unsigned i = 0; i < 50; i++) {
		make_item(&item, 7, i);
		CHECK_NUMBER(gear_conn_send(&side.conn, item.magic, item.command, item.args, item.argc), GEAR_SUCCESS);
		CHECK_NUMBER(gear_packet_encode(&sent, item.magic, item.command, item.args, item.argc), GEAR_SUCCESS);
	}
	CHECK_NUMBER(gear_conn_send_bytes(&side.conn, "OK\r\n", 4), GEAR_SUCCESS);
	CHECK(gear_buf_append(&sent, "OK\r\n", 4));
	CHECK_NUMBER(gear_conn_flush(&side.conn, &sys_errno), GEAR_IO_WAIT);
	CHECK_NUMBER(side.conn.out.len, sent.len - 1000);
	CHECK_NUMBER(gear_conn_flush(&side.conn, &sys_errno), GEAR_IO_WAIT);
	CHECK_NUMBER(gear_conn_wants(&side.conn), GEAR_READ | GEAR_WRITE);
	do {
		got = side.far.ops->read(&side.far, bytes, sizeof(bytes));
		CHECK(got > 0 && gear_buf_append(&arrived, bytes, (size_t) got));
		rc = gear_conn_flush(&side.conn, &sys_errno);
		CHECK_NUMBER(rc, side.conn.out.len ? GEAR_IO_WAIT : GEAR_SUCCESS);
	} while (rc == GEAR_IO_WAIT);
	CHECK(!side.conn.out.data);
	CHECK_NUMBER(gear_conn_wants(&side.conn), GEAR_READ);
	while ((got = side.far.ops->read(&side.far, bytes, sizeof(bytes))) > 0) {
		CHECK(gear_buf_append(&arrived, bytes, (size_t) got));
	}
	CHECK_BYTES(gear_buf_bytes(&arrived), arrived.len, gear_buf_bytes(&sent), sent.len);
	gear_buf_free(&sent);
	gear_buf_free(&arrived);
	close_side(&side);
	gear_scratch_free(&scratch);
}

static void test_wrong_magic(void)
{
	gear_scratch scratch = { 0 };
	struct side side;
	gear_packet packet;
	int sys_errno = 0;

	pair_up(&side, &scratch, 0);
	CHECK_NUMBER(gear_packet_encode(&side.stream, GEAR_REQUEST, GEAR_COMMAND_NOOP, NULL, 0), GEAR_SUCCESS);
	CHECK(gear_buf_append(&side.stream, "\0RAQ", 4));
	feed(&side, SIZE_MAX);
	CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_next(&side.conn, &packet), GEAR_HEADER_SIZE);
	CHECK_NUMBER(gear_conn_next(&side.conn, &packet), -GEAR_INVALID_MAGIC);
	CHECK_NUMBER(gear_conn_next(&side.conn, &packet), -GEAR_INVALID_MAGIC);
	close_side(&side);
	gear_scratch_free(&scratch);
}

static void test_end_of_stream(void)
{
	gear_scratch scratch = { 0 };
	struct side side;
	gear_packet packet;
	int sys_errno = -1;

	pair_up(&side, &scratch, 0);
	CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_IO_WAIT);
	CHECK_NUMBER(gear_conn_next(&side.conn, &packet), 0);
	CHECK_NUMBER(gear_packet_encode(&side.stream, GEAR_REQUEST, GEAR_COMMAND_NOOP, NULL, 0), GEAR_SUCCESS);
	feed(&side, SIZE_MAX);
	side.far.ops->close(&side.far);
	/* What was sent before the end still arrives. */
	CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_next(&side.conn, &packet), GEAR_HEADER_SIZE);
	CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_LOST_CONNECTION);
	CHECK_NUMBER(sys_errno, 0);
	CHECK_NUMBER(gear_conn_send(&side.conn, GEAR_REQUEST, GEAR_COMMAND_NOOP, NULL, 0), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_flush(&side.conn, &sys_errno), GEAR_LOST_CONNECTION);
	CHECK_NUMBER(sys_errno, EPIPE);

	gear_conn_close(&side.conn, true);
	gear_conn_close(&side.conn, false);
	CHECK(!side.conn.out.data && !side.conn.in.data && !scratch.tenant);
	CHECK_NUMBER(gear_conn_wants(&side.conn), 0);
	CHECK_NUMBER(gear_conn_send(&side.conn, GEAR_REQUEST, GEAR_COMMAND_NOOP, NULL, 0), GEAR_NOT_CONNECTED);
	CHECK_NUMBER(gear_conn_send_bytes(&side.conn, "x", 1), GEAR_NOT_CONNECTED);
	CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_LOST_CONNECTION);
	CHECK_NUMBER(gear_conn_flush(&side.conn, &sys_errno), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_settle(&side.conn), GEAR_SUCCESS);
	gear_buf_free(&side.stream);
	gear_scratch_free(&scratch);
}

/* What is there of lines, joined by '|'; one that is too long is '!' and ends it. False then. */
static bool take_lines(gear_conn *conn, gear_buf *lines)
{
	gear_view line;
	int sys_errno = 0;
	int rc;

	do {
		int got;

		rc = gear_conn_receive(conn, &sys_errno);
		CHECK(rc == GEAR_SUCCESS || rc == GEAR_IO_WAIT);
		while ((got = gear_conn_next_line(conn, &line)) > 0) {
			CHECK(gear_buf_append(lines, line.bytes, line.len) && gear_buf_append(lines, "|", 1));
		}
		if (got < 0) {
			CHECK_NUMBER(got, -GEAR_DATA_TOO_LARGE);
			CHECK(gear_buf_append(lines, "!", 1));
			return false;
		}
	} while (rc == GEAR_SUCCESS);
	return true;
}

/* All lines of the text, which comes in two parts that meet at `cut`. */
static void read_lines(const char *text, size_t len, size_t cut, gear_buf *lines)
{
	gear_scratch scratch = { 0 };
	struct side side;

	pair_up(&side, &scratch, 0);
	CHECK(gear_buf_append(&side.stream, text, len));
	feed(&side, cut);
	if (take_lines(&side.conn, lines)) {
		feed(&side, SIZE_MAX);
		take_lines(&side.conn, lines);
	}
	close_side(&side);
	gear_scratch_free(&scratch);
}

static void check_lines(const char *text, size_t len, const char *wanted, size_t wanted_len, size_t every)
{
	for (size_t cut = 0; cut <= len; cut += every) {
		gear_buf lines = { 0 };

		CHECK(gear_buf_append(&lines, "", 0));
		read_lines(text, len, cut, &lines);
		CHECK_BYTES(gear_buf_bytes(&lines), lines.len, wanted, wanted_len);
		gear_buf_free(&lines);
	}
}

static void test_lines(void)
{
	static const char text[] = "status\r\nworkers\n\n\r\n\rversion\r\r\nmaxqueue a\0b\nunfinished";
	static const char wanted[] = "status|workers|||\rversion\r|maxqueue a\0b|";

	check_lines(text, sizeof(text) - 1, wanted, sizeof(wanted) - 1, 1);
}

static void test_long_lines(void)
{
	static char text[3 * GEAR_TEXT_LINE_MAX];
	static char wanted[GEAR_TEXT_LINE_MAX];

	/* The longest, with either end. */
	memset(text, 'x', sizeof(text));
	memset(wanted, 'x', sizeof(wanted));
	text[GEAR_TEXT_LINE_MAX - 1] = '\n';
	wanted[GEAR_TEXT_LINE_MAX - 1] = '|';
	check_lines(text, GEAR_TEXT_LINE_MAX, wanted, GEAR_TEXT_LINE_MAX, 117);
	text[GEAR_TEXT_LINE_MAX - 2] = '\r';
	wanted[GEAR_TEXT_LINE_MAX - 2] = '|';
	check_lines(text, GEAR_TEXT_LINE_MAX, wanted, GEAR_TEXT_LINE_MAX - 1, 117);

	/* One byte more, and far more; ended and not. */
	memset(text, 'x', sizeof(text));
	text[GEAR_TEXT_LINE_MAX] = '\n';
	check_lines(text, GEAR_TEXT_LINE_MAX + 1, "!", 1, 117);
	check_lines(text, GEAR_TEXT_LINE_MAX, "!", 1, 117);
	text[GEAR_TEXT_LINE_MAX] = 'x';
	text[sizeof(text) - 1] = '\n';
	check_lines(text, sizeof(text), "!", 1, 117);
}

/* A peer that alternates between the two protocols: each reader leaves the other's bytes alone. */
static void test_lines_between_packets(void)
{
	gear_scratch scratch = { 0 };
	struct side side;
	gear_packet packet;
	gear_view line;
	int sys_errno = 0;

	pair_up(&side, &scratch, 0);
	for (int i = 0; i < 3; i++) {
		CHECK_NUMBER(gear_packet_encode(&side.stream, GEAR_REQUEST, GEAR_COMMAND_NOOP, NULL, 0), GEAR_SUCCESS);
		CHECK(gear_buf_append(&side.stream, "version\r\n", 9));
	}
	feed(&side, SIZE_MAX);
	CHECK_NUMBER(gear_conn_receive(&side.conn, &sys_errno), GEAR_SUCCESS);
	for (int i = 0; i < 3; i++) {
		CHECK_NUMBER(gear_conn_next(&side.conn, &packet), GEAR_HEADER_SIZE);
		CHECK_NUMBER(gear_conn_next_line(&side.conn, &line), 1);
		CHECK_BYTES(line.bytes, line.len, "version", 7);
	}
	CHECK_NUMBER(gear_conn_next_line(&side.conn, &line), 0);
	close_side(&side);
	gear_scratch_free(&scratch);
}

/* Two connections that speak in turn need one allocation between them; a large one, or a second one, is not kept. */
static void test_spare(void)
{
	static const char large[5000];
	gear_scratch scratch = { 0 };
	struct side a, b;
	const char *first;
	int sys_errno = 0;

	pair_up(&a, &scratch, 0);
	pair_up(&b, &scratch, 0);
	CHECK_NUMBER(gear_conn_send_bytes(&a.conn, "one", 3), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_send_bytes(&b.conn, "two", 3), GEAR_SUCCESS);
	first = a.conn.out.data;
	CHECK(first != b.conn.out.data);
	CHECK_NUMBER(gear_conn_flush(&a.conn, &sys_errno), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_flush(&b.conn, &sys_errno), GEAR_SUCCESS);
	CHECK(!a.conn.out.data && !b.conn.out.data && scratch.spare.data == first && !scratch.spare.len);
	CHECK_NUMBER(gear_conn_send(&b.conn, GEAR_REQUEST, GEAR_COMMAND_GRAB_JOB, NULL, 0), GEAR_SUCCESS);
	CHECK(b.conn.out.data == first && !scratch.spare.data);
	CHECK_NUMBER(gear_conn_send_bytes(&b.conn, large, sizeof(large)), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_flush(&b.conn, &sys_errno), GEAR_SUCCESS);
	CHECK(!b.conn.out.data && !scratch.spare.data);
	close_side(&a);
	close_side(&b);
	gear_scratch_free(&scratch);
}

int main(void)
{
	RUN(test_fragments);
	RUN(test_without_memory);
	RUN(test_eviction_without_memory);
	RUN(test_growth_without_memory);
	RUN(test_tenant_takes_its_bytes_along);
	RUN(test_large_bodies);
	RUN(test_claimed_size);
	RUN(test_oversized_is_not_kept);
	RUN(test_back_pressure);
	RUN(test_wrong_magic);
	RUN(test_end_of_stream);
	RUN(test_lines);
	RUN(test_long_lines);
	RUN(test_lines_between_packets);
	RUN(test_spare);
	return 0;
}
