/*
 * Packets: decoded to views into the caller's buffer, encoded into a gear_buf. No I/O, no state. The same two
 * functions serve client, worker, server, fuzzers and benchmarks.
 */
#ifndef GEAR_PACKET_H
#define GEAR_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "gear.h"
#include "gear_buf.h"
#include "gear_command.h"

/* Bytes of somebody else's buffer; not NUL-terminated. */
typedef struct gear_view {
	const char *bytes;
	size_t len;
} gear_view;

typedef enum gear_magic { GEAR_REQUEST, GEAR_RESPONSE } gear_magic;

typedef struct gear_header {
	gear_magic magic;
	uint32_t command; /* as on the wire; may be unknown to the table */
	uint32_t size;    /* bytes that follow the header */
} gear_header;

typedef struct gear_packet {
	gear_magic magic;
	uint32_t command;
	const gear_command *row;
	uint8_t argc;                  /* how many of args are set: row->argc, one more if row->data */
	gear_view args[GEAR_ARGS_MAX]; /* the data, if the command has any, is the last one */
} gear_packet;

/*
 * Reads a header. Returns GEAR_HEADER_SIZE, 0 when fewer bytes than that are there (and what is there could still
 * become one), or -GEAR_INVALID_MAGIC.
 */
ssize_t gear_header_decode(gear_header *header, const char *bytes, size_t len);

/*
 * Decodes the packet at the front of `bytes`. Returns the bytes consumed (> 0), 0 for "need more", or < 0 for "bad":
 * -GEAR_INVALID_MAGIC, -GEAR_INVALID_COMMAND, -GEAR_INVALID_PACKET (an argument is missing; for the two latter the
 * packet's end is still known from its header). The views are valid until the caller's buffer is next consumed.
 */
ssize_t gear_packet_decode(gear_packet *packet, const char *bytes, size_t len);

/* The same, of a packet whose header has been read. */
ssize_t gear_packet_decode_body(gear_packet *packet, const gear_header *header, const char *bytes, size_t len);

/* The packet's data: its last piece if the command carries data, else empty. */
gear_view gear_packet_data(const gear_packet *packet);

/*
 * Appends a packet: header, then the args joined by NUL (the last one ends with the packet). *Copies* the args.
 * Returns GEAR_SUCCESS, GEAR_MEMORY_ALLOCATION_FAILURE, GEAR_DATA_TOO_LARGE (over 4 GiB) or GEAR_TOO_MANY_ARGS.
 */
int gear_packet_encode(gear_buf *out, gear_magic magic, uint32_t command, const gear_view *args, size_t argc);

static inline gear_view gear_view_of(const char *bytes, size_t len)
{
	gear_view view = { bytes, len };
	return view;
}

/* The precision for "%.*s" that shows as much of a view as an error has room for. */
static inline int gear_view_width(gear_view view)
{
	return view.len > 400 ? 400 : (int) view.len;
}

/* A view of a NUL-terminated string. */
gear_view gear_view_str(const char *string);

bool gear_view_equal(gear_view a, gear_view b);

enum { GEAR_DIGITS_MAX = 20 };

/* Writes a number in decimal, without a NUL. Returns a view of it. */
gear_view gear_digits(char text[GEAR_DIGITS_MAX], uint64_t number);

/* An unsigned decimal number of 1 to 20 digits and nothing else; false if it is none or over max. */
bool gear_view_number(gear_view view, uint64_t max, uint64_t *number);

#endif
