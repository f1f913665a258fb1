/*
 * Handles, and the jobs by the numbers in them. Numbers are given one after the other, so jobs are found by blocks of them:
 * a new job costs next to nothing then, and a million of them need not be scattered all over memory. A block is freed when
 * all of its jobs have ended; it is small, because one job that stays for long keeps all of it.
 */
#include "registry.h"

#include <stdlib.h>
#include <string.h>

#include "registry_private.h"

enum { BLOCK = 16, SEARCH_MOST = 4096 };

/* Handles of so many jobs in a row begin alike. */
enum { FRONT_STEP = 10000 };

struct number_block {
	registry_link order; /* in registry.block_order */
	uint64_t index;      /* its first number / BLOCK */
	uint32_t count;      /* of jobs */
	registry_job *jobs[BLOCK];
};

static uint32_t hash_block(uint64_t index)
{
	return (uint32_t) (index * UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

static bool has_index(const void *entry, const void *index)
{
	return ((const number_block *) entry)->index == *(const uint64_t *) index;
}

static number_block *find_block(const registry *reg, uint64_t number)
{
	uint64_t index = number / BLOCK;

	if (reg->newest != NULL && reg->newest->index == index) {
		return reg->newest;
	}
	return index_find(&reg->blocks, hash_block(index), has_index, &index);
}

static void free_block(registry *reg, number_block *block)
{
	index_remove(&reg->blocks, hash_block(block->index), block);
	cursors_pass(reg->cursors, &block->order, block->order.next);
	list_remove(&reg->block_order, &block->order);
	free(block);
}

/* The newest block stays while it is empty, so that a short queue does not make a new one for each job. */
static number_block *begin_block(registry *reg, uint64_t index)
{
	number_block *block = calloc(1, sizeof(*block));

	if (block == NULL || !index_insert(&reg->blocks, hash_block(index), block)) {
		free(block);
		return NULL;
	}
	block->index = index;
	list_append(&reg->block_order, &block->order);
	if (reg->newest != NULL && reg->newest->count == 0) {
		free_block(reg, reg->newest);
	}
	reg->newest = block;
	return block;
}

void registry_reserve_number(registry *reg, uint64_t number)
{
	reg->next_number = number >= reg->next_number ? number + 1 : reg->next_number;
}

bool registry_number(registry *reg, registry_job *job, uint64_t number)
{
	uint64_t own = number != 0 ? number : reg->next_number;
	number_block *block = find_block(reg, own);

	if (block == NULL && (block = begin_block(reg, own / BLOCK)) == NULL) {
		return false;
	}
	job->number = own;
	block->jobs[own % BLOCK] = job;
	block->count++;
	registry_reserve_number(reg, own);
	return true;
}

void registry_unnumber(registry *reg, registry_job *job)
{
	number_block *block = find_block(reg, job->number);

	block->jobs[job->number % BLOCK] = NULL;
	block->count--;
	if (block->count == 0 && block != reg->newest) {
		free_block(reg, block);
	}
}

registry_job *registry_find_number(const registry *reg, uint64_t number)
{
	const number_block *block = find_block(reg, number);

	return block != NULL ? block->jobs[number % BLOCK] : NULL;
}

bool registry_seek_job(registry *reg, uint64_t number, cursor *at)
{
	const number_block *block = find_block(reg, number), *next = block;
	uint64_t behind = number - number % BLOCK;

	/* The jobs around it may have ended; then there are some not far behind, or those before have ended, too, most likely. */
	for (int i = 0; next == NULL && i < SEARCH_MOST && behind < reg->next_number; i++, behind += BLOCK) {
		next = find_block(reg, behind);
	}
	const registry_link *link = next != NULL ? &next->order : behind < reg->next_number ? reg->block_order.first : NULL;
	for (int i = 0; link != NULL && next == NULL && OWNER_OF(link, number_block, order)->index < number / BLOCK;
		 i++, link = link->next) {
		if (i == SEARCH_MOST) {
			return false;
		}
	}
	cursor_begin(at, &reg->cursors, &reg->block_order, link);
	at->place = block != NULL ? number % BLOCK + 1 : 0;
	return true;
}

const registry_job *registry_next_job(registry *reg, cursor *at)
{
	if (!cursor_is_begun(at)) {
		cursor_begin(at, &reg->cursors, &reg->block_order, reg->block_order.first);
	}
	for (const registry_link *link = at->at; link != NULL; at->at = link = link->next, at->place = 0) {
		const number_block *block = OWNER_OF(link, number_block, order);
		while (at->place < BLOCK) {
			const registry_job *job = block->jobs[at->place++];
			if (job != NULL) {
				return job;
			}
		}
	}
	cursor_end(at);
	return NULL;
}

size_t registry_job_count(const registry *reg)
{
	return reg->job_count;
}

size_t registry_job_bytes(const registry *reg)
{
	return reg->job_bytes;
}

registry_job *registry_find_handle(const registry *reg, gear_view handle)
{
	size_t prefix = reg->prefix_len;
	gear_view digits;
	uint64_t number;

	if (handle.len < prefix + 2 || memcmp(handle.bytes, reg->prefix, prefix) != 0 || handle.bytes[prefix] != ':') {
		return NULL;
	}
	digits = gear_view_of(handle.bytes + prefix + 1, handle.len - prefix - 1);
	if ((digits.bytes[0] == '0' && digits.len > 1) || !gear_view_number(digits, UINT64_MAX, &number)) {
		return NULL;
	}
	return registry_find_number(reg, number);
}

gear_view registry_job_handle(registry *reg, const registry_job *job, char text[GEAR_HANDLE_SIZE])
{
	uint64_t front = job->number / FRONT_STEP;
	unsigned rest = (unsigned) (job->number % FRONT_STEP);
	size_t len = reg->prefix_len + 1;

	if (front != reg->front) {
		reg->front = front;
		reg->front_len = len + gear_digits(reg->front_text + len, front).len;
	}
	memcpy(text, reg->front_text, sizeof(reg->front_text));
	if (front == 0) {
		len += gear_digits(text + len, rest).len;
	} else {
		len = reg->front_len;
		for (unsigned place = 1; place <= 4; place++, rest /= 10) {
			text[len + 4 - place] = (char) ('0' + rest % 10);
		}
		len += 4;
	}
	text[len] = '\0';
	return gear_view_of(text, len);
}
