/*
 * A client's tasks: the ring of answers owed, the map by handle with its turns and stand-ins, the queue.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gear_task.h"
#include "unit.h"

static gear_client_server *const server = (gear_client_server *) 0x1000; /* compared, never looked at */
static gear_client_server *const other = (gear_client_server *) 0x2000;

static gear_task task_of(gear_client_server *of, const char *handle)
{
	gear_view function = gear_view_str("f");
	gear_task task;

	gear_task_init(&task, GEAR_COMMAND_SUBMIT_JOB, &function, 1);
	task.server = of;
	strcpy(task.handle, handle);
	return task;
}

/* What is looked at stays; what is taken goes, from either end; a forgotten task leaves its place. */
static void test_ring(void)
{
	gear_task tasks[40];
	gear_task_ring ring = { 0 };
	gear_task *got = NULL;
	size_t i;

	CHECK(!gear_task_ring_peek(&ring, &got));
	CHECK(!gear_task_ring_shift(&ring, &got));
	CHECK(!gear_task_ring_pop(&ring, &got));
	for (i = 0; i < 10; i++) { /* so that the first does not stand at the front when the ring grows */
		CHECK(gear_task_ring_push(&ring, &tasks[i]));
		CHECK(gear_task_ring_shift(&ring, &got) && got == &tasks[i]);
	}
	for (i = 0; i < 40; i++) {
		CHECK(gear_task_ring_push(&ring, &tasks[i]));
		CHECK(gear_task_ring_peek(&ring, &got) && got == &tasks[0]);
		CHECK_NUMBER(ring.count, i + 1);
	}
	gear_task_ring_forget(&ring, &tasks[1]);
	CHECK(gear_task_ring_pop(&ring, &got) && got == &tasks[39]);
	CHECK(gear_task_ring_shift(&ring, &got) && got == &tasks[0]);
	CHECK(gear_task_ring_peek(&ring, &got) && got == NULL);
	CHECK(gear_task_ring_shift(&ring, &got) && got == NULL);
	for (i = 2; i < 39; i++) {
		CHECK(gear_task_ring_shift(&ring, &got) && got == &tasks[i]);
	}
	CHECK(!gear_task_ring_peek(&ring, &got));
	free(ring.slots);
}

/* Tasks of one handle take turns; the same handle of another server is another job. */
static void test_turns(void)
{
	gear_task a = task_of(server, "H:1"), b = task_of(server, "H:1"), c = task_of(other, "H:1");
	gear_task_map map = { 0 };
	gear_view handle = gear_view_str("H:1");

	CHECK(gear_task_map_take(&map, server, handle) == NULL);
	CHECK(gear_task_map_add(&map, &c) && gear_task_map_add(&map, &a) && gear_task_map_add(&map, &b));
	CHECK(gear_task_map_take(&map, server, handle) == &a);
	CHECK(gear_task_map_add(&map, &a)); /* its job goes on: behind b now */
	CHECK(gear_task_map_take(&map, server, handle) == &b);
	CHECK(gear_task_map_take(&map, server, handle) == &a);
	CHECK(gear_task_map_take(&map, server, handle) == NULL);
	CHECK(gear_task_map_take(&map, other, handle) == &c);
	CHECK_NUMBER(map.count, 0);
	gear_task_map_free(&map);
}

/* A forgotten task's stand-in has its turn, so that its packets are not taken for another's; it goes with the map. */
static void test_stand_in(void)
{
	gear_task a = task_of(server, "H:1"), b = task_of(server, "H:1"), unknown = task_of(server, "H:2");
	gear_task_map map = { 0 };
	gear_view handle = gear_view_str("H:1");
	gear_task *got;

	CHECK(gear_task_map_add(&map, &a) && gear_task_map_add(&map, &b));
	gear_task_map_forget(&map, &unknown);
	gear_task_map_forget(&map, &a);
	CHECK_NUMBER(map.count, 2);
	memset(&a, 0xaa, sizeof(a)); /* its owner may have freed it */
	got = gear_task_map_take(&map, server, handle);
	CHECK(got && got->stand_in && got != &a && got->server == server);
	CHECK(gear_task_map_add(&map, got));
	CHECK(gear_task_map_take(&map, server, handle) == &b);
	gear_task_map_free(&map);
}

/* When a server is lost its tasks go to the queue, its stand-ins nowhere, and those of others stay. */
static void test_drain(void)
{
	gear_task a = task_of(server, "H:1"), b = task_of(server, "H:2"), c = task_of(other, "H:1"), d = task_of(server, "H:3");
	gear_task_map map = { 0 };
	gear_task_queue queue = { 0 };

	CHECK(
		gear_task_map_add(&map, &a) && gear_task_map_add(&map, &b) && gear_task_map_add(&map, &c) && gear_task_map_add(&map, &d));
	gear_task_map_forget(&map, &b);
	gear_task_map_drain(&map, server, &queue);
	CHECK_NUMBER(map.count, 1);
	CHECK(queue.first != queue.last && (queue.first == &a || queue.first == &d) && (queue.last == &a || queue.last == &d));
	CHECK(a.server == NULL && d.server == NULL && c.server == other);
	CHECK(gear_task_map_take(&map, other, gear_view_str("H:1")) == &c);
	gear_task_queue_remove(&queue, queue.last);
	gear_task_queue_prepend(&queue, &b);
	CHECK(gear_task_queue_shift(&queue) == &b);
	CHECK(gear_task_queue_shift(&queue) != NULL);
	CHECK(gear_task_queue_shift(&queue) == NULL && queue.last == NULL);
	gear_task_map_free(&map);
}

/* What held many tasks does not keep the room once they have gone, from whichever end; what holds few keeps it. */
static void test_room(void)
{
	enum { MANY = 10000 };
	static gear_task tasks[MANY];
	gear_task_ring ring = { 0 };
	gear_task_map map = { 0 };
	gear_task *got;
	size_t i;

	for (i = 0; i < MANY; i++) {
		char handle[16];

		snprintf(handle, sizeof(handle), "H:%zu", i);
		tasks[i] = task_of(server, handle);
		CHECK(gear_task_ring_push(&ring, &tasks[i]) && gear_task_map_add(&map, &tasks[i]));
	}
	for (i = 0; i < MANY; i++) {
		CHECK(ring.size >= MANY && gear_task_ring_shift(&ring, &got) && got == &tasks[i]);
		gear_task_map_trim(&map);
		CHECK(map.size >= MANY && gear_task_map_take(&map, server, gear_view_str(tasks[i].handle)) == &tasks[i]);
	}
	CHECK(map.size >= MANY && gear_task_map_add(&map, &tasks[0])); /* back, without a need for memory */
	CHECK(gear_task_map_take(&map, server, gear_view_str(tasks[0].handle)) == &tasks[0]);
	gear_task_map_trim(&map);
	CHECK_NUMBER(ring.size + map.size, 0);
	for (i = 0; i < MANY; i++) {
		CHECK(gear_task_ring_push(&ring, &tasks[i]));
	}
	for (i = MANY; i-- > 0;) {
		CHECK(gear_task_ring_pop(&ring, &got) && got == &tasks[i]);
	}
	CHECK_NUMBER(ring.size, 0);
	CHECK(gear_task_ring_push(&ring, &tasks[0]) && gear_task_ring_shift(&ring, &got) && got == &tasks[0]);
	CHECK(gear_task_map_add(&map, &tasks[0]) && gear_task_map_take(&map, server, gear_view_str(tasks[0].handle)) == &tasks[0]);
	gear_task_map_trim(&map);
	CHECK(ring.size && map.size);
	free(ring.slots);
	gear_task_map_free(&map);
}

int main(void)
{
	RUN(test_ring);
	RUN(test_turns);
	RUN(test_stand_in);
	RUN(test_drain);
	RUN(test_room);
	return 0;
}
