/*
 * Tasks' containers.
 */
#include "gear_task.h"

#include <stdlib.h>
#include <string.h>

/* Slots that an empty ring or map keeps: enough for the next few requests, and not what a hundred thousand tasks took. */
enum { KEPT_SLOTS = 1024 };

void gear_task_init(gear_task *task, uint32_t command, const gear_view *args, size_t argc)
{
	*task = (gear_task){ .command = (uint8_t) command, .argc = (uint8_t) argc, .rc = GEAR_IO_WAIT, .target = -1 };
	memcpy(task->args, args, argc * sizeof(*args));
	if (command == GEAR_COMMAND_GET_STATUS || command == GEAR_COMMAND_GET_STATUS_UNIQUE) {
		task->target = 0; /* every server is asked, one after the other, until one knows the job */
	}
}

bool gear_task_is_background(const gear_task *task)
{
	switch (task->command) {
		case GEAR_COMMAND_SUBMIT_JOB_BG:
		case GEAR_COMMAND_SUBMIT_JOB_HIGH_BG:
		case GEAR_COMMAND_SUBMIT_JOB_LOW_BG:
		case GEAR_COMMAND_SUBMIT_JOB_EPOCH:
		case GEAR_COMMAND_SUBMIT_JOB_SCHED:
		case GEAR_COMMAND_SUBMIT_REDUCE_JOB_BACKGROUND:
			return true;
		default:
			return false;
	}
}

void gear_task_queue_append(gear_task_queue *queue, gear_task *task)
{
	task->next = NULL;
	if (queue->last) {
		queue->last->next = task;
	} else {
		queue->first = task;
	}
	queue->last = task;
}

void gear_task_queue_prepend(gear_task_queue *queue, gear_task *task)
{
	task->next = queue->first;
	queue->first = task;
	if (!queue->last) {
		queue->last = task;
	}
}

gear_task *gear_task_queue_shift(gear_task_queue *queue)
{
	gear_task *task = queue->first;

	if (task) {
		gear_task_queue_remove(queue, task);
	}
	return task;
}

void gear_task_queue_remove(gear_task_queue *queue, const gear_task *task)
{
	gear_task *before = NULL;
	gear_task *at = queue->first;

	while (at && at != task) {
		before = at;
		at = at->next;
	}
	if (!at) {
		return;
	}
	if (before) {
		before->next = task->next;
	} else {
		queue->first = task->next;
	}
	if (queue->last == task) {
		queue->last = before;
	}
}

static gear_task **ring_slot(const gear_task_ring *ring, size_t i)
{
	return &ring->slots[(ring->head + i) & (ring->size - 1)];
}

static bool ring_grow(gear_task_ring *ring)
{
	size_t size = ring->size ? ring->size * 2 : 16;
	gear_task **slots = malloc(size * sizeof(*slots));
	size_t i;

	if (!slots) {
		return false;
	}
	for (i = 0; i < ring->count; i++) {
		slots[i] = *ring_slot(ring, i);
	}
	free(ring->slots);
	ring->slots = slots;
	ring->size = size;
	ring->head = 0;
	return true;
}

static void ring_trim(gear_task_ring *ring)
{
	if (!ring->count && ring->size > KEPT_SLOTS) {
		free(ring->slots);
		*ring = (gear_task_ring){ 0 };
	}
}

bool gear_task_ring_push(gear_task_ring *ring, gear_task *task)
{
	if (ring->count == ring->size && !ring_grow(ring)) {
		return false;
	}
	*ring_slot(ring, ring->count++) = task;
	return true;
}

bool gear_task_ring_peek(const gear_task_ring *ring, gear_task **task)
{
	if (!ring->count) {
		return false;
	}
	*task = *ring_slot(ring, 0);
	return true;
}

bool gear_task_ring_shift(gear_task_ring *ring, gear_task **task)
{
	if (!gear_task_ring_peek(ring, task)) {
		return false;
	}
	ring->head = (ring->head + 1) & (ring->size - 1);
	ring->count--;
	ring_trim(ring);
	return true;
}

bool gear_task_ring_pop(gear_task_ring *ring, gear_task **task)
{
	if (!ring->count) {
		return false;
	}
	*task = *ring_slot(ring, --ring->count);
	ring_trim(ring);
	return true;
}

void gear_task_ring_forget(gear_task_ring *ring, const gear_task *task)
{
	size_t i;

	for (i = 0; i < ring->count; i++) {
		gear_task **slot = ring_slot(ring, i);

		*slot = *slot == task ? NULL : *slot;
	}
}

static gear_task **map_slot(const gear_task_map *map, gear_view handle)
{
	uint64_t hash = 1469598103934665603u; /* FNV-1a */
	size_t i;

	for (i = 0; i < handle.len; i++) {
		hash = (hash ^ (unsigned char) handle.bytes[i]) * 1099511628211u;
	}
	return &map->slots[(size_t) (hash ^ hash >> 32) & (map->size - 1)];
}

static void chain_append(gear_task_map *map, gear_task *task)
{
	gear_task **at = map_slot(map, gear_view_str(task->handle));

	while (*at) {
		at = &(*at)->map_next;
	}
	task->map_next = NULL;
	*at = task;
}

static bool map_grow(gear_task_map *map)
{
	gear_task_map grown = { .size = map->size ? map->size * 2 : 64, .count = map->count };
	size_t i;

	grown.slots = calloc(grown.size, sizeof(*grown.slots));
	if (!grown.slots) {
		return false;
	}
	for (i = 0; i < map->size; i++) {
		while (map->slots[i]) {
			gear_task *task = map->slots[i];

			map->slots[i] = task->map_next;
			chain_append(&grown, task);
		}
	}
	free(map->slots);
	*map = grown;
	return true;
}

bool gear_task_map_add(gear_task_map *map, gear_task *task)
{
	if (map->count >= map->size && !map_grow(map)) {
		return false;
	}
	chain_append(map, task);
	map->count++;
	return true;
}

static gear_task *chain_take(gear_task_map *map, gear_task **at)
{
	gear_task *task = *at;

	*at = task->map_next;
	map->count--;
	return task;
}

gear_task *gear_task_map_take(gear_task_map *map, const gear_client_server *server, gear_view handle)
{
	gear_task **at = map->count ? map_slot(map, handle) : NULL;

	for (; at && *at; at = &(*at)->map_next) {
		if ((*at)->server == server && gear_view_equal(gear_view_str((*at)->handle), handle)) {
			return chain_take(map, at);
		}
	}
	return NULL;
}

void gear_task_map_forget(gear_task_map *map, gear_task *task)
{
	gear_task **at = map->count ? map_slot(map, gear_view_str(task->handle)) : NULL;
	gear_task *stand_in;

	while (at && *at && *at != task) {
		at = &(*at)->map_next;
	}
	if (!at || !*at) {
		return;
	}
	stand_in = malloc(sizeof(*stand_in));
	if (!stand_in) {
		chain_take(map, at);
		return;
	}
	*stand_in = *task;
	stand_in->stand_in = true;
	*at = stand_in;
}

void gear_task_map_drain(gear_task_map *map, const gear_client_server *server, gear_task_queue *queue)
{
	size_t i;

	for (i = 0; i < map->size && map->count; i++) {
		gear_task **at = &map->slots[i];

		while (*at) {
			gear_task *task;

			if ((*at)->server != server) {
				at = &(*at)->map_next;
				continue;
			}
			task = chain_take(map, at);
			task->server = NULL;
			if (task->stand_in) {
				free(task);
			} else {
				gear_task_queue_append(queue, task);
			}
		}
	}
}

void gear_task_map_trim(gear_task_map *map)
{
	if (!map->count && map->size > KEPT_SLOTS) {
		gear_task_map_free(map);
	}
}

void gear_task_map_free(gear_task_map *map)
{
	size_t i;

	for (i = 0; i < map->size; i++) {
		while (map->slots[i]) {
			gear_task *task = chain_take(map, &map->slots[i]);

			if (task->stand_in) {
				free(task);
			}
		}
	}
	free(map->slots);
	*map = (gear_task_map){ 0 };
}
