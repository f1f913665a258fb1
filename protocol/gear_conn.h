/*
 * One connected peer: transport, bytes not yet decoded, bytes not yet sent. It is pulled by its owner and never
 * waits: the owner asks what it wants, polls, and calls receive or flush. An idle connection holds no buffers.
 */
#ifndef GEAR_CONN_H
#define GEAR_CONN_H

#include "gear_buf.h"
#include "gear_error.h"
#include "gear_io.h"
#include "gear_packet.h"

typedef struct gear_conn gear_conn;

/*
 * The one large read buffer of a loop. Bytes stay in it while its tenant decodes them; whoever reads next moves the
 * tenant's unread bytes to the tenant's own buffer. A buffer that was written goes to the next connection that has something
 * to say. Zero-initialised is valid.
 */
typedef struct gear_scratch {
	char *bytes;
	size_t size; /* 0: GEAR_SCRATCH_SIZE, allocated at the first read */
	gear_conn *tenant;
	gear_buf spare;          /* empty; a connection's `out` begins with its allocation */
	uint64_t received, sent; /* bytes, by all of its connections */
} gear_scratch;

enum { GEAR_SCRATCH_SIZE = 64 * 1024 };

struct gear_conn {
	gear_io io;
	gear_scratch *scratch;
	gear_view unread;  /* in scratch (we are its tenant) or in `in`; where decoding goes on */
	gear_buf in;       /* an unfinished packet */
	gear_buf out;      /* queued, not yet sent */
	uint32_t max_body; /* a body over this is read and dropped; 0: GEAR_BODY_MAX */
	uint32_t max_line; /* of the text protocol; 0: GEAR_TEXT_LINE_MAX */
	uint32_t dropping; /* bytes of such a body still to come */
	bool open;         /* false: closed by either side */
	bool handshaking;  /* the transport has to be settled first; receive and flush do it, or gear_conn_handshake */
};

/* After the connections that share it. */
void gear_scratch_free(gear_scratch *scratch);

/* *Takes* io. `scratch` outlives the connection and is shared by all of a loop. */
void gear_conn_init(gear_conn *conn, gear_io io, gear_scratch *scratch);

/* Goes on with the transport's handshake. GEAR_SUCCESS: done, GEAR_IO_WAIT: later, GEAR_LOST_CONNECTION. */
int gear_conn_handshake(gear_conn *conn, int *sys_errno);

/* Reads once. GEAR_SUCCESS, GEAR_IO_WAIT, GEAR_LOST_CONNECTION (sys_errno 0: end of stream), or no memory. */
int gear_conn_receive(gear_conn *conn, int *sys_errno);

/*
 * The next packet of what was received: > 0 a packet, 0 need more, < 0 bad as gear_packet_decode says. After
 * -GEAR_INVALID_COMMAND, -GEAR_INVALID_PACKET and -GEAR_DATA_TOO_LARGE (body over max_body) the packet has been skipped,
 * packet->command is set and the stream is in step; after -GEAR_INVALID_MAGIC the connection is of no more use.
 */
ssize_t gear_conn_next(gear_conn *conn, gear_packet *packet);

/*
 * Text protocol: one line without its CR LF or LF. 1 a line, 0 need more, -GEAR_DATA_TOO_LARGE over max_line,
 * after which the connection is of no more use.
 */
int gear_conn_next_line(gear_conn *conn, gear_view *line);

/* Moves unread bytes out of the scratch buffer and frees what is not needed; call at the end of a turn. */
int gear_conn_settle(gear_conn *conn);

/* Queues a packet. GEAR_SUCCESS or as gear_packet_encode says. */
int gear_conn_send(gear_conn *conn, gear_magic magic, uint32_t command, const gear_view *args, size_t argc);

/* Queues bytes as they are (text protocol). */
int gear_conn_send_bytes(gear_conn *conn, const void *bytes, size_t len);

/* Writes what is queued. GEAR_SUCCESS: all of it, GEAR_IO_WAIT: the rest later, GEAR_LOST_CONNECTION. */
int gear_conn_flush(gear_conn *conn, int *sys_errno);

/* GEAR_READ | GEAR_WRITE to poll for, 0 when closed. */
int gear_conn_wants(const gear_conn *conn);

/* Closes (with `politely`, after the transport's good-bye) and frees the buffers; may be called twice. */
void gear_conn_close(gear_conn *conn, bool politely);

static inline bool gear_conn_unread(const gear_conn *conn)
{
	return conn->unread.len > 0;
}

#endif
