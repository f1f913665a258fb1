/*
 * When memory is given back, and the count of bytes that this goes by.
 */
#include "memory.h"

#include <assert.h>

#include "registry.h"

enum { MIB = 1 << 20 };

static void test_when(void)
{
	struct memory_watch watch = { 0 };

	/* Nothing to give back, or not enough. */
	assert(memory_tend(&watch, 0, 100) == -1 && watch.next == 0);
	assert(memory_tend(&watch, 7 * MIB, 100) == -1);
	assert(memory_tend(&watch, 0, 100) == -1 && watch.next == 0 && watch.peak == 7 * MIB);

	/* A peak, most of it in use still, then little of it. */
	assert(memory_tend(&watch, 80 * MIB, 200) == -1);
	assert(memory_tend(&watch, 11 * MIB, 300) == -1 && watch.next == 0);
	assert(memory_tend(&watch, 10 * MIB, 1000) == -1 && watch.next == 6000 && watch.peak == 10 * MIB);

	/* Not again so soon: then, when the time has come. */
	assert(memory_tend(&watch, 20 * MIB, 2000) == -1);
	assert(memory_tend(&watch, MIB, 3000) == 6000 && watch.peak == 20 * MIB);
	assert(memory_tend(&watch, 3 * MIB, 4000) == -1);
	assert(memory_tend(&watch, MIB, 6000) == -1 && watch.peak == MIB && watch.next == 11000);
}

static void deliver(void *context, registry_peer *peer, uint32_t command, const gear_view *args, size_t argc)
{
	(void) context, (void) peer, (void) command, (void) args, (void) argc;
}

static void wake(void *context, registry_peer *peer)
{
	(void) context, (void) peer;
}

static void test_bytes(void)
{
	const registry_settings settings = { .job_retries = -1, .worker_wakeup = 1, .handle_prefix = "H:here" };
	const registry_events events = { deliver, wake, NULL, NULL, NULL };
	const registry_time time = { 0, 0 };
	registry *reg = registry_new(&settings, &events, NULL);
	registry_submission submission = {
		.function = gear_view_str("f"), .unique = gear_view_str("u"), .data = gear_view_str("four")
	};
	registry_job *first, *second;
	registry_drop drop;
	char handle[GEAR_HANDLE_SIZE];

	assert(reg != NULL && registry_job_bytes(reg) == 0);
	assert(registry_submit(reg, &submission, NULL, time, &first) == GEAR_SUCCESS);
	size_t one = registry_job_bytes(reg);
	assert(one >= 5);
	/* The same job again takes nothing. */
	assert(registry_submit(reg, &submission, NULL, time, &second) == GEAR_JOB_EXISTS && registry_job_bytes(reg) == one);
	submission.unique = gear_view_str("");
	submission.reducer = gear_view_str("reduce");
	submission.due = 100;
	assert(registry_submit(reg, &submission, NULL, time, &second) == GEAR_SUCCESS);
	assert(registry_job_bytes(reg) == 2 * one - 1 + 6);
	assert(registry_cancel(reg, registry_job_handle(reg, first, handle)) == GEAR_SUCCESS);
	assert(registry_job_bytes(reg) == one - 1 + 6);
	assert(registry_drop_function(reg, gear_view_str("f"), &drop) == GEAR_SUCCESS && registry_job_bytes(reg) == 0);
	registry_free(reg);
}

int main(void)
{
	test_when();
	test_bytes();
	return 0;
}
