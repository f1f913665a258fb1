/*
 * The decoder and the connection. The input's first bytes choose the size of the scratch buffer, the limit of a body and
 * how the rest, a stream, is cut into pieces. The decoder reads the stream as a whole, the connection in pieces, and both
 * must find the same packets.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "gear_conn.h"

enum { CONTROL = 4 };

#define ENSURE(condition) ((condition) ? (void) 0 : abort())

/* What was found, as bytes: for each packet its return code, command, and arguments with their lengths. */
static void note(gear_buf *notes, const void *bytes, size_t len)
{
	ENSURE(gear_buf_append(notes, &len, sizeof(len)) && gear_buf_append(notes, bytes, len));
}

static void note_result(gear_buf *notes, ssize_t got, const gear_packet *packet)
{
	int rc = got > 0 ? 0 : (int) got;

	note(notes, &rc, sizeof(rc));
	if (got == -GEAR_INVALID_MAGIC) {
		return;
	}
	note(notes, &packet->command, sizeof(packet->command));
	if (got > 0) {
		ENSURE(packet->argc <= GEAR_ARGS_MAX && packet->row == gear_command_find(packet->command));
		note(notes, &packet->magic, sizeof(packet->magic));
		for (size_t i = 0; i < packet->argc; i++) {
			note(notes, packet->args[i].bytes, packet->args[i].len);
		}
	}
}

/* Encoded again it is the packet that it came from, but for a NUL at its end and a body that the command has no use for. */
static void check_encoded(const gear_packet *packet, const char *bytes, size_t len)
{
	gear_buf out = { 0 };

	ENSURE(gear_packet_encode(&out, packet->magic, packet->command, packet->args, packet->argc) == GEAR_SUCCESS);
	if (packet->argc) {
		ENSURE(out.len == len || (out.len + 1 == len && !packet->row->data && bytes[len - 1] == '\0'));
		ENSURE(!memcmp(gear_buf_bytes(&out), bytes, 8));
		ENSURE(!memcmp(gear_buf_bytes(&out) + GEAR_HEADER_SIZE, bytes + GEAR_HEADER_SIZE, out.len - GEAR_HEADER_SIZE));
	}
	gear_buf_free(&out);
}

static void read_whole(gear_buf *notes, const char *bytes, size_t len, uint32_t max_body)
{
	while (len) {
		gear_packet packet = { 0 };
		gear_header header;
		ssize_t got = gear_header_decode(&header, bytes, len);
		size_t used;

		if (got > 0) {
			packet.command = header.command;
			got = header.size > max_body ? -GEAR_DATA_TOO_LARGE : gear_packet_decode(&packet, bytes, len);
		}
		if (!got) {
			return;
		}
		note_result(notes, got, &packet);
		if (got == -GEAR_INVALID_MAGIC) {
			return;
		}
		used = got > 0 ? (size_t) got : GEAR_HEADER_SIZE + (size_t) header.size;
		ENSURE(got < 0 || used == GEAR_HEADER_SIZE + (size_t) header.size);
		if (got > 0) {
			check_encoded(&packet, bytes, used);
		}
		if (used > len) {
			return;
		}
		bytes += used;
		len -= used;
	}
}

/* False after what a connection does not survive. */
static bool take(gear_conn *conn, gear_buf *notes)
{
	gear_packet packet = { 0 };
	ssize_t got;

	while ((got = gear_conn_next(conn, &packet)) != 0) {
		note_result(notes, got, &packet);
		if (got == -GEAR_INVALID_MAGIC) {
			return false;
		}
	}
	return true;
}

/* Pieces of 1 to 256 bytes from a sequence that begins at `seed`; 0: single bytes. */
static size_t next_piece(uint32_t *seed, size_t left)
{
	size_t piece;

	*seed = *seed * 1664525u + 1013904223u * (*seed != 0);
	piece = 1 + (*seed >> 24) % (1u << (*seed >> 20 & 7));
	return piece < left ? piece : left;
}

static void read_pieces(gear_buf *notes, const char *bytes, size_t len, uint32_t max_body, size_t scratch_size, uint32_t seed)
{
	gear_scratch scratch = { .size = scratch_size };
	gear_io near, far;
	gear_conn conn;
	bool good = true;
	int sys_errno = 0;

	ENSURE(gear_io_mem_pair(&near, &far, 0));
	gear_conn_init(&conn, near, &scratch);
	conn.max_body = max_body;
	for (size_t at = 0; good && at < len;) {
		size_t piece = next_piece(&seed, len - at);
		int rc;

		ENSURE(far.ops->write(&far, bytes + at, piece) == (ssize_t) piece);
		at += piece;
		do {
			rc = gear_conn_receive(&conn, &sys_errno);
			ENSURE(rc == GEAR_SUCCESS || rc == GEAR_IO_WAIT);
			good = take(&conn, notes);
		} while (good && rc == GEAR_SUCCESS);
		ENSURE(conn.in.cap <= 4 * 1024 * 1024 + 4 * len);
		if (piece & 1) {
			ENSURE(gear_conn_settle(&conn) == GEAR_SUCCESS);
			ENSURE(gear_conn_unread(&conn) || !conn.in.data);
		}
	}
	gear_conn_close(&conn, true);
	far.ops->close(&far);
	gear_scratch_free(&scratch);
}

static void check_same(const gear_buf *a, const gear_buf *b)
{
	ENSURE(a->len == b->len);
	ENSURE(!a->len || !memcmp(gear_buf_bytes(a), gear_buf_bytes(b), a->len));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const uint32_t limits[] = { GEAR_BODY_MAX, 16, 100, 1000 };
	static const size_t sizes[] = { GEAR_SCRATCH_SIZE, 1, 20, 300 };
	const char *stream = (const char *) data + CONTROL;
	gear_buf whole = { 0 };
	gear_buf pieces = { 0 };
	gear_buf single = { 0 };
	uint32_t max_body;

	if (size < CONTROL) {
		return 0;
	}
	size -= CONTROL;
	max_body = limits[data[0] & 3];
	read_whole(&whole, stream, size, max_body);
	read_pieces(&pieces, stream, size, max_body, sizes[data[0] >> 2 & 3], data[1] | (uint32_t) data[2] << 8 | 0x10000u);
	check_same(&whole, &pieces);
	if (data[3] & 1) {
		read_pieces(&single, stream, size, max_body, GEAR_SCRATCH_SIZE, 0);
		check_same(&whole, &single);
	}
	gear_buf_free(&whole);
	gear_buf_free(&pieces);
	gear_buf_free(&single);
	return 0;
}
