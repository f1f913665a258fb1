/*
 * The net effect of a batch. Operations are sorted by id, and of each id the last one counts.
 */
#include "queue_rows.h"

#include <stdlib.h>

/* Of equal ids the earlier operation first. */
static int compare(const void *left, const void *right)
{
	const queue_op *a = *(const queue_op *const *) left, *b = *(const queue_op *const *) right;

	return a->job.id != b->job.id ? (a->job.id < b->job.id ? -1 : 1) : (a > b) - (a < b);
}

/* The operations of one id. */
static void gather(queue_rows *batch, const queue_op **of_id, size_t count)
{
	const queue_op *last = of_id[count - 1];

	if (last->verb == QUEUE_DONE) {
		batch->dones[batch->done_count++] = last;
		return;
	}
	if (last->verb == QUEUE_RETRY) {
		batch->retries[batch->retry_count++] = last;
		while (count > 1 && of_id[count - 1]->verb == QUEUE_RETRY) {
			count--;
		}
		last = of_id[count - 1];
	}
	if (last->verb == QUEUE_ADD || last->verb == QUEUE_ADOPT) {
		batch->adds[batch->add_count++] = last;
	}
}

bool queue_rows_init(queue_rows *batch, const queue_op *ops, size_t count)
{
	const queue_op **sorted = calloc(count + 1, 4 * sizeof(*sorted));

	*batch = (queue_rows){ .adds = sorted };
	if (sorted == NULL) {
		return false;
	}
	batch->retries = batch->adds + count;
	batch->dones = batch->retries + count;
	sorted = batch->dones + count;
	for (size_t i = 0; i < count; i++) {
		sorted[i] = &ops[i];
	}
	qsort(sorted, count, sizeof(*sorted), compare);
	for (size_t first = 0, next; first < count; first = next) {
		for (next = first + 1; next < count && sorted[next]->job.id == sorted[first]->job.id;) {
			next++;
		}
		gather(batch, sorted + first, next - first);
	}
	return true;
}

void queue_rows_free(queue_rows *batch)
{
	free(batch->adds);
}
