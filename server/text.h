/*
 * Text in the making, for answers by HTTP. Names that peers chose come out as valid UTF-8, and different ones differently:
 * a byte that is in no character of UTF-8 becomes U+FFFD and its two hex digits, and so does each byte of a U+FFFD.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdint.h>

#include "gear_buf.h"
#include "gear_packet.h"

typedef struct text_buf {
	gear_buf bytes;
	bool failed; /* for want of memory: something is missing */
} text_buf;

void text_put_view(text_buf *out, gear_view bytes);

static inline void text_put(text_buf *out, const char *words)
{
	text_put_view(out, gear_view_str(words));
}

/* Both, the number and a line's end. */
void text_put_line(text_buf *out, gear_view start, gear_view end, uint64_t number);
void text_put_number(text_buf *out, uint64_t number);
void text_put_seconds(text_buf *out, uint64_t ns);

/* A name between quotes, as JSON and as a label of the Prometheus text format want it. */
void text_put_json(text_buf *out, gear_view name);
void text_put_label(text_buf *out, gear_view name);

/* Turns what text_put_json made of a name, read as JSON, into the name again, in place. Returns its length. */
size_t text_read_name(char *name);

#endif
