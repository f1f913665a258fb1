/*
 * Jobs as strings of bytes. Knows nothing of any store.
 */
#include "queue_record.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { HEAD_SIZE = 64 };

/* The numbers and the NUL behind them. */
static size_t write_head(char *head, const queue_job *job)
{
	return (size_t) snprintf(head, HEAD_SIZE, "1 %d %" PRId64 " %" PRIu32, (int) job->priority, job->due, job->retries) + 1;
}

size_t queue_record_size(const queue_job *job)
{
	char head[HEAD_SIZE];

	return write_head(head, job) + job->function.len + 1 + job->unique.len + 1 + job->reducer.len + 1 + job->data.len;
}

static bool put_name(gear_buf *out, gear_view name)
{
	return gear_buf_append(out, name.bytes, name.len) && gear_buf_append(out, "", 1);
}

bool queue_record_put(gear_buf *out, const queue_job *job)
{
	char head[HEAD_SIZE];

	return gear_buf_append(out, head, write_head(head, job)) && put_name(out, job->function) && put_name(out, job->unique)
		&& put_name(out, job->reducer) && gear_buf_append(out, job->data.bytes, job->data.len);
}

/* Takes what lies before the next NUL off the front of `rest`. */
static bool take_name(gear_view *rest, gear_view *name)
{
	const char *end = rest->len > 0 ? memchr(rest->bytes, '\0', rest->len) : NULL;

	if (end == NULL) {
		return false;
	}
	*name = gear_view_of(rest->bytes, (size_t) (end - rest->bytes));
	*rest = gear_view_of(end + 1, rest->len - name->len - 1);
	return true;
}

bool queue_record_get(queue_job *job, gear_view bytes)
{
	gear_view head;
	unsigned priority;
	int end = -1;

	if (!take_name(&bytes, &head) || head.len >= HEAD_SIZE
		|| sscanf(head.bytes, "1 %1u %" SCNd64 " %" SCNu32 "%n", &priority, &job->due, &job->retries, &end) != 3
		|| (size_t) end != head.len) {
		return false;
	}
	job->priority = (gear_priority) priority;
	if (!take_name(&bytes, &job->function) || !take_name(&bytes, &job->unique) || !take_name(&bytes, &job->reducer)) {
		return false;
	}
	job->data = bytes;
	return true;
}

uint64_t queue_record_id(gear_view key)
{
	uint64_t id = 0;

	for (size_t i = 0; i < key.len; i++) {
		unsigned digit = (unsigned) (unsigned char) key.bytes[i] - '0';
		if (digit > 9 || id > ((uint64_t) INT64_MAX - digit) / 10) {
			return 0;
		}
		id = id * 10 + digit;
	}
	return id;
}
