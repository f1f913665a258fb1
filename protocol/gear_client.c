/*
 * Running tasks: choose a server, send, match answers. Choosing (gear_choice) goes by the unique, or prefers a server that
 * is connected, then the first in the list that is not backing off; one that failed in this run is not tried again in it.
 * A request that was lost before its answer goes back to the front of the queue; a job that was created and lost is
 * reported as failed.
 */
#include "gear_client.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "gear_choice.h"
#include "gear_time.h"

/* Stop encoding requests while this much is unsent, so that a hundred thousand tasks do not lie in memory twice. */
enum { OUT_LIMIT = 256 * 1024 };

struct gear_client_server {
	gear_peer peer;          /* first: gear_client.peers points here */
	gear_task_ring expected; /* tasks whose answer is to come */
	size_t live;             /* tasks SENT or CREATED here */
	uint32_t failed_round;   /* the run in which it failed for good */
	uint32_t up_round;       /* the run in which it was connected */
};

/* Stands in the ring for the OPTION_REQ that follows each connect. */
static gear_task option_request;

static gear_client_server *server_at(const gear_client *client, size_t i)
{
	return (gear_client_server *) client->peers[i];
}

void gear_client_init(gear_client *client, gear_task_fn *fn, void *context)
{
	*client = (gear_client){ .fn = fn, .context = context, .timeout = -1, .exceptions = true };
}

int gear_client_add_server(gear_client *client, gear_address *address)
{
	size_t count = client->peer_count + 1;
	gear_peer **peers = realloc(client->peers, count * sizeof(*peers));
	int *ready = realloc(client->ready, count * sizeof(*ready));
	gear_client_server *server = calloc(1, sizeof(*server));

	client->peers = peers ? peers : client->peers;
	client->ready = ready ? ready : client->ready;
	if (!peers || !ready || !server) {
		free(server);
		gear_address_free(address);
		return gear_error_set(&client->error, GEAR_MEMORY_ALLOCATION_FAILURE, 0, NULL, "add server: out of memory");
	}
	gear_peer_init(&server->peer, address, &client->scratch);
	server->peer.tls = &client->tls;
	client->ready[client->peer_count] = 0;
	client->peers[client->peer_count++] = &server->peer;
	return GEAR_SUCCESS;
}

void gear_client_free(gear_client *client)
{
	size_t i;

	for (i = 0; i < client->peer_count; i++) {
		gear_peer_free(client->peers[i]);
		free(server_at(client, i)->expected.slots);
		free(client->peers[i]);
	}
	free(client->peers);
	free(client->ready);
	gear_task_map_free(&client->created);
	gear_scratch_free(&client->scratch);
	gear_tls_free(client->tls.tls);
	*client = (gear_client){ 0 };
}

void gear_client_add(gear_client *client, gear_task *task)
{
	gear_task_queue_append(&client->queue, task);
	client->unfinished++;
}

/* --- ends of tasks and connections --- */

static int finish(gear_client *client, gear_task *task, int rc, gear_event event, gear_view data)
{
	if (task->server) {
		task->server->live--;
		task->server = NULL;
	}
	task->state = GEAR_TASK_FINISHED;
	task->rc = rc;
	gear_task_map_trim(&client->created);
	/* Not for a worker's failure, and not for a task that is forgotten. */
	if (rc != GEAR_SUCCESS && rc != GEAR_WORK_FAIL && rc != GEAR_WORK_EXCEPTION && rc != GEAR_IO_WAIT) {
		client->failure = client->error;
	}
	if (!task->alone) {
		client->unfinished--;
	}
	return event < GEAR_EVENTS ? client->fn(client->context, task, event, data) : GEAR_SUCCESS;
}

/* What the server still owed is to be sent again, in the order it was sent. */
static void resend_expected(gear_client *client, gear_client_server *server)
{
	gear_task *task;

	while (gear_task_ring_pop(&server->expected, &task)) {
		if (!task || task == &option_request) {
			continue;
		}
		task->server = NULL;
		task->state = GEAR_TASK_NEW;
		if (!task->alone) {
			gear_task_queue_prepend(&client->queue, task);
		}
	}
}

/*
 * After the connection has gone: a connection that was there before this run may only have grown old, so that its server
 * is tried once more in it.
 */
static void server_lost(gear_client *client, gear_client_server *server)
{
	if (server->up_round == client->round) {
		server->failed_round = client->round;
	}
	resend_expected(client, server);
	gear_task_map_drain(&client->created, server, &client->lost);
	server->live = 0;
}

/* In a forked child: what is in flight is the parent's, and lost to us; it is not to be sent a second time. */
static bool left_by_fork(gear_client *client, gear_client_server *server)
{
	gear_task *task;

	if (!gear_peer_check_fork(&server->peer)) {
		return false;
	}
	while (gear_task_ring_pop(&server->expected, &task)) {
		if (task && task != &option_request) {
			task->state = GEAR_TASK_CREATED;
			gear_task_queue_prepend(&client->lost, task);
		}
	}
	server_lost(client, server);
	if (client->lost.first) {
		gear_error_set(&client->error, GEAR_LOST_CONNECTION, 0, server->peer.name,
			"the task belongs to the process that this one was forked from");
	}
	return true;
}

static void lose(gear_client *client, gear_client_server *server, int rc, int sys_errno, const char *step)
{
	gear_peer_lost(&server->peer, gear_now(), rc, sys_errno, step, &client->error);
	server_lost(client, server);
}

/* Jobs that were created on a server that was lost have failed, as far as their client can know. */
static int report_lost(gear_client *client)
{
	int rc = GEAR_SUCCESS;

	while (!rc && client->lost.first) {
		rc = finish(client, gear_task_queue_shift(&client->lost), GEAR_LOST_CONNECTION, GEAR_ON_FAIL, gear_view_of("", 0));
	}
	return rc;
}

void gear_client_forget(gear_client *client, gear_task *task)
{
	gear_client_server *server = task->server;
	bool unanswered = task->state == GEAR_TASK_SENT;

	if (task->state == GEAR_TASK_FINISHED) {
		return;
	}
	if (task->state == GEAR_TASK_NEW && !task->alone) {
		gear_task_queue_remove(&client->queue, task);
	} else if (task->state == GEAR_TASK_CREATED) {
		gear_task_map_forget(&client->created, task);
		gear_task_queue_remove(&client->lost, task);
	} else if (unanswered) {
		gear_task_ring_forget(&server->expected, task);
	}
	finish(client, task, task->rc, GEAR_EVENTS, gear_view_of("", 0));
	/* A server that owes nothing else and did not answer in time is not the one to ask next. */
	if (unanswered && !server->live) {
		gear_error keep = client->error;

		lose(client, server, GEAR_TIMEOUT, 0, "no answer");
		client->error = keep;
	}
}

/* --- answers --- */

/* Codes of ERROR packets that mean more than "the server answered with an error". */
static int error_code(gear_view code)
{
	static const struct {
		const char *name;
		int rc;
	} codes[] = {
		{ "JOB_QUEUE_FULL", GEAR_JOB_QUEUE_FULL },
		{ "QUEUE_FULL", GEAR_JOB_QUEUE_FULL },
		{ "GEARMAN_JOB_QUEUE_FULL", GEAR_JOB_QUEUE_FULL },
		{ "UNKNOWN_OPTION", GEAR_UNKNOWN_OPTION },
		{ "GEARMAN_QUEUE_ERROR", GEAR_QUEUE_ERROR },
		{ "QUEUE_ERROR", GEAR_QUEUE_ERROR },
	};
	size_t i;

	for (i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		if (gear_view_equal(code, gear_view_str(codes[i].name))) {
			return codes[i].rc;
		}
	}
	return GEAR_SERVER_ERROR;
}

static int on_error(gear_client *client, gear_client_server *server, gear_task *task, const gear_packet *packet)
{
	int rc = error_code(packet->args[0]);

	gear_error_set(&client->error, rc, 0, server->peer.name, "%s: %.*s: %.*s", gear_command_name(task->command),
		gear_view_width(packet->args[0]), packet->args[0].bytes, gear_view_width(packet->args[1]), packet->args[1].bytes);
	return finish(client, task, rc, GEAR_ON_FAIL, packet->args[1]);
}

static int on_created(gear_client *client, gear_client_server *server, gear_task *task, const gear_packet *packet)
{
	gear_view handle = packet->args[0];

	if (!handle.len || handle.len >= GEAR_HANDLE_SIZE || memchr(handle.bytes, '\0', handle.len)) {
		gear_error_set(&client->error, GEAR_INVALID_PACKET, 0, server->peer.name, "JOB_CREATED: bad job handle");
		return finish(client, task, GEAR_INVALID_PACKET, GEAR_ON_FAIL, gear_view_of("", 0));
	}
	memcpy(task->handle, handle.bytes, handle.len);
	task->handle[handle.len] = '\0';
	task->known = true;
	if (gear_task_is_background(task)) {
		return finish(client, task, GEAR_SUCCESS, GEAR_ON_CREATED, handle);
	}
	task->state = GEAR_TASK_CREATED;
	if (!gear_task_map_add(&client->created, task)) {
		gear_error_set(&client->error, GEAR_MEMORY_ALLOCATION_FAILURE, 0, NULL, "task: out of memory");
		return finish(client, task, GEAR_MEMORY_ALLOCATION_FAILURE, GEAR_ON_FAIL, gear_view_of("", 0));
	}
	return client->fn(client->context, task, GEAR_ON_CREATED, handle);
}

static uint32_t number_of(gear_view view)
{
	uint64_t number = 0;

	gear_view_number(view, UINT32_MAX, &number);
	return (uint32_t) number;
}

static void read_status(gear_task *task, const gear_view *args)
{
	task->known = number_of(args[0]) != 0;
	task->running = number_of(args[1]) != 0;
	task->numerator = number_of(args[2]);
	task->denominator = number_of(args[3]);
}

/* STATUS_RES and STATUS_RES_UNIQUE: a server that does not know the job passes the question on to the next. */
static int on_status_res(gear_client *client, gear_task *task, const gear_packet *packet)
{
	read_status(task, packet->args + 1);
	if (!task->known && (size_t) (task->target + 1) < client->peer_count) {
		task->server->live--;
		task->server = NULL;
		task->state = GEAR_TASK_NEW;
		task->target++;
		if (!task->alone) {
			gear_task_queue_prepend(&client->queue, task);
		}
		return GEAR_SUCCESS;
	}
	if (packet->command == GEAR_COMMAND_STATUS_RES && packet->args[0].len < GEAR_HANDLE_SIZE) {
		memcpy(task->handle, packet->args[0].bytes, packet->args[0].len);
		task->handle[packet->args[0].len] = '\0';
	}
	return finish(client, task, GEAR_SUCCESS, GEAR_ON_STATUS, gear_view_of("", 0));
}

static int on_echo(gear_client *client, gear_client_server *server, gear_task *task, const gear_packet *packet)
{
	if (!gear_view_equal(gear_packet_data(packet), task->args[0])) {
		gear_error_set(&client->error, GEAR_ECHO_DATA_CORRUPTION, 0, server->peer.name, "ECHO_RES differs from ECHO_REQ");
		return finish(client, task, GEAR_ECHO_DATA_CORRUPTION, GEAR_EVENTS, gear_view_of("", 0));
	}
	return finish(client, task, GEAR_SUCCESS, GEAR_EVENTS, gear_view_of("", 0));
}

/* Whether a packet of this type answers what was asked. Of a request that was forgotten that is no longer known. */
static bool is_answer(const gear_task *task, uint32_t command)
{
	if (!task || command == GEAR_COMMAND_ERROR) {
		return true;
	}
	if (task == &option_request) {
		return command == GEAR_COMMAND_OPTION_RES;
	}
	switch (task->command) {
		case GEAR_COMMAND_ECHO_REQ:
			return command == GEAR_COMMAND_ECHO_RES;
		case GEAR_COMMAND_GET_STATUS:
			return command == GEAR_COMMAND_STATUS_RES;
		case GEAR_COMMAND_GET_STATUS_UNIQUE:
			return command == GEAR_COMMAND_STATUS_RES_UNIQUE;
		default:
			return command == GEAR_COMMAND_JOB_CREATED;
	}
}

/* Requests are answered in their order, so that an answer of another kind means that the two ends are out of step. */
static int on_answer(gear_client *client, gear_client_server *server, const gear_packet *packet)
{
	gear_task *task;

	if (!gear_task_ring_peek(&server->expected, &task)) {
		return GEAR_SUCCESS; /* nothing was asked */
	}
	if (!is_answer(task, packet->command)) {
		lose(client, server, GEAR_UNEXPECTED_PACKET, 0, "receive: not the answer to what was asked");
		return GEAR_SUCCESS;
	}
	gear_task_ring_shift(&server->expected, &task);
	if (!task || task == &option_request) {
		return GEAR_SUCCESS; /* a server that does not know the option works all the same */
	}
	switch (packet->command) {
		case GEAR_COMMAND_JOB_CREATED:
			return on_created(client, server, task, packet);
		case GEAR_COMMAND_ECHO_RES:
			return on_echo(client, server, task, packet);
		case GEAR_COMMAND_ERROR:
			return on_error(client, server, task, packet);
		default:
			return on_status_res(client, task, packet);
	}
}

/* WORK_*: a job that is not ours (any more) is none of our business. */
static int on_work(gear_client *client, gear_client_server *server, const gear_packet *packet)
{
	static const struct {
		uint8_t command;
		uint8_t event;
		uint8_t rc; /* GEAR_IO_WAIT: the job goes on */
	} rows[] = {
		{ GEAR_COMMAND_WORK_COMPLETE, GEAR_ON_COMPLETE, GEAR_SUCCESS },
		{ GEAR_COMMAND_WORK_DATA, GEAR_ON_DATA, GEAR_IO_WAIT },
		{ GEAR_COMMAND_WORK_STATUS, GEAR_ON_STATUS, GEAR_IO_WAIT },
		{ GEAR_COMMAND_WORK_WARNING, GEAR_ON_WARNING, GEAR_IO_WAIT },
		{ GEAR_COMMAND_WORK_EXCEPTION, GEAR_ON_EXCEPTION, GEAR_WORK_EXCEPTION },
		{ GEAR_COMMAND_WORK_FAIL, GEAR_ON_FAIL, GEAR_WORK_FAIL },
	};
	gear_task *task = gear_task_map_take(&client->created, server, packet->args[0]);
	size_t i = 0;

	if (!task) {
		return GEAR_SUCCESS;
	}
	while (rows[i].command != packet->command) {
		i++;
	}
	if (task->stand_in && rows[i].rc != GEAR_IO_WAIT) {
		free(task);
		return GEAR_SUCCESS;
	}
	task->known = task->running = rows[i].rc == GEAR_IO_WAIT;
	if (packet->command == GEAR_COMMAND_WORK_STATUS) {
		task->numerator = number_of(packet->args[1]);
		task->denominator = number_of(packet->args[2]);
	}
	if (rows[i].rc == GEAR_IO_WAIT) {
		gear_task_map_add(&client->created, task); /* cannot fail: it was just taken out */
		return task->stand_in ? GEAR_SUCCESS
							  : client->fn(client->context, task, (gear_event) rows[i].event, gear_packet_data(packet));
	}
	return finish(client, task, rows[i].rc, (gear_event) rows[i].event, gear_packet_data(packet));
}

static int handle_packet(gear_client *client, gear_client_server *server, const gear_packet *packet)
{
	switch (packet->command) {
		case GEAR_COMMAND_WORK_DATA:
		case GEAR_COMMAND_WORK_WARNING:
		case GEAR_COMMAND_WORK_STATUS:
		case GEAR_COMMAND_WORK_COMPLETE:
		case GEAR_COMMAND_WORK_EXCEPTION:
		case GEAR_COMMAND_WORK_FAIL:
			return on_work(client, server, packet);
		case GEAR_COMMAND_JOB_CREATED:
		case GEAR_COMMAND_STATUS_RES:
		case GEAR_COMMAND_STATUS_RES_UNIQUE:
		case GEAR_COMMAND_ECHO_RES:
		case GEAR_COMMAND_OPTION_RES:
		case GEAR_COMMAND_ERROR:
			return on_answer(client, server, packet);
		default:
			return GEAR_SUCCESS; /* stray, and harmless */
	}
}

/* --- one turn of the loop --- */

/* Handles what has been received, up to an unfinished packet or an event that ends the run; the rest stays unread. */
static int handle_received(gear_client *client, gear_client_server *server)
{
	uint32_t epoch = server->peer.epoch;
	gear_packet packet;

	while (server->peer.state == GEAR_PEER_UP && server->peer.epoch == epoch) {
		ssize_t got = gear_conn_next(&server->peer.conn, &packet);
		int rc;

		if (!got) {
			break;
		}
		if (got == -GEAR_INVALID_COMMAND) {
			continue; /* a packet type of a later protocol; the stream is in step */
		}
		if (got < 0) {
			lose(client, server, (int) -got, 0, "receive: malformed packet");
			break;
		}
		rc = handle_packet(client, server, &packet);
		if (rc || left_by_fork(client, server)) {
			return rc;
		}
	}
	return GEAR_SUCCESS;
}

/* Reads once. *heard: something came. */
static int read_answers(gear_client *client, gear_client_server *server, bool *heard)
{
	int rc = gear_peer_receive(&server->peer, gear_now(), &client->error);

	if (rc == GEAR_IO_WAIT) {
		return GEAR_SUCCESS;
	}
	if (rc) {
		server_lost(client, server);
		return GEAR_SUCCESS;
	}
	*heard = true;
	return handle_received(client, server);
}

static int send_option(gear_client *client, gear_client_server *server)
{
	gear_view name = gear_view_str("exceptions");
	int rc;

	if (!client->exceptions) {
		return GEAR_SUCCESS;
	}
	if (!gear_task_ring_push(&server->expected, &option_request)) {
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	rc = gear_conn_send(&server->peer.conn, GEAR_REQUEST, GEAR_COMMAND_OPTION_REQ, &name, 1);
	if (rc) {
		gear_task *unsent;

		gear_task_ring_pop(&server->expected, &unsent);
	}
	return rc;
}

/* Looks at what a connect came to: greets a server that is up, moves on from one that is not. */
static int opened(gear_client *client, gear_client_server *server, int rc)
{
	if (rc) {
		server->failed_round = client->round;
		return GEAR_SUCCESS; /* another server may do; if none does, the error is this one */
	}
	if (server->peer.state != GEAR_PEER_UP) {
		return GEAR_SUCCESS;
	}
	server->up_round = client->round;
	rc = send_option(client, server);
	return rc ? gear_error_set(&client->error, rc, 0, server->peer.name, "send: out of memory") : GEAR_SUCCESS;
}

static bool may_try(const gear_client *client, const gear_client_server *server)
{
	return server->peer.state != GEAR_PEER_DOWN || server->failed_round != client->round;
}

/* The server to send a task to: UP, CONNECTING or DOWN; NULL when all have failed in this run. */
static gear_client_server *choose(const gear_client *client, const gear_task *task, int64_t now)
{
	gear_client_server *best = NULL;
	size_t i;

	if (task->target >= 0 && (size_t) task->target < client->peer_count) {
		gear_client_server *server = server_at(client, (size_t) task->target);

		return may_try(client, server) ? server : NULL;
	}
	for (i = 0; i < client->peer_count; i++) {
		gear_client_server *server = server_at(client, i);

		if (may_try(client, server) && gear_choice_better(task, &server->peer, best ? &best->peer : NULL, now)) {
			best = server;
		}
	}
	return best;
}

static int send_task(gear_client *client, gear_client_server *server, gear_task *task)
{
	size_t owed = server->expected.count;
	int rc = gear_task_ring_push(&server->expected, task)
		? gear_conn_send(&server->peer.conn, GEAR_REQUEST, task->command, task->args, task->argc)
		: GEAR_MEMORY_ALLOCATION_FAILURE;

	if (rc) {
		if (server->expected.count > owed) {
			gear_task *unsent;

			gear_task_ring_pop(&server->expected, &unsent);
		}
		return gear_error_set(
			&client->error, rc, 0, server->peer.name, "%s: %s", gear_command_name(task->command), gear_rc_text(rc));
	}
	task->state = GEAR_TASK_SENT;
	task->server = server;
	server->live++;
	return GEAR_SUCCESS;
}

/* A status question passes over a server that cannot be reached while another is left to ask. */
static bool pass_on(const gear_client *client, gear_task *task)
{
	if (task->command != GEAR_COMMAND_GET_STATUS && task->command != GEAR_COMMAND_GET_STATUS_UNIQUE) {
		return false;
	}
	if ((size_t) (task->target + 1) >= client->peer_count) {
		return false;
	}
	task->target++;
	return true;
}

/*
 * Sends a task if its server is up, else begins to connect. *waiting: it could not be sent now, but will.
 * GEAR_COULD_NOT_CONNECT or the like when no server is left; the error is the last one's.
 */
static int submit(gear_client *client, gear_task *task, bool *waiting)
{
	for (;;) {
		int64_t now = gear_now();
		gear_client_server *server = choose(client, task, now);
		int rc;

		*waiting = false;
		if (!server) {
			if (pass_on(client, task)) {
				continue;
			}
			return client->error.rc ? client->error.rc : GEAR_COULD_NOT_CONNECT;
		}
		if (server->peer.state == GEAR_PEER_DOWN) {
			rc = opened(client, server, gear_peer_open(&server->peer, now, &client->error));
			if (rc) {
				return rc;
			}
			continue;
		}
		if (server->peer.state == GEAR_PEER_CONNECTING || server->peer.conn.out.len >= OUT_LIMIT) {
			*waiting = true;
			return GEAR_SUCCESS;
		}
		return send_task(client, server, task);
	}
}

static int submit_all(gear_client *client, gear_task *alone)
{
	bool waiting = false;
	int rc = GEAR_SUCCESS;

	if (alone) {
		return alone->state == GEAR_TASK_NEW ? submit(client, alone, &waiting) : GEAR_SUCCESS;
	}
	while (!rc && !waiting && client->queue.first) {
		gear_task *task = client->queue.first;

		rc = submit(client, task, &waiting);
		if (task->state == GEAR_TASK_SENT) {
			gear_task_queue_remove(&client->queue, task);
		}
	}
	return rc;
}

/* False: a server was lost, and what was for it is to be sent elsewhere. */
static bool flush_all(gear_client *client)
{
	bool kept = true;
	size_t i;

	for (i = 0; i < client->peer_count; i++) {
		gear_client_server *server = server_at(client, i);
		int sys_errno = 0;
		int rc;

		if (server->peer.state != GEAR_PEER_UP || !server->peer.conn.out.len) {
			continue;
		}
		rc = gear_conn_flush(&server->peer.conn, &sys_errno);
		if (rc == GEAR_LOST_CONNECTION) {
			lose(client, server, rc, sys_errno, "send");
			kept = false;
		}
	}
	return kept;
}

/* Lets every ready server go on. */
static int serve_ready(gear_client *client, bool *heard)
{
	size_t count = client->peer_count;
	size_t i;

	for (i = 0; i < count; i++) {
		gear_client_server *server = server_at(client, i);
		int rc = GEAR_SUCCESS;

		if (server->peer.state == GEAR_PEER_CONNECTING && client->ready[i]) {
			rc = opened(client, server, gear_peer_step(&server->peer, gear_now(), &client->error));
		} else if (server->peer.state == GEAR_PEER_UP && client->ready[i] & GEAR_READ) {
			rc = read_answers(client, server, heard);
		}
		if (rc) {
			return rc;
		}
	}
	return GEAR_SUCCESS;
}

/*
 * A request that is run by itself is waited for, non-blocking or not: no later call could take it up again. A signal's
 * handler may have changed whatever it liked: after it, everything is looked at anew.
 */
static int wait_ready(gear_client *client, bool non_blocking, int64_t deadline)
{
	int sys_errno = 0;
	int rc = gear_wait(client->peers, client->ready, client->peer_count, GEAR_READ | GEAR_WRITE,
		non_blocking ? gear_now() : deadline, 0, client->interrupt, &sys_errno);

	if (rc == GEAR_ERRNO && sys_errno == EINTR) {
		return GEAR_SUCCESS;
	}
	if (rc == GEAR_TIMEOUT) {
		return non_blocking ? GEAR_IO_WAIT
							: gear_error_set(&client->error, rc, 0, NULL, "no answer within %d ms", client->timeout);
	}
	sys_errno = sys_errno == ECANCELED ? EINTR : sys_errno;
	return rc ? gear_error_set(&client->error, rc, sys_errno, NULL, "wait: %s", gear_rc_text(rc)) : GEAR_SUCCESS;
}

static int begin_run(gear_client *client)
{
	size_t i;

	gear_error_clear(&client->error);
	gear_error_clear(&client->failure);
	if (!client->peer_count) {
		return gear_error_set(&client->error, GEAR_NO_SERVERS, 0, NULL, "%s", gear_rc_text(GEAR_NO_SERVERS));
	}
	client->round++;
	for (i = 0; i < client->peer_count; i++) {
		/* Half of the call's time at most, so that there is some left for the next server. */
		client->peers[i]->connect_timeout = client->timeout < 0 ? 0 : client->timeout / 2 + 1;
		left_by_fork(client, server_at(client, i));
	}
	return GEAR_SUCCESS;
}

/* What an earlier run left unread. */
static int handle_unread(gear_client *client)
{
	int rc = GEAR_SUCCESS;
	size_t i;

	for (i = 0; !rc && i < client->peer_count; i++) {
		rc = handle_received(client, server_at(client, i));
	}
	return rc;
}

static bool is_done(const gear_client *client, const gear_task *alone)
{
	return alone ? alone->state == GEAR_TASK_FINISHED : !client->unfinished;
}

/* The error says what rc says. A run that ends well leaves none behind, unless a task failed for want of a server. */
static int end_run(gear_client *client, const gear_task *alone, int rc)
{
	if (!rc) {
		rc = alone ? alone->rc : client->failure.rc;
		client->error = client->failure.rc == rc ? client->failure : client->error;
	}
	if (!rc) {
		gear_error_clear(&client->error);
	} else if (client->error.rc != rc) {
		gear_error_set(&client->error, rc, 0, NULL, "%s", gear_rc_text(rc));
	}
	return rc;
}

/* Most runs leave no error, and half a kilobyte is a lot to copy for nothing. */
static void copy_error(gear_error *to, const gear_error *from)
{
	if (from->rc) {
		*to = *from;
	} else {
		gear_error_clear(to);
	}
}

int gear_client_run(gear_client *client, gear_task *alone)
{
	gear_error failure; /* of the run whose event function calls this one, if any */
	int64_t deadline = gear_deadline(gear_now(), client->timeout);
	int rc;

	copy_error(&failure, &client->failure);
	rc = begin_run(client);
	if (alone) {
		alone->alone = true;
	}
	rc = rc ? rc : handle_unread(client);
	for (;;) {
		bool heard = false;

		rc = rc ? rc : report_lost(client);
		if (rc || is_done(client, alone)) {
			break;
		}
		rc = submit_all(client, alone);
		if (!flush_all(client) || rc || client->lost.first) {
			continue;
		}
		rc = wait_ready(client, client->non_blocking && !alone, deadline);
		rc = rc ? rc : serve_ready(client, &heard);
		if (heard) {
			deadline = gear_deadline(gear_now(), client->timeout);
		}
	}
	rc = end_run(client, alone, rc);
	copy_error(&client->failure, &failure);
	return rc;
}

int gear_client_enable_exceptions(gear_client *client)
{
	int rc = GEAR_SUCCESS;
	size_t i;

	client->exceptions = true;
	for (i = 0; i < client->peer_count && !rc; i++) {
		if (client->peers[i]->state == GEAR_PEER_UP) {
			rc = send_option(client, server_at(client, i));
		}
	}
	return rc;
}

int gear_client_wait(gear_client *client)
{
	gear_error_clear(&client->error);
	return wait_ready(client, false, gear_deadline(gear_now(), client->timeout));
}
