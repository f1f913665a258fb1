/*
 * The codec: every row of the command table there and back, whole, cut anywhere and flush against a page that may not be
 * read; what is wrong with a packet; limits; numbers.
 */
#include "gear_packet.h"

#include <sys/mman.h>
#include <unistd.h>

#include "unit.h"
#include "unit_alloc.h"

static const char binary[] = "\0binary\0\0REQ\xff\0";

static char *guard; /* the page behind the one that vectors are put into */
static size_t page;

static void make_guard(void)
{
	char *pages;

	page = (size_t) sysconf(_SC_PAGESIZE);
	pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	CHECK(pages != MAP_FAILED);
	guard = pages + page;
	CHECK(mprotect(guard, page, PROT_NONE) == 0);
}

/* The bytes, so placed that reading one more ends the program. */
static const char *guarded(const void *bytes, size_t len)
{
	CHECK(len <= page);
	memcpy(guard - len, bytes, len);
	return guard - len;
}

static ssize_t decode(gear_packet *packet, const void *bytes, size_t len)
{
	return gear_packet_decode(packet, guarded(bytes, len), len);
}

/* A packet by hand: magic, command, declared size and body. Returns its length. */
static size_t raw(char *out, const char *magic, uint32_t command, uint32_t size, const char *body, size_t len)
{
	const unsigned char header[] = { 0, (unsigned char) magic[0], (unsigned char) magic[1], (unsigned char) magic[2],
		(unsigned char) (command >> 24), (unsigned char) (command >> 16), (unsigned char) (command >> 8), (unsigned char) command,
		(unsigned char) (size >> 24), (unsigned char) (size >> 16), (unsigned char) (size >> 8), (unsigned char) size };

	memcpy(out, header, sizeof(header));
	memcpy(out + sizeof(header), body, len);
	return sizeof(header) + len;
}

static ssize_t decode_raw(gear_packet *packet, uint32_t command, const char *body, size_t len)
{
	char bytes[512];
	size_t total = raw(bytes, "REQ", command, (uint32_t) len, body, len);

	return decode(packet, bytes, total);
}

static void check_packet(const gear_packet *packet, gear_magic magic, uint32_t command, const gear_view *args, size_t argc)
{
	CHECK_NUMBER(packet->magic, magic);
	CHECK_NUMBER(packet->command, command);
	CHECK(packet->row == gear_command_find(command));
	CHECK_NUMBER(packet->argc, argc);
	for (size_t i = 0; i < argc; i++) {
		CHECK_BYTES(packet->args[i].bytes, packet->args[i].len, args[i].bytes, args[i].len);
	}
	if (packet->row->data) {
		CHECK(gear_view_equal(gear_packet_data(packet), args[argc - 1]));
	} else {
		CHECK_NUMBER(gear_packet_data(packet).len, 0);
	}
}

static void there_and_back(gear_magic magic, uint32_t command, const gear_view *args, size_t argc)
{
	gear_buf out = { 0 };
	gear_packet packet;
	const char *bytes;

	CHECK_NUMBER(gear_packet_encode(&out, magic, command, args, argc), GEAR_SUCCESS);
	bytes = gear_buf_bytes(&out);
	for (size_t n = 0; n < out.len; n++) {
		CHECK_NUMBER(decode(&packet, bytes, n), 0);
	}
	CHECK_NUMBER(decode(&packet, bytes, out.len), out.len);
	check_packet(&packet, magic, command, args, argc);

	/* A second one behind it is none of its business. */
	CHECK_NUMBER(gear_packet_encode(&out, GEAR_RESPONSE, GEAR_COMMAND_NOOP, NULL, 0), GEAR_SUCCESS);
	CHECK_NUMBER(decode(&packet, gear_buf_bytes(&out), out.len), out.len - GEAR_HEADER_SIZE);
	check_packet(&packet, magic, command, args, argc);
	gear_buf_free(&out);
}

static size_t pieces(const gear_command *row)
{
	return row->argc + (row->data ? 1u : 0u);
}

static void test_round_trips(void)
{
	static const char *const words[] = { "reverse", "unique-1", "", "0", "18446744073709551615", "5", "*", "x" };

	for (uint32_t command = 0; command < GEAR_COMMAND_MAX; command++) {
		const gear_command *row = gear_command_find(command);
		gear_view args[GEAR_ARGS_MAX];

		if (!row) {
			continue;
		}
		CHECK(pieces(row) <= GEAR_ARGS_MAX);
		for (unsigned variant = 0; variant < 4; variant++) {
			gear_magic magic = variant & 1 ? GEAR_RESPONSE : GEAR_REQUEST;

			for (size_t i = 0; i < row->argc; i++) {
				args[i] = gear_view_str(variant & 2 ? "" : words[i]);
			}
			if (row->data) {
				args[row->argc] = gear_view_of(binary, variant & 2 ? 0 : sizeof(binary) - 1);
			}
			there_and_back(magic, command, args, pieces(row));
		}
	}
}

static void test_wire_bytes(void)
{
	static const char wire[] = "\0REQ\0\0\0\x07\0\0\0\x0e" /**/ "reverse\0u\0test";
	static const char response[] = "\0RES\0\0\0\x0a\0\0\0\0";
	const gear_view args[] = { gear_view_str("reverse"), gear_view_str("u"), gear_view_str("test") };
	gear_buf out = { 0 };

	CHECK_NUMBER(gear_packet_encode(&out, GEAR_REQUEST, GEAR_COMMAND_SUBMIT_JOB, args, 3), GEAR_SUCCESS);
	CHECK_BYTES(gear_buf_bytes(&out), out.len, wire, sizeof(wire) - 1);
	gear_buf_free(&out);
	CHECK_NUMBER(gear_packet_encode(&out, GEAR_RESPONSE, GEAR_COMMAND_NO_JOB, NULL, 0), GEAR_SUCCESS);
	CHECK_BYTES(gear_buf_bytes(&out), out.len, response, sizeof(response) - 1);
	gear_buf_free(&out);
}

static void test_missing_arguments(void)
{
	static const char body[] = "a\0b\0c\0d\0e\0f\0g";

	for (uint32_t command = 0; command < GEAR_COMMAND_MAX; command++) {
		const gear_command *row = gear_command_find(command);
		gear_packet packet;

		if (!row || pieces(row) < 2) {
			continue;
		}
		CHECK_NUMBER(decode_raw(&packet, command, "", 0), -GEAR_INVALID_PACKET);
		for (size_t given = 1; given < pieces(row); given++) {
			CHECK_NUMBER(decode_raw(&packet, command, body, 2 * given - 1), -GEAR_INVALID_PACKET);
			CHECK_NUMBER(packet.command, command);
		}
		CHECK_NUMBER(decode_raw(&packet, command, body, 2 * pieces(row) - 2), GEAR_HEADER_SIZE + 2 * pieces(row) - 2);
	}
}

static void test_wrong_magic(void)
{
	char bytes[GEAR_HEADER_SIZE];
	gear_packet packet;
	gear_header header;

	for (size_t at = 0; at < 4; at++) {
		for (unsigned value = 0; value < 256; value++) {
			raw(bytes, "REQ", GEAR_COMMAND_NOOP, 0, "", 0);
			if ((unsigned char) bytes[at] == value || (at == 3 && value == 'S')) {
				continue;
			}
			bytes[at] = (char) value;
			for (size_t len = 0; len <= sizeof(bytes); len++) {
				int wanted = len > at ? -GEAR_INVALID_MAGIC : 0;

				CHECK_NUMBER(decode(&packet, bytes, len), wanted);
				CHECK_NUMBER(gear_header_decode(&header, guarded(bytes, len), len), wanted);
			}
		}
	}
}

static void test_unknown_commands(void)
{
	static const uint32_t unknown[] = { 0, 5, 43, 0x100, 0x80000000, 0xffffffff };
	gear_packet packet;
	char bytes[64];

	for (size_t i = 0; i < sizeof(unknown) / sizeof(*unknown); i++) {
		CHECK(!gear_command_find(unknown[i]));
		CHECK_STRING(gear_command_name(unknown[i]), "UNKNOWN");
		CHECK_NUMBER(decode_raw(&packet, unknown[i], "", 0), -GEAR_INVALID_COMMAND);
		CHECK_NUMBER(decode_raw(&packet, unknown[i], "body", 4), -GEAR_INVALID_COMMAND);
		CHECK_NUMBER(packet.command, unknown[i]);
		/* Known from the header alone. */
		raw(bytes, "RES", unknown[i], 0xffffffff, "", 0);
		CHECK_NUMBER(decode(&packet, bytes, GEAR_HEADER_SIZE), -GEAR_INVALID_COMMAND);
		CHECK_NUMBER(decode(&packet, bytes, GEAR_HEADER_SIZE - 1), 0);
	}
}

static void test_declared_sizes(void)
{
	gear_packet packet;
	gear_header header;
	char bytes[64];
	size_t len;

	CHECK_NUMBER(decode_raw(&packet, GEAR_COMMAND_NOOP, "", 0), GEAR_HEADER_SIZE);
	CHECK_NUMBER(decode_raw(&packet, GEAR_COMMAND_NOOP, "x", 1), GEAR_HEADER_SIZE + 1);
	CHECK_NUMBER(packet.argc, 0);
	CHECK_NUMBER(decode_raw(&packet, GEAR_COMMAND_CAN_DO, "", 0), GEAR_HEADER_SIZE);
	CHECK_NUMBER(packet.argc, 1);
	CHECK_NUMBER(packet.args[0].len, 0);

	len = raw(bytes, "REQ", GEAR_COMMAND_ECHO_REQ, 0xffffffff, "few", 3);
	CHECK_NUMBER(decode(&packet, bytes, len), 0);
	CHECK_NUMBER(gear_header_decode(&header, bytes, len), GEAR_HEADER_SIZE);
	CHECK(header.size == 0xffffffff && header.command == GEAR_COMMAND_ECHO_REQ && header.magic == GEAR_REQUEST);
	len = raw(bytes, "REQ", GEAR_COMMAND_ECHO_REQ, 4, "few", 3);
	CHECK_NUMBER(decode(&packet, bytes, len), 0);
}

static void test_nul_behind_the_last_argument(void)
{
	gear_packet packet;

	CHECK_NUMBER(decode_raw(&packet, GEAR_COMMAND_CAN_DO, "name\0", 5), GEAR_HEADER_SIZE + 5);
	CHECK_BYTES(packet.args[0].bytes, packet.args[0].len, "name", 4);
	CHECK_NUMBER(decode_raw(&packet, GEAR_COMMAND_CAN_DO, "name\0\0", 6), GEAR_HEADER_SIZE + 6);
	CHECK_BYTES(packet.args[0].bytes, packet.args[0].len, "name\0", 5);
	CHECK_NUMBER(decode_raw(&packet, GEAR_COMMAND_CAN_DO, "\0", 1), GEAR_HEADER_SIZE + 1);
	CHECK_NUMBER(packet.args[0].len, 0);
	CHECK_NUMBER(decode_raw(&packet, GEAR_COMMAND_CAN_DO_TIMEOUT,
					 "name\0"
					 "30\0",
					 8),
		GEAR_HEADER_SIZE + 8);
	CHECK_BYTES(packet.args[1].bytes, packet.args[1].len, "30", 2);
	/* Data keeps it. */
	CHECK_NUMBER(decode_raw(&packet, GEAR_COMMAND_WORK_DATA, "H:a:1\0data\0", 11), GEAR_HEADER_SIZE + 11);
	CHECK_BYTES(packet.args[1].bytes, packet.args[1].len, "data\0", 5);
	CHECK_NUMBER(decode_raw(&packet, GEAR_COMMAND_ECHO_REQ, "\0", 1), GEAR_HEADER_SIZE + 1);
	CHECK_NUMBER(packet.args[0].len, 1);
}

/* What is refused is refused before a byte of it is read: the lengths are far beyond what is there. */
static void test_encode_limits(void)
{
	gear_buf out = { 0 };
	gear_view args[GEAR_ARGS_MAX + 1];

	CHECK(gear_buf_append(&out, "before", 6));
	for (size_t i = 0; i <= GEAR_ARGS_MAX; i++) {
		args[i] = gear_view_str("a");
	}
	CHECK_NUMBER(gear_packet_encode(&out, GEAR_REQUEST, GEAR_COMMAND_ECHO_REQ, args, GEAR_ARGS_MAX + 1), GEAR_TOO_MANY_ARGS);
	CHECK_NUMBER(gear_packet_encode(&out, GEAR_REQUEST, GEAR_COMMAND_ECHO_REQ, args, SIZE_MAX), GEAR_TOO_MANY_ARGS);
	args[0] = gear_view_of(guard, (size_t) GEAR_BODY_MAX + 1);
	CHECK_NUMBER(gear_packet_encode(&out, GEAR_REQUEST, GEAR_COMMAND_ECHO_REQ, args, 1), GEAR_DATA_TOO_LARGE);
	args[0].len = SIZE_MAX;
	CHECK_NUMBER(gear_packet_encode(&out, GEAR_REQUEST, GEAR_COMMAND_ECHO_REQ, args, 1), GEAR_DATA_TOO_LARGE);
	args[0].len = GEAR_BODY_MAX; /* fits alone, but not with the NUL between */
	CHECK_NUMBER(gear_packet_encode(&out, GEAR_REQUEST, GEAR_COMMAND_WORK_DATA, args, 2), GEAR_DATA_TOO_LARGE);
	for (size_t i = 0; i < GEAR_ARGS_MAX; i++) {
		args[i] = gear_view_of(guard, GEAR_BODY_MAX);
	}
	CHECK_NUMBER(gear_packet_encode(&out, GEAR_REQUEST, GEAR_COMMAND_ECHO_REQ, args, GEAR_ARGS_MAX), GEAR_DATA_TOO_LARGE);
	CHECK_BYTES(gear_buf_bytes(&out), out.len, "before", 6);
	gear_buf_free(&out);
}

static void test_encode_without_memory(void)
{
	char data[1000] = { 0 };
	const gear_view args[] = { gear_view_of(data, sizeof(data)) };
	gear_buf out = { 0 };

	CHECK(gear_buf_append(&out, "before", 6));
	unit_fail_allocation(1);
	CHECK_NUMBER(gear_packet_encode(&out, GEAR_REQUEST, GEAR_COMMAND_ECHO_REQ, args, 1), GEAR_MEMORY_ALLOCATION_FAILURE);
	CHECK(unit_allocation_failed());
	CHECK_BYTES(gear_buf_bytes(&out), out.len, "before", 6);
	gear_buf_free(&out);
}

static void check_number(const char *text, uint64_t max, bool good, uint64_t wanted)
{
	uint64_t number = 77;
	size_t len = strlen(text);
	bool is_number = gear_view_number(gear_view_of(guarded(text, len), len), max, &number);

	if (is_number != good || number != (good ? wanted : 77)) {
		fprintf(stderr, "\"%s\"\n", text);
		unit_fail(__FILE__, __LINE__, "number");
	}
}

static void test_numbers(void)
{
	static const char *const none[] = { "", "-1", "+1", " 1", "1 ", "0x1", "1.0", "1e3", "a", "/", ":", "\xb1",
		"18446744073709551616", "18446744073709551620", "28446744073709551615", "99999999999999999999", "100000000000000000000",
		"000000000000000000001" };
	uint64_t number = 77;

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++) {
		check_number(none[i], UINT64_MAX, false, 0);
	}
	check_number("0", UINT64_MAX, true, 0);
	check_number("0", 0, true, 0);
	check_number("1", 0, false, 0);
	check_number("007", UINT64_MAX, true, 7);
	check_number("00000000000000000001", UINT64_MAX, true, 1);
	check_number("65535", 65535, true, 65535);
	check_number("65536", 65535, false, 0);
	check_number("18446744073709551615", UINT64_MAX, true, UINT64_MAX);
	check_number("18446744073709551615", UINT64_MAX - 1, false, 0);
	check_number("18446744073709551614", UINT64_MAX - 1, true, UINT64_MAX - 1);
	CHECK(!gear_view_number(gear_view_of("1\0", 2), UINT64_MAX, &number));
	CHECK(!gear_view_number(gear_view_of(NULL, 0), UINT64_MAX, &number));
}

static void test_views(void)
{
	CHECK(gear_view_equal(gear_view_of(NULL, 0), gear_view_str("")));
	CHECK(gear_view_equal(gear_view_of("a\0b", 3), gear_view_of("a\0b", 3)));
	CHECK(!gear_view_equal(gear_view_of("a\0b", 3), gear_view_of("a\0c", 3)));
	CHECK(!gear_view_equal(gear_view_str("a"), gear_view_str("ab")));
}

static void test_table(void)
{
	size_t rows = 0;

	for (uint32_t a = 0; a < GEAR_COMMAND_MAX; a++) {
		if (!gear_command_find(a)) {
			continue;
		}
		rows++;
		CHECK(gear_command_find(a)->from != 0);
		CHECK_STRING(gear_command_name(a), gear_command_find(a)->name);
		for (uint32_t b = 0; b < a; b++) {
			CHECK(strcmp(gear_command_name(a), gear_command_name(b)) != 0);
		}
	}
	CHECK_NUMBER(rows, GEAR_COMMAND_MAX - 2);
}

int main(void)
{
	make_guard();
	RUN(test_table);
	RUN(test_round_trips);
	RUN(test_wire_bytes);
	RUN(test_missing_arguments);
	RUN(test_wrong_magic);
	RUN(test_unknown_commands);
	RUN(test_declared_sizes);
	RUN(test_nul_behind_the_last_argument);
	RUN(test_encode_limits);
	RUN(test_encode_without_memory);
	RUN(test_numbers);
	RUN(test_views);
	return 0;
}
