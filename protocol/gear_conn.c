/*
 * The connection: receive, decode, queue, flush. Where the unread bytes lie is its one subtlety. They are in the loop's
 * scratch buffer while this connection is its tenant, else in `in`; settle() moves them from the first to the second.
 */
#include "gear_conn.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
	/* The most that a body grows its buffer by beyond what has arrived: a size is only a claim until the bytes are there. */
	READ_AHEAD = 1024 * 1024,
	SPARE_MAX = 4096 /* of a buffer that is kept: a peer that does not read would hold it */
};

void gear_scratch_free(gear_scratch *scratch)
{
	free(scratch->bytes);
	gear_buf_free(&scratch->spare);
	*scratch = (gear_scratch){ 0 };
}

void gear_conn_init(gear_conn *conn, gear_io io, gear_scratch *scratch)
{
	*conn = (gear_conn){ 0 };
	conn->io = io;
	conn->scratch = scratch;
	conn->open = true;
	conn->handshaking = io.ops->handshake != NULL;
}

int gear_conn_handshake(gear_conn *conn, int *sys_errno)
{
	int got = conn->handshaking ? conn->io.ops->handshake(&conn->io) : 1;

	if (got < 0) {
		*sys_errno = -got;
		return GEAR_LOST_CONNECTION;
	}
	conn->handshaking = !got;
	return got ? GEAR_SUCCESS : GEAR_IO_WAIT;
}

static bool is_tenant(const gear_conn *conn)
{
	return conn->scratch->tenant == conn;
}

/* Keeps `in` and `unread` in step once `in` is where the bytes are. */
static void view_in(gear_conn *conn)
{
	conn->unread = gear_view_of(gear_buf_bytes(&conn->in), conn->in.len);
}

int gear_conn_settle(gear_conn *conn)
{
	if (is_tenant(conn)) {
		if (conn->unread.len && !gear_buf_append(&conn->in, conn->unread.bytes, conn->unread.len)) {
			return GEAR_MEMORY_ALLOCATION_FAILURE; /* nothing has moved: it is still the tenant */
		}
		conn->scratch->tenant = NULL;
	} else {
		gear_buf_consume(&conn->in, conn->in.len - conn->unread.len);
	}
	if (!conn->in.len && conn->in.data) {
		gear_buf_free(&conn->in);
	}
	view_in(conn);
	return GEAR_SUCCESS;
}

/* Makes this connection the scratch buffer's tenant; the former one takes its unread bytes along. */
static int move_in(gear_conn *conn)
{
	gear_scratch *scratch = conn->scratch;

	if (!scratch->bytes) {
		scratch->size = scratch->size ? scratch->size : GEAR_SCRATCH_SIZE;
		scratch->bytes = malloc(scratch->size);
		if (!scratch->bytes) {
			return GEAR_MEMORY_ALLOCATION_FAILURE;
		}
	}
	if (scratch->tenant && scratch->tenant != conn) {
		int rc = gear_conn_settle(scratch->tenant);

		if (rc) {
			return rc;
		}
	}
	scratch->tenant = conn;
	return GEAR_SUCCESS;
}

/* How much to read behind an unfinished packet: up to its end if known, never far beyond what is there. */
static size_t read_size(const gear_conn *conn)
{
	gear_header header;
	size_t least = conn->io.ops->block > 4096 ? conn->io.ops->block : 4096;
	size_t missing = least;

	if (gear_header_decode(&header, conn->unread.bytes, conn->unread.len) > 0) {
		uint64_t total = (uint64_t) header.size + GEAR_HEADER_SIZE;

		if (total > conn->unread.len) {
			missing = (size_t) (total - conn->unread.len);
		}
	}
	if (missing > READ_AHEAD && missing > conn->unread.len) {
		missing = conn->unread.len > READ_AHEAD ? conn->unread.len : READ_AHEAD;
	}
	return missing < least ? least : missing;
}

static int read_result(ssize_t got, int *sys_errno)
{
	if (got == -EAGAIN) {
		return GEAR_IO_WAIT;
	}
	*sys_errno = got < 0 ? (int) -got : 0;
	return GEAR_LOST_CONNECTION;
}

/* More bytes for a packet whose beginning is in `in` already. */
static int receive_behind(gear_conn *conn, int *sys_errno)
{
	size_t room;
	char *end;
	ssize_t got;

	gear_buf_consume(&conn->in, conn->in.len - conn->unread.len);
	view_in(conn);
	room = read_size(conn);
	end = gear_buf_reserve(&conn->in, room);
	view_in(conn); /* reserving may have moved them, also when it failed */
	if (!end) {
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	got = conn->io.ops->read(&conn->io, end, room);
	if (got > 0) {
		gear_buf_commit(&conn->in, (size_t) got);
		conn->scratch->received += (size_t) got;
	}
	view_in(conn);
	return got > 0 ? GEAR_SUCCESS : read_result(got, sys_errno);
}

int gear_conn_receive(gear_conn *conn, int *sys_errno)
{
	ssize_t got;
	int rc;

	if (!conn->open) {
		*sys_errno = ENOTCONN;
		return GEAR_LOST_CONNECTION;
	}
	rc = gear_conn_handshake(conn, sys_errno);
	if (rc) {
		return rc;
	}
	if (conn->unread.len) {
		if (is_tenant(conn)) {
			rc = gear_conn_settle(conn);
			if (rc) {
				return rc;
			}
		}
		return receive_behind(conn, sys_errno);
	}
	gear_buf_free(&conn->in);
	rc = move_in(conn);
	if (rc) {
		return rc;
	}
	got = conn->io.ops->read(&conn->io, conn->scratch->bytes, conn->scratch->size);
	conn->unread = gear_view_of(conn->scratch->bytes, got > 0 ? (size_t) got : 0);
	conn->scratch->received += conn->unread.len;
	return got > 0 ? GEAR_SUCCESS : read_result(got, sys_errno);
}

static void skip(gear_conn *conn, size_t n)
{
	if (n) { /* without unread bytes there may be no buffer */
		conn->unread.bytes += n;
		conn->unread.len -= n;
	}
}

/* Drops what is there of an oversized body. True when all of it is gone. */
static bool drop(gear_conn *conn)
{
	size_t n = conn->dropping < conn->unread.len ? conn->dropping : conn->unread.len;

	conn->dropping -= (uint32_t) n;
	skip(conn, n);
	return !conn->dropping;
}

/* Skips the packet whose header is at the front, now as far as it is there and later the rest. */
static ssize_t skip_packet(gear_conn *conn, const gear_header *header, int rc)
{
	skip(conn, GEAR_HEADER_SIZE);
	conn->dropping = header->size;
	drop(conn);
	return -rc;
}

ssize_t gear_conn_next(gear_conn *conn, gear_packet *packet)
{
	gear_header header;
	uint32_t max = conn->max_body ? conn->max_body : GEAR_BODY_MAX;
	ssize_t got;

	if (conn->dropping && !drop(conn)) {
		return 0;
	}
	got = gear_header_decode(&header, conn->unread.bytes, conn->unread.len);
	if (got <= 0) {
		return got;
	}
	if (header.size > max) {
		packet->command = header.command;
		return skip_packet(conn, &header, GEAR_DATA_TOO_LARGE);
	}
	got = gear_packet_decode_body(packet, &header, conn->unread.bytes, conn->unread.len);
	if (got > 0) {
		skip(conn, (size_t) got);
	} else if (got < 0) {
		return skip_packet(conn, &header, (int) -got);
	}
	return got;
}

int gear_conn_next_line(gear_conn *conn, gear_view *line)
{
	const char *end = conn->unread.len ? memchr(conn->unread.bytes, '\n', conn->unread.len) : NULL;
	size_t max = conn->max_line ? conn->max_line : GEAR_TEXT_LINE_MAX;
	size_t len;

	if (!end) {
		return conn->unread.len >= max ? -GEAR_DATA_TOO_LARGE : 0;
	}
	len = (size_t) (end - conn->unread.bytes);
	*line = gear_view_of(conn->unread.bytes, len);
	skip(conn, len + 1);
	if (len >= max) {
		return -GEAR_DATA_TOO_LARGE;
	}
	if (len && line->bytes[len - 1] == '\r') {
		line->len--;
	}
	return 1;
}

/* An allocation for `out`, if there is one to be had without malloc(). */
static void take_spare(gear_conn *conn)
{
	if (!conn->out.data) {
		conn->out = conn->scratch->spare;
		conn->scratch->spare = (gear_buf){ 0 };
	}
}

/* `out` has been written: its allocation is for the next one, unless it is large or one is there already. */
static void give_spare(gear_conn *conn)
{
	if (conn->scratch->spare.data || conn->out.cap > SPARE_MAX) {
		gear_buf_free(&conn->out);
		return;
	}
	conn->scratch->spare = conn->out;
	conn->out = (gear_buf){ 0 };
}

int gear_conn_send(gear_conn *conn, gear_magic magic, uint32_t command, const gear_view *args, size_t argc)
{
	if (!conn->open) {
		return GEAR_NOT_CONNECTED;
	}
	take_spare(conn);
	return gear_packet_encode(&conn->out, magic, command, args, argc);
}

int gear_conn_send_bytes(gear_conn *conn, const void *bytes, size_t len)
{
	if (!conn->open) {
		return GEAR_NOT_CONNECTED;
	}
	take_spare(conn);
	return gear_buf_append(&conn->out, bytes, len) ? GEAR_SUCCESS : GEAR_MEMORY_ALLOCATION_FAILURE;
}

int gear_conn_flush(gear_conn *conn, int *sys_errno)
{
	int rc = conn->open ? gear_conn_handshake(conn, sys_errno) : GEAR_SUCCESS;

	if (rc) {
		return rc;
	}
	while (conn->open && conn->out.len) {
		ssize_t sent = conn->io.ops->write(&conn->io, gear_buf_bytes(&conn->out), conn->out.len);

		if (sent == -EAGAIN) {
			return GEAR_IO_WAIT;
		}
		if (sent <= 0) {
			*sys_errno = (int) -sent;
			return GEAR_LOST_CONNECTION;
		}
		conn->scratch->sent += (uint64_t) sent;
		gear_buf_consume(&conn->out, (size_t) sent);
	}
	if (conn->out.data) {
		give_spare(conn);
	}
	return GEAR_SUCCESS;
}

int gear_conn_wants(const gear_conn *conn)
{
	if (!conn->open) {
		return 0;
	}
	if (conn->handshaking) {
		return conn->io.wants;
	}
	return GEAR_READ | (conn->out.len ? GEAR_WRITE : 0);
}

void gear_conn_close(gear_conn *conn, bool politely)
{
	if (!conn->open) {
		return;
	}
	conn->open = false;
	if (politely) {
		conn->io.ops->shutdown(&conn->io);
	}
	conn->io.ops->close(&conn->io);
	if (is_tenant(conn)) {
		conn->scratch->tenant = NULL;
	}
	gear_buf_free(&conn->in);
	gear_buf_free(&conn->out);
	conn->unread = gear_view_of(NULL, 0);
	conn->dropping = 0;
}
