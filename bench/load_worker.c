/*
 * Workers: they grab, complete at once, and sleep when there is nothing, or end the run. And the modes that have them.
 */
#include "load.h"

#include <stdlib.h>

typedef struct worker {
	peer *peer;
	run *run;
	bool asleep;
	bool stays; /* awake without a job: says so by counting as asleep, but sends no PRE_SLEEP */
} worker;

/* Connects in small groups: a server's queue of connections to be accepted may be short. */
enum { CONNECTS_AT_ONCE = 16 };

static void grab(worker *each)
{
	each->run->asleep -= each->asleep;
	each->asleep = false;
	peer_send(each->peer, GEAR_COMMAND_GRAB_JOB_UNIQ, NULL, 0);
}

static void work(worker *each, gear_view handle)
{
	gear_view args[] = { handle, gear_view_of("done", 4) };

	peer_send(each->peer, GEAR_COMMAND_WORK_COMPLETE, args, 2);
	each->run->worked++;
	grab(each);
}

static void sleep_now(worker *each)
{
	each->asleep = true;
	each->run->asleep++;
	if (!each->stays) {
		peer_send(each->peer, GEAR_COMMAND_PRE_SLEEP, NULL, 0);
	}
}

static void worker_packet(peer *from, const gear_packet *packet)
{
	worker *each = from->role;

	switch (packet->command) {
		case GEAR_COMMAND_NOOP:
			each->run->noops++;
			if (each->asleep) {
				grab(each);
			}
			break;
		case GEAR_COMMAND_JOB_ASSIGN:
		case GEAR_COMMAND_JOB_ASSIGN_UNIQ:
			work(each, packet->args[0]);
			break;
		case GEAR_COMMAND_NO_JOB:
			sleep_now(each);
			break;
		default:
			common_packet(each->run, packet);
			break;
	}
}

static worker *worker_new(run *of)
{
	worker *new = calloc(1, sizeof(*new));
	char name[FUNCTION_NAME_SIZE];
	gear_view function = function_name(of, 0, name);

	if (!new) {
		die("out of memory");
	}
	new->run = of;
	new->peer = loop_connect(&of->loop, (uint16_t) of->set->port);
	new->peer->role = new;
	new->peer->packet = worker_packet;
	peer_send(new->peer, GEAR_COMMAND_CAN_DO, &function, 1);
	return new;
}

/* Workers that have asked once and gone to sleep; returns the last one. */
static worker *put_to_sleep(run *of, long count)
{
	worker *each = NULL;

	for (long i = 0; i < count; i++) {
		each = worker_new(of);
		grab(each);
		of->began = now_ns(); /* the time is for what comes after */
		if (i % CONNECTS_AT_ONCE == 0 || i + 1 == count) {
			run_until(of, &of->asleep, i + 1);
			run_settle(of, each->peer);
		}
	}
	of->noops = 0;
	return each;
}

/* Grabs until there is nothing left, or set->jobs are done. */
void mode_drain(run *of)
{
	worker **workers = calloc((size_t) of->set->workers, sizeof(worker *));

	if (!workers) {
		die("out of memory");
	}
	of->began = now_ns();
	for (long i = 0; i < of->set->workers; i++) {
		workers[i] = worker_new(of);
		workers[i]->stays = true;
		run_settle(of, workers[i]->peer);
	}
	run_begin(of);
	for (long i = 0; i < of->set->workers; i++) {
		grab(workers[i]);
	}
	while (of->worked < of->set->jobs && of->asleep < of->set->workers && !of->cut) {
		run_turn(of, 1000);
	}
	of->ended = now_ns();
	report(of, of->worked);
	free(workers);
}

static void wait_for_sleep(client *each)
{
	(void) each;
}

/* One job at a time, and none before the worker sleeps again. */
void mode_roundtrip(run *of)
{
	client *each;

	put_to_sleep(of, 1);
	each = client_new(of, 1);
	client_on_done(each, wait_for_sleep);
	run_begin(of);
	while (of->completed < of->set->jobs && !of->cut) {
		if (client_idle(each) && of->asleep == 1) {
			client_fill(each);
		}
		run_turn(of, 1000);
	}
	of->ended = now_ns();
	report(of, of->completed);
}

void mode_foreground(run *of)
{
	if (of->set->workers) {
		put_to_sleep(of, of->set->workers);
	}
	mode_submit(of);
}

void mode_background(run *of)
{
	put_to_sleep(of, of->set->workers);
	submit_all(of);
	run_until(of, &of->worked, of->set->jobs);
	of->ended = now_ns();
	report(of, of->worked);
}

/* One job at a time, many to do it. */
void mode_sleepers(run *of)
{
	client *each;

	put_to_sleep(of, of->set->workers);
	each = client_new(of, 1);
	run_begin(of);
	client_fill(each);
	run_until(of, &of->completed, of->set->jobs);
	of->ended = now_ns();
	report(of, of->completed);
}

/* Memory only. */
void mode_idle(run *of)
{
	usage before = usage_of(of->set->pid);

	put_to_sleep(of, of->set->workers);
	of->before = before;
	of->ended = now_ns();
	report(of, of->set->workers);
}
