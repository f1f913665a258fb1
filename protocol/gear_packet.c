/*
 * The codec: header and arguments, to and from bytes. Every length is checked before it is added, read or copied.
 */
#include "gear_packet.h"

#include <stdlib.h>
#include <string.h>

static const char magics[2][4] = {
	[GEAR_REQUEST] = { '\0', 'R', 'E', 'Q' },
	[GEAR_RESPONSE] = { '\0', 'R', 'E', 'S' },
};

static uint32_t read_u32(const char *bytes)
{
	const unsigned char *b = (const unsigned char *) bytes;

	return (uint32_t) b[0] << 24 | (uint32_t) b[1] << 16 | (uint32_t) b[2] << 8 | b[3];
}

static void write_u32(char *bytes, uint32_t value)
{
	bytes[0] = (char) (value >> 24);
	bytes[1] = (char) (value >> 16);
	bytes[2] = (char) (value >> 8);
	bytes[3] = (char) value;
}

/* Whether what is there of a header could become one. */
static bool begins_magic(const char *bytes, size_t len)
{
	size_t known = len < 4 ? len : 4;

	return !known || !memcmp(bytes, magics[GEAR_REQUEST], known) || !memcmp(bytes, magics[GEAR_RESPONSE], known);
}

ssize_t gear_header_decode(gear_header *header, const char *bytes, size_t len)
{
	if (len < GEAR_HEADER_SIZE) {
		return begins_magic(bytes, len) ? 0 : -GEAR_INVALID_MAGIC;
	}
	if (!memcmp(bytes, magics[GEAR_REQUEST], 4)) {
		header->magic = GEAR_REQUEST;
	} else if (!memcmp(bytes, magics[GEAR_RESPONSE], 4)) {
		header->magic = GEAR_RESPONSE;
	} else {
		return -GEAR_INVALID_MAGIC;
	}
	header->command = read_u32(bytes + 4);
	header->size = read_u32(bytes + 8);
	return GEAR_HEADER_SIZE;
}

/* Cuts the body into the row's pieces: all but the last end in NUL. False when one is missing. */
static bool split(gear_packet *packet, const char *body, size_t len)
{
	size_t pieces = packet->row->argc + (packet->row->data ? 1u : 0u);
	size_t i;

	packet->argc = (uint8_t) pieces;
	for (i = 0; i + 1 < pieces; i++) {
		const char *end = len ? memchr(body, '\0', len) : NULL;

		if (!end) {
			return false;
		}
		packet->args[i] = gear_view_of(body, (size_t) (end - body));
		len -= (size_t) (end - body) + 1;
		body = end + 1;
	}
	if (pieces) {
		packet->args[pieces - 1] = gear_view_of(body, len);
		/* Some clients end the last argument in NUL, too; it is no part of a name or number. */
		if (!packet->row->data && len && body[len - 1] == '\0') {
			packet->args[pieces - 1].len--;
		}
	}
	return true;
}

ssize_t gear_packet_decode_body(gear_packet *packet, const gear_header *header, const char *bytes, size_t len)
{
	packet->magic = header->magic;
	packet->command = header->command;
	packet->argc = 0;
	packet->row = gear_command_find(header->command);
	if (!packet->row) {
		return -GEAR_INVALID_COMMAND;
	}
	if (len - GEAR_HEADER_SIZE < header->size) {
		return 0;
	}
	if (!split(packet, bytes + GEAR_HEADER_SIZE, header->size)) {
		return -GEAR_INVALID_PACKET;
	}
	return (ssize_t) (GEAR_HEADER_SIZE + (size_t) header->size);
}

ssize_t gear_packet_decode(gear_packet *packet, const char *bytes, size_t len)
{
	gear_header header;
	ssize_t got = gear_header_decode(&header, bytes, len);

	return got > 0 ? gear_packet_decode_body(packet, &header, bytes, len) : got;
}

gear_view gear_packet_data(const gear_packet *packet)
{
	return packet->row->data ? packet->args[packet->argc - 1] : gear_view_of("", 0);
}

int gear_packet_encode(gear_buf *out, gear_magic magic, uint32_t command, const gear_view *args, size_t argc)
{
	uint64_t size = argc ? argc - 1 : 0;
	char *end;
	size_t i;

	if (argc > GEAR_ARGS_MAX) {
		return GEAR_TOO_MANY_ARGS;
	}
	for (i = 0; i < argc; i++) {
		if (args[i].len > GEAR_BODY_MAX) {
			return GEAR_DATA_TOO_LARGE;
		}
		size += args[i].len;
	}
	if (size > GEAR_BODY_MAX || size > SIZE_MAX - GEAR_HEADER_SIZE) {
		return GEAR_DATA_TOO_LARGE;
	}
	end = gear_buf_reserve(out, GEAR_HEADER_SIZE + (size_t) size);
	if (!end) {
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	memcpy(end, magics[magic], 4);
	write_u32(end + 4, command);
	write_u32(end + 8, (uint32_t) size);
	end += GEAR_HEADER_SIZE;
	for (i = 0; i < argc; i++) {
		if (args[i].len) {
			memcpy(end, args[i].bytes, args[i].len);
		}
		end += args[i].len;
		if (i + 1 < argc) {
			*end++ = '\0';
		}
	}
	gear_buf_commit(out, GEAR_HEADER_SIZE + (size_t) size);
	return GEAR_SUCCESS;
}

gear_view gear_view_str(const char *string)
{
	return gear_view_of(string, strlen(string));
}

bool gear_view_equal(gear_view a, gear_view b)
{
	return a.len == b.len && (!a.len || !memcmp(a.bytes, b.bytes, a.len));
}

/* Two digits a step: the divisions have to wait for each other, and a handle has sixteen. */
static const char pairs[] = "0001020304050607080910111213141516171819"
							"2021222324252627282930313233343536373839"
							"4041424344454647484950515253545556575859"
							"6061626364656667686970717273747576777879"
							"8081828384858687888990919293949596979899";

gear_view gear_digits(char text[GEAR_DIGITS_MAX], uint64_t number)
{
	char digits[GEAR_DIGITS_MAX];
	char *end = digits + sizeof(digits), *first = end;

	while (number >= 10) {
		first -= 2;
		memcpy(first, pairs + number % 100 * 2, 2);
		number /= 100;
	}
	if (number > 0 || first == end) {
		*--first = (char) ('0' + number);
	}
	memcpy(text, first, (size_t) (end - first));
	return gear_view_of(text, (size_t) (end - first));
}

bool gear_view_number(gear_view view, uint64_t max, uint64_t *number)
{
	uint64_t value = 0;
	size_t i;

	if (!view.len || view.len > 20) {
		return false;
	}
	for (i = 0; i < view.len; i++) {
		unsigned digit = (unsigned) (view.bytes[i] - '0');

		if (digit > 9 || value > (UINT64_MAX - digit) / 10) {
			return false;
		}
		value = value * 10 + digit;
	}
	if (value > max) {
		return false;
	}
	*number = value;
	return true;
}
