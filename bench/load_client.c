/*
 * Clients: they keep a number of jobs in flight, and measure how long each takes, to JOB_CREATED in the background, to
 * WORK_COMPLETE in the foreground. And the modes that have clients only.
 */
#include "load.h"

#include <stdlib.h>
#include <string.h>

/* A foreground job that was created. */
typedef struct open_job {
	int64_t began;
	size_t len;
	char handle[GEAR_HANDLE_SIZE];
} open_job;

struct client {
	peer *peer;
	run *run;
	long window;
	long in_flight;
	int64_t *began;     /* ring of `window`: when those without an answer yet were sent */
	size_t head, count; /* of that ring */
	open_job *open;     /* at most `window` */
	long open_count;
	samples *latencies; /* where its own go */
	void (*done)(client *each);
	bool unlimited; /* does not count set->jobs */
};

enum { UNIQUE_SIZE = 20 };

/* Distinct over all runs on a machine: the process and a count, in hexadecimal. */
static gear_view next_unique(void)
{
	static char text[UNIQUE_SIZE];
	static uint64_t number;
	uint64_t rest;
	int i;

	if (!number) {
		number = (uint64_t) now_ns() << 20;
	}
	rest = ++number;
	for (i = 0; i < UNIQUE_SIZE; i++) {
		text[i] = "0123456789abcdef"[rest & 15];
		rest >>= 4;
	}
	return gear_view_of(text, UNIQUE_SIZE);
}

static gear_view payload(const run *of)
{
	static char *bytes;

	if (!bytes) {
		bytes = malloc((size_t) of->set->size + 1);
		if (!bytes) {
			die("out of memory");
		}
		memset(bytes, 'x', (size_t) of->set->size);
	}
	return gear_view_of(bytes, (size_t) of->set->size);
}

static void submit(client *each)
{
	run *of = each->run;
	uint32_t command = of->set->foreground ? GEAR_COMMAND_SUBMIT_JOB : GEAR_COMMAND_SUBMIT_JOB_BG;
	char name[FUNCTION_NAME_SIZE];
	gear_view args[] = { function_name(of, of->submitted, name), next_unique(), payload(of) };

	each->began[(each->head + each->count++) % (size_t) each->window] = now_ns();
	each->in_flight++;
	of->submitted++;
	peer_send(each->peer, command, args, 3);
}

void client_fill(client *each)
{
	while (each->in_flight < each->window && (each->unlimited || each->run->submitted < each->run->set->jobs)) {
		submit(each);
	}
}

static void end_job(client *each, int64_t began)
{
	each->in_flight--;
	samples_add(each->latencies, now_ns() - began);
	if (each->done) {
		each->done(each);
	} else {
		client_fill(each);
	}
}

static void on_created(client *each, gear_view handle)
{
	int64_t began = each->began[each->head];

	if (!each->count) {
		die("JOB_CREATED for nothing");
	}
	each->head = (each->head + 1) % (size_t) each->window;
	each->count--;
	each->run->created++;
	if (!each->run->set->foreground) {
		end_job(each, began);
		return;
	}
	open_job *job = &each->open[each->open_count++];
	job->began = began;
	job->len = handle.len < sizeof(job->handle) ? handle.len : sizeof(job->handle);
	memcpy(job->handle, handle.bytes, job->len);
}

static void on_complete(client *each, gear_view handle)
{
	for (long i = 0; i < each->open_count; i++) {
		open_job *job = &each->open[i];

		if (gear_view_equal(gear_view_of(job->handle, job->len), handle)) {
			int64_t began = job->began;

			*job = each->open[--each->open_count];
			each->run->completed++;
			end_job(each, began);
			return;
		}
	}
	die("WORK_COMPLETE for an unknown job");
}

static void client_packet(peer *from, const gear_packet *packet)
{
	client *each = from->role;

	if (packet->command == GEAR_COMMAND_JOB_CREATED) {
		on_created(each, packet->args[0]);
	} else if (packet->command == GEAR_COMMAND_WORK_COMPLETE) {
		on_complete(each, packet->args[0]);
	} else if (!common_packet(each->run, packet)) {
		die("unexpected %s", gear_command_name(packet->command));
	}
}

client *client_new(run *of, long window)
{
	client *new = calloc(1, sizeof(*new));

	if (new) {
		new->began = calloc((size_t) window, sizeof(*new->began));
		new->open = calloc((size_t) window, sizeof(*new->open));
	}
	if (!new || !new->began || !new->open) {
		die("out of memory");
	}
	new->run = of;
	new->window = window;
	new->latencies = &of->latencies;
	new->peer = loop_connect(&of->loop, (uint16_t) of->set->port);
	new->peer->role = new;
	new->peer->packet = client_packet;
	run_settle(of, new->peer);
	return new;
}

void client_on_done(client *each, void (*done)(client *each))
{
	each->done = done;
}

run *client_run(client *each)
{
	return each->run;
}

bool client_idle(const client *each)
{
	return each->in_flight == 0;
}

/* --- modes --- */

void mode_echo(run *of)
{
	client *each = client_new(of, 1);
	gear_view data = payload(of);
	long first = of->answered;

	run_begin(of);
	for (long i = 1; i <= of->set->jobs && !of->cut; i++) {
		int64_t sent = now_ns();

		peer_send(each->peer, GEAR_COMMAND_ECHO_REQ, &data, 1);
		run_until(of, &of->answered, first + i);
		samples_add(&of->latencies, now_ns() - sent);
	}
	of->ended = now_ns();
	report(of, of->answered - first);
}

static void open_clients(run *of, client **clients)
{
	for (long i = 0; i < of->set->connections; i++) {
		clients[i] = client_new(of, of->set->window);
	}
}

static client **room_for_clients(const run *of)
{
	client **clients = calloc((size_t) of->set->connections, sizeof(client *));

	if (!clients) {
		die("out of memory");
	}
	return clients;
}

long submit_all(run *of)
{
	client **clients = room_for_clients(of);
	const long *count = of->set->foreground ? &of->completed : &of->created;

	open_clients(of, clients);
	run_begin(of);
	for (long i = 0; i < of->set->connections; i++) {
		client_fill(clients[i]);
	}
	run_until(of, count, of->set->jobs);
	of->ended = now_ns();
	free(clients);
	return *count;
}

void mode_submit(run *of)
{
	report(of, submit_all(of));
}

static void pause_client(client *each)
{
	(void) each;
}

/* Others submit flat out; the quiet one submits a job now and then. Its latencies are reported, and the others' rate. */
void mode_quiet(run *of)
{
	const int64_t pause = 2000000;
	client **clients = room_for_clients(of);
	client *quiet = client_new(of, 1);
	samples ignored;
	int64_t due;

	samples_init(&ignored, 0);
	client_on_done(quiet, pause_client);
	quiet->unlimited = true;
	open_clients(of, clients);
	run_begin(of);
	for (long i = 0; i < of->set->connections; i++) {
		clients[i]->latencies = &ignored;
		client_fill(clients[i]);
	}
	due = now_ns();
	while (of->created < of->set->jobs && !of->cut) {
		if (client_idle(quiet) && now_ns() >= due) {
			client_fill(quiet);
			due = now_ns() + pause;
		}
		run_turn(of, 1);
	}
	of->ended = now_ns();
	report(of, of->created);
	free(clients);
}

/* Counts answers to `status`: each ends in a line of one dot. */
static void status_line(peer *from, gear_view line)
{
	long *answers = from->role;

	*answers += gear_view_equal(line, gear_view_of(".", 1));
}

/* One connection can do all functions; then clients submit to all of them while another asks for `status`. */
void mode_functions(run *of)
{
	client **clients = room_for_clients(of);
	client *worker = client_new(of, 1);
	peer *asker = loop_connect(&of->loop, (uint16_t) of->set->port);
	long asked = 0, answers = 0;
	char name[FUNCTION_NAME_SIZE];

	asker->role = &answers;
	asker->line = status_line;
	open_clients(of, clients);
	run_begin(of);
	for (long i = 0; i < of->set->functions; i++) {
		gear_view function = function_name(of, i, name);

		peer_send(worker->peer, GEAR_COMMAND_CAN_DO, &function, 1);
	}
	run_settle(of, worker->peer);
	run_begin(of);
	for (long i = 0; i < of->set->connections; i++) {
		client_fill(clients[i]);
	}
	while (of->created < of->set->jobs && !of->cut) {
		if (of->set->status && asked == answers && (now_ns() - of->began) * of->set->status >= asked * INT64_C(1000000000)) {
			peer_send_text(asker, "status\n");
			asked++;
		}
		run_turn(of, 10);
	}
	of->ended = now_ns();
	report(of, of->created);
	free(clients);
}
