/*
 * Text in the making.
 */
#include "text.h"

#include <stdio.h>
#include <string.h>

#include "commands.h"

static const char hex[] = "0123456789abcdef";
static const char replacement[] = "\xef\xbf\xbd";

void text_put_view(text_buf *out, gear_view bytes)
{
	out->failed = !gear_buf_append(&out->bytes, bytes.bytes, bytes.len) || out->failed;
}

void text_put_line(text_buf *out, gear_view start, gear_view end, uint64_t number)
{
	char digits[GEAR_DIGITS_MAX];
	const gear_view last = gear_digits(digits, number);
	const size_t len = start.len + end.len + last.len + 1;
	char *to = gear_buf_reserve(&out->bytes, len);

	out->failed = to == NULL || out->failed;
	if (to != NULL) {
		memcpy(to, start.bytes, start.len);
		memcpy(to + start.len, end.bytes, end.len);
		memcpy(to + start.len + end.len, last.bytes, last.len);
		to[len - 1] = '\n';
		gear_buf_commit(&out->bytes, len);
	}
}

void text_put_number(text_buf *out, uint64_t number)
{
	char digits[20];

	text_put_view(out, gear_digits(digits, number));
}

void text_put_seconds(text_buf *out, uint64_t ns)
{
	char digits[40];

	snprintf(digits, sizeof(digits), "%.15g", (double) ns / 1e9);
	text_put(out, digits);
}

/* Bytes of the character that begins here, 0: none does. As RFC 3629 has it; U+FFFD is not taken for one. */
static size_t character_at(gear_view from)
{
	const unsigned char *c = (const unsigned char *) from.bytes;
	size_t len = c[0] < 0x80          ? 1
		: c[0] >= 0xc2 && c[0] < 0xe0 ? 2
		: (c[0] & 0xf0) == 0xe0       ? 3
		: c[0] >= 0xf0 && c[0] < 0xf5 ? 4
									  : 0;

	if (len == 0 || len > from.len || (len == 3 && memcmp(c, replacement, 3) == 0)) {
		return 0;
	}
	for (size_t i = 1; i < len; i++) {
		if ((c[i] & 0xc0) != 0x80) {
			return 0;
		}
	}
	/* Neither overlong, nor half of a pair of UTF-16, nor above U+10FFFF. */
	bool good = !(c[0] == 0xe0 && c[1] < 0xa0) && !(c[0] == 0xed && c[1] > 0x9f) && !(c[0] == 0xf0 && c[1] < 0x90)
		&& !(c[0] == 0xf4 && c[1] > 0x8f);
	return good ? len : 0;
}

static void put_byte(text_buf *out, unsigned char byte)
{
	const char digits[] = { replacement[0], replacement[1], replacement[2], hex[byte >> 4], hex[byte & 15] };

	text_put_view(out, gear_view_of(digits, sizeof(digits)));
}

static void put_json_control(text_buf *out, char c)
{
	if (c == '\0') {
		put_byte(out, 0); /* it would end the name on its way back */
		return;
	}
	const char escape[] = { '\\', 'u', '0', '0', hex[(unsigned char) c >> 4], hex[c & 15] };

	text_put_view(out, gear_view_of(escape, sizeof(escape)));
}

static void put_label_control(text_buf *out, char c)
{
	if (c == '\n') {
		text_put(out, "\\n");
	} else {
		put_byte(out, (unsigned char) c);
	}
}

static bool is_plain(char c)
{
	return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

static void put_quoted(text_buf *out, gear_view name, void (*put_control)(text_buf *out, char c))
{
	text_put(out, "\"");
	while (name.len > 0) {
		size_t len = 0;
		while (len < name.len && is_plain(name.bytes[len])) {
			len++;
		}
		text_put_view(out, gear_view_of(name.bytes, len));
		if (len == name.len) {
			break;
		}
		name = gear_view_of(name.bytes + len, name.len - len);
		char c = *name.bytes;
		len = character_at(name);
		if (len == 0) {
			put_byte(out, (unsigned char) c);
		} else if (len > 1) {
			text_put_view(out, gear_view_of(name.bytes, len));
		} else if (c == '"' || c == '\\') {
			text_put_view(out, gear_view_of("\\", 1));
			text_put_view(out, gear_view_of(name.bytes, 1));
		} else {
			put_control(out, c);
		}
		len = len > 0 ? len : 1;
		name = gear_view_of(name.bytes + len, name.len - len);
	}
	text_put(out, "\"");
}

void text_put_json(text_buf *out, gear_view name)
{
	put_quoted(out, name, put_json_control);
}

void text_put_label(text_buf *out, gear_view name)
{
	put_quoted(out, name, put_label_control);
}

size_t text_read_name(char *name)
{
	char *to = name;

	for (const char *at = name; *at != '\0';) {
		const char *high = strncmp(at, replacement, 3) == 0 && at[3] != '\0' ? strchr(hex, at[3]) : NULL;
		const char *low = high != NULL && at[4] != '\0' ? strchr(hex, at[4]) : NULL;
		if (low != NULL) {
			*to++ = (char) ((high - hex) << 4 | (low - hex));
			at += 5;
		} else {
			*to++ = *at++;
		}
	}
	*to = '\0';
	return (size_t) (to - name);
}
