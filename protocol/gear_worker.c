/*
 * The grab and sleep cycle over several servers, and the replies of a job.
 */
#include "gear_worker.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "gear_client.h"
#include "gear_time.h"

typedef enum server_state {
	AWAKE,    /* may have a job for us: to be asked */
	GRABBING, /* asked; JOB_ASSIGN_UNIQ or NO_JOB is to come */
	REFUSED,  /* has answered with an ERROR, to the grab or to something else; to be asked again in a while */
	ASLEEP    /* has none, and will send NOOP when it has */
} server_state;

struct gear_worker_server {
	gear_peer peer; /* first: gear_worker.peers points here */
	server_state state;
	uint8_t grab;     /* GRAB_JOB_UNIQ, or GRAB_JOB for a server that refused it on this connection */
	bool answered;    /* a GRAB_JOB_UNIQ on this connection: an ERROR does not mean that the server does not know it */
	int64_t asked_at; /* ms; when GRABBING began */
};

enum {
	ANSWER_TIME = 1000,       /* ms that a server may take to answer GRAB_JOB before others are asked, too */
	STALLED_TIME = 120 * 1000 /* ms in which a server must read something of a reply: then the connection is given up */
};

static gear_worker_server *server_at(const gear_worker *worker, size_t i)
{
	return (gear_worker_server *) worker->peers[i];
}

void gear_worker_init(gear_worker *worker)
{
	*worker = (gear_worker){ .timeout = -1 };
	worker->abilities_end = &worker->abilities;
}

int gear_worker_add_server(gear_worker *worker, gear_address *address)
{
	size_t count = worker->peer_count + 1;
	gear_peer **peers = realloc(worker->peers, count * sizeof(*peers));
	int *ready = realloc(worker->ready, count * sizeof(*ready));
	gear_worker_server *server = calloc(1, sizeof(*server));

	worker->peers = peers ? peers : worker->peers;
	worker->ready = ready ? ready : worker->ready;
	if (!peers || !ready || !server) {
		free(server);
		gear_address_free(address);
		return gear_error_set(&worker->error, GEAR_MEMORY_ALLOCATION_FAILURE, 0, NULL, "add server: out of memory");
	}
	gear_peer_init(&server->peer, address, &worker->scratch);
	server->peer.tls = &worker->tls;
	worker->ready[worker->peer_count] = 0;
	worker->peers[worker->peer_count++] = &server->peer;
	return GEAR_SUCCESS;
}

static void free_abilities(gear_worker *worker)
{
	while (worker->abilities) {
		gear_ability *ability = worker->abilities;

		worker->abilities = ability->next;
		free(ability);
	}
	worker->abilities_end = &worker->abilities;
}

void gear_worker_free(gear_worker *worker)
{
	size_t i;

	for (i = 0; i < worker->peer_count; i++) {
		gear_peer_free(worker->peers[i]);
		free(worker->peers[i]);
	}
	free_abilities(worker);
	free(worker->peers);
	free(worker->ready);
	free(worker->id);
	gear_scratch_free(&worker->scratch);
	gear_tls_free(worker->tls.tls);
	*worker = (gear_worker){ 0 };
}

static void lose(gear_worker *worker, gear_worker_server *server, int rc, int sys_errno, const char *step)
{
	gear_peer_lost(&server->peer, gear_now(), rc, sys_errno, step, &worker->error);
}

/* Queues a packet on a server that is up; out of memory is a lost connection. */
static void tell(gear_worker *worker, gear_worker_server *server, uint32_t command, const gear_view *args, size_t argc)
{
	int rc = gear_conn_send(&server->peer.conn, GEAR_REQUEST, command, args, argc);

	if (rc) {
		lose(worker, server, rc, 0, gear_rc_text(rc));
	}
}

static void flush(gear_worker *worker, gear_worker_server *server)
{
	int sys_errno = 0;

	if (server->peer.state == GEAR_PEER_UP && gear_conn_flush(&server->peer.conn, &sys_errno) == GEAR_LOST_CONNECTION) {
		lose(worker, server, GEAR_LOST_CONNECTION, sys_errno, "send");
	}
}

/* Tells every connected server at once. A sleeping server is asked anew: it may have jobs for what changed. */
static void tell_all(gear_worker *worker, uint32_t command, const gear_view *args, size_t argc)
{
	size_t i;

	for (i = 0; i < worker->peer_count; i++) {
		gear_worker_server *server = server_at(worker, i);

		gear_peer_check_fork(&server->peer);
		if (server->peer.state != GEAR_PEER_UP) {
			continue;
		}
		tell(worker, server, command, args, argc);
		server->state = server->state == ASLEEP ? AWAKE : server->state;
		flush(worker, server);
	}
}

int gear_worker_set_id(gear_worker *worker, const char *id, size_t len)
{
	char *copy;
	gear_view arg = gear_view_of(id, len);

	if (!len || memchr(id, '\0', len)) {
		return gear_error_set(&worker->error, GEAR_INVALID_ARGUMENT, 0, NULL, "the id must not be empty or hold a NUL byte");
	}
	copy = malloc(len + 1);
	if (!copy) {
		return gear_error_set(&worker->error, GEAR_MEMORY_ALLOCATION_FAILURE, 0, NULL, "id: out of memory");
	}
	memcpy(copy, id, len);
	copy[len] = '\0';
	free(worker->id);
	worker->id = copy;
	tell_all(worker, GEAR_COMMAND_SET_CLIENT_ID, &arg, 1);
	return GEAR_SUCCESS;
}

/* CAN_DO or, with a timeout, CAN_DO_TIMEOUT in milliseconds. */
static size_t ability_args(const gear_ability *ability, gear_view args[2], char *number, size_t size, uint32_t *command)
{
	args[0] = gear_view_of(ability->name, ability->len);
	*command = GEAR_COMMAND_CAN_DO;
	if (!ability->timeout) {
		return 1;
	}
	snprintf(number, size, "%lu", (unsigned long) ability->timeout);
	args[1] = gear_view_str(number);
	*command = GEAR_COMMAND_CAN_DO_TIMEOUT;
	return 2;
}

static gear_ability **find_ability(gear_worker *worker, const char *name, size_t len)
{
	gear_ability **at = &worker->abilities;

	while (*at && ((*at)->len != len || memcmp((*at)->name, name, len))) {
		at = &(*at)->next;
	}
	return at;
}

static int check_name(gear_worker *worker, const char *name, size_t len)
{
	if (!len || len > GEAR_FUNCTION_MAX || memchr(name, '\0', len)) {
		return gear_error_set(&worker->error, GEAR_INVALID_FUNCTION_NAME, 0, NULL,
			"a function's name must have 1 to %d bytes and no NUL", GEAR_FUNCTION_MAX);
	}
	return GEAR_SUCCESS;
}

int gear_worker_can_do(gear_worker *worker, const char *name, size_t len, uint32_t timeout)
{
	gear_ability *ability = *find_ability(worker, name, len);
	gear_view args[2];
	char number[16];
	uint32_t command;
	size_t argc;
	int rc = check_name(worker, name, len);

	if (rc) {
		return rc;
	}
	if (!ability) {
		ability = malloc(sizeof(*ability) + len);
		if (!ability) {
			return gear_error_set(&worker->error, GEAR_MEMORY_ALLOCATION_FAILURE, 0, NULL, "function: out of memory");
		}
		ability->next = NULL;
		ability->len = len;
		memcpy(ability->name, name, len);
		*worker->abilities_end = ability;
		worker->abilities_end = &ability->next;
	}
	ability->timeout = timeout;
	argc = ability_args(ability, args, number, sizeof(number), &command);
	tell_all(worker, command, args, argc);
	return GEAR_SUCCESS;
}

bool gear_worker_cant_do(gear_worker *worker, const char *name, size_t len)
{
	gear_ability **at = find_ability(worker, name, len);
	gear_ability *ability = *at;
	gear_view arg = gear_view_of(name, len);

	if (!ability) {
		return false;
	}
	*at = ability->next;
	if (worker->abilities_end == &ability->next) {
		worker->abilities_end = at;
	}
	free(ability);
	tell_all(worker, GEAR_COMMAND_CANT_DO, &arg, 1);
	return true;
}

void gear_worker_reset(gear_worker *worker)
{
	free_abilities(worker);
	tell_all(worker, GEAR_COMMAND_RESET_ABILITIES, NULL, 0);
}

/* What a new connection must hear before the first GRAB_JOB. */
static void greet(gear_worker *worker, gear_worker_server *server)
{
	gear_view args[2];
	char number[16];
	gear_ability *ability;

	server->state = AWAKE;
	server->grab = GEAR_COMMAND_GRAB_JOB_UNIQ;
	server->answered = false;
	if (worker->exceptions) {
		args[0] = gear_view_str("exceptions");
		tell(worker, server, GEAR_COMMAND_OPTION_REQ, args, 1);
	}
	if (worker->id) {
		args[0] = gear_view_str(worker->id);
		tell(worker, server, GEAR_COMMAND_SET_CLIENT_ID, args, 1);
	}
	for (ability = worker->abilities; ability; ability = ability->next) {
		uint32_t command;
		size_t argc = ability_args(ability, args, number, sizeof(number), &command);

		tell(worker, server, command, args, argc);
	}
}

static bool any_reached(const gear_worker *worker)
{
	size_t i;

	for (i = 0; i < worker->peer_count; i++) {
		if (worker->peers[i]->was_up) {
			return true;
		}
	}
	return false;
}

/* Whether any is up or may come up again. */
static bool has_hope(const gear_worker *worker)
{
	size_t i;

	for (i = 0; i < worker->peer_count; i++) {
		if (worker->peers[i]->state != GEAR_PEER_DOWN || worker->peers[i]->was_up) {
			return true;
		}
	}
	return false;
}

/* Connects the servers that are down and due; *tried: any was. */
static void connect_all(gear_worker *worker, int64_t now, bool *tried)
{
	size_t i;

	for (i = 0; i < worker->peer_count; i++) {
		gear_worker_server *server = server_at(worker, i);
		gear_peer *peer = &server->peer;

		gear_peer_check_fork(peer);
		if (peer->state == GEAR_PEER_DOWN && now >= peer->retry_at) {
			*tried = true;
			if (!gear_peer_open(peer, now, &worker->error) && peer->state == GEAR_PEER_UP) {
				greet(worker, server);
			}
		}
	}
}

/*
 * An ERROR packet. JOB_NOT_FOUND is about an earlier reply of ours; any other one while GRABBING may be about the grab: then
 * either the server does not know GRAB_JOB_UNIQ, or it is asked again later.
 */
static void on_error(gear_worker *worker, gear_worker_server *server, const gear_packet *packet)
{
	static const char not_found[] = "JOB_NOT_FOUND";
	gear_view code = packet->args[0];
	bool about_job = code.len >= sizeof(not_found) - 1
		&& !strncasecmp(code.bytes + code.len - (sizeof(not_found) - 1), not_found, sizeof(not_found) - 1);

	if (worker->notice) {
		gear_error text;

		gear_error_set(&text, GEAR_SERVER_ERROR, 0, server->peer.name, "ERROR %.*s: %.*s", gear_view_width(code), code.bytes,
			gear_view_width(packet->args[1]), packet->args[1].bytes);
		worker->stopped |= !worker->notice(worker->context, text.text);
	}
	if (about_job || server->peer.state != GEAR_PEER_UP || server->state != GRABBING) {
		return;
	}
	if (server->answered || server->grab == GEAR_COMMAND_GRAB_JOB) {
		server->state = REFUSED;
		return;
	}
	server->grab = GEAR_COMMAND_GRAB_JOB;
	server->state = AWAKE;
}

static bool on_assign(
	gear_worker *worker, gear_worker_server *server, const gear_packet *packet, gear_job *job, gear_assignment *assignment)
{
	gear_view handle = packet->args[0];
	bool has_unique = packet->command != GEAR_COMMAND_JOB_ASSIGN;

	server->state = AWAKE;
	server->answered |= has_unique;
	if (!handle.len || handle.len >= GEAR_HANDLE_SIZE) {
		lose(worker, server, GEAR_INVALID_PACKET, 0, "JOB_ASSIGN: bad job handle");
		return false;
	}
	*job = (gear_job){ .worker = worker, .server = server, .epoch = server->peer.epoch, .pid = gear_peer_pid() };
	memcpy(job->handle, handle.bytes, handle.len);
	assignment->function = packet->args[1];
	assignment->unique = has_unique ? packet->args[2] : gear_view_of("", 0);
	assignment->reducer = packet->command == GEAR_COMMAND_JOB_ASSIGN_ALL ? packet->args[3] : gear_view_of("", 0);
	assignment->workload = gear_packet_data(packet);
	return true;
}

static void on_no_job(gear_worker *worker, gear_worker_server *server)
{
	if (server->state == GRABBING || server->state == REFUSED) {
		server->answered |= server->grab == GEAR_COMMAND_GRAB_JOB_UNIQ;
		server->state = ASLEEP;
		tell(worker, server, GEAR_COMMAND_PRE_SLEEP, NULL, 0);
	}
}

/* True when the packet was a job. */
static bool handle_packet(
	gear_worker *worker, gear_worker_server *server, const gear_packet *packet, gear_job *job, gear_assignment *assignment)
{
	switch (packet->command) {
		case GEAR_COMMAND_NOOP:
			server->state = server->state == ASLEEP ? AWAKE : server->state;
			return false;
		case GEAR_COMMAND_NO_JOB:
			on_no_job(worker, server);
			return false;
		case GEAR_COMMAND_JOB_ASSIGN:
		case GEAR_COMMAND_JOB_ASSIGN_UNIQ:
		case GEAR_COMMAND_JOB_ASSIGN_ALL:
			return on_assign(worker, server, packet, job, assignment);
		case GEAR_COMMAND_ERROR:
			on_error(worker, server, packet);
			return false;
		default:
			return false; /* stray, and harmless */
	}
}

/* Handles what has been received, up to a job. */
static bool take_job(gear_worker *worker, gear_worker_server *server, gear_job *job, gear_assignment *assignment)
{
	while (server->peer.state == GEAR_PEER_UP) {
		gear_packet packet;
		ssize_t got = gear_conn_next(&server->peer.conn, &packet);

		if (!got) {
			return false;
		}
		if (got == -GEAR_INVALID_COMMAND) {
			continue; /* a packet type of a later protocol; the stream is in step */
		}
		if (got < 0) {
			lose(worker, server, (int) -got, 0, "receive: malformed packet");
		} else if (handle_packet(worker, server, &packet, job, assignment)) {
			return true;
		} else if (worker->stopped) {
			return false;
		}
	}
	return false;
}

static bool take_any(gear_worker *worker, gear_job *job, gear_assignment *assignment)
{
	size_t i;

	for (i = 0; i < worker->peer_count && !worker->stopped; i++) {
		if (take_job(worker, server_at(worker, i), job, assignment)) {
			return true;
		}
	}
	return false;
}

/* True while ANSWER_TIME after our last question is not over. */
static bool is_recent(const gear_worker_server *server, int64_t now)
{
	return now < server->asked_at + ANSWER_TIME;
}

static bool is_grabbing(const gear_worker_server *server)
{
	return server->peer.state == GEAR_PEER_UP && server->state == GRABBING;
}

/* Which server to ask now, the next one that is awake; peer_count while an answer is to come, or when none is awake. */
static size_t whom_to_ask(const gear_worker *worker, int64_t now)
{
	size_t i;

	for (i = 0; i < worker->peer_count; i++) {
		if (is_grabbing(server_at(worker, i)) && is_recent(server_at(worker, i), now)) {
			return worker->peer_count;
		}
	}
	for (i = 0; i < worker->peer_count; i++) {
		size_t at = (worker->turn + i) % worker->peer_count;
		const gear_worker_server *server = server_at(worker, at);

		if (server->peer.state == GEAR_PEER_UP
			&& (server->state == AWAKE || (server->state == REFUSED && !is_recent(server, now)))) {
			return at;
		}
	}
	return worker->peer_count;
}

/* Asks one server if it is time to. False when there is nothing to hear from any. */
static bool ask(gear_worker *worker, int64_t now)
{
	size_t at = whom_to_ask(worker, now);
	bool asked = false;
	size_t i;

	if (at < worker->peer_count) {
		gear_worker_server *server = server_at(worker, at);

		worker->turn = (at + 1) % worker->peer_count;
		server->state = GRABBING;
		server->asked_at = now;
		tell(worker, server, server->grab, NULL, 0);
		return true;
	}
	for (i = 0; i < worker->peer_count; i++) {
		asked |= is_grabbing(server_at(worker, i));
	}
	return asked;
}

/* When there is something to do without a server's doing, 0: never. To connect, or to ask although an answer is missing. */
static int64_t next_moment(const gear_worker *worker, int64_t now)
{
	int64_t next = 0;
	size_t i;

	for (i = 0; i < worker->peer_count; i++) {
		const gear_worker_server *server = server_at(worker, i);
		int64_t at = 0;

		if (server->peer.state == GEAR_PEER_DOWN) {
			at = server->peer.retry_at;
		} else if (server->peer.state == GEAR_PEER_UP && (server->state == GRABBING || server->state == REFUSED)
			&& is_recent(server, now)) {
			at = server->asked_at + ANSWER_TIME;
		}
		next = at && (!next || at < next) ? at : next;
	}
	return next;
}

static void flush_all(gear_worker *worker)
{
	size_t i;

	for (i = 0; i < worker->peer_count; i++) {
		flush(worker, server_at(worker, i));
	}
}

static void serve_ready(gear_worker *worker, int64_t now)
{
	size_t i;

	for (i = 0; i < worker->peer_count; i++) {
		gear_worker_server *server = server_at(worker, i);
		gear_peer *peer = &server->peer;

		if (peer->state == GEAR_PEER_CONNECTING && worker->ready[i]) {
			if (!gear_peer_step(peer, now, &worker->error) && peer->state == GEAR_PEER_UP) {
				greet(worker, server);
			}
		} else if (peer->state == GEAR_PEER_UP && worker->ready[i] & GEAR_READ) {
			gear_peer_receive(peer, now, &worker->error);
		}
	}
}

static int interrupted(gear_worker *worker)
{
	return gear_error_set(&worker->error, GEAR_ERRNO, EINTR, NULL, "wait");
}

static int wait_ready(gear_worker *worker, int64_t now, int64_t deadline, bool asked)
{
	int sys_errno = 0;
	int rc = gear_wait(worker->peers, worker->ready, worker->peer_count, GEAR_READ | GEAR_WRITE,
		worker->non_blocking ? now : deadline, next_moment(worker, now), worker->interrupt, &sys_errno);

	if (rc == GEAR_ERRNO && sys_errno == ECANCELED) {
		return interrupted(worker);
	}
	if (rc == GEAR_TIMEOUT && !worker->non_blocking && !any_reached(worker)) {
		return gear_error_set(&worker->error, GEAR_COULD_NOT_CONNECT, ETIMEDOUT, worker->peers[0]->name, "connect");
	}
	if (rc == GEAR_TIMEOUT) {
		return worker->non_blocking ? (asked ? GEAR_IO_WAIT : GEAR_NO_JOBS)
									: gear_error_set(&worker->error, rc, 0, NULL, "no job within %d ms", worker->timeout);
	}
	return rc ? gear_error_set(&worker->error, rc, sys_errno, NULL, "wait: %s", gear_rc_text(rc)) : GEAR_SUCCESS;
}

static int check_ready(gear_worker *worker)
{
	gear_error_clear(&worker->error);
	if (!worker->peer_count) {
		return gear_error_set(&worker->error, GEAR_NO_SERVERS, 0, NULL, "%s", gear_rc_text(GEAR_NO_SERVERS));
	}
	if (!worker->abilities) {
		return gear_error_set(
			&worker->error, GEAR_NO_REGISTERED_FUNCTIONS, 0, NULL, "%s", gear_rc_text(GEAR_NO_REGISTERED_FUNCTIONS));
	}
	return GEAR_SUCCESS;
}

static bool any_connecting(const gear_worker *worker)
{
	size_t i;

	for (i = 0; i < worker->peer_count; i++) {
		if (worker->peers[i]->state == GEAR_PEER_CONNECTING) {
			return true;
		}
	}
	return false;
}

/* So that every server is asked, and not only those that have said that they have something. */
static void wake_all(gear_worker *worker)
{
	size_t i;

	for (i = 0; i < worker->peer_count; i++) {
		gear_worker_server *server = server_at(worker, i);

		server->state = server->state == ASLEEP ? AWAKE : server->state;
	}
}

int gear_worker_grab(gear_worker *worker, bool waits, gear_job *job, gear_assignment *assignment)
{
	int64_t now = gear_now();
	int64_t deadline = gear_deadline(now, worker->timeout);
	int rc = check_ready(worker);
	bool tried = false;

	worker->stopped = false;
	if (!waits) {
		wake_all(worker);
	}
	while (!rc) {
		bool asked;

		connect_all(worker, now, &tried);
		if (take_any(worker, job, assignment)) {
			return GEAR_SUCCESS;
		}
		if (worker->stopped) {
			return interrupted(worker);
		}
		/* Not before one has been tried, so that a loop that does not mind keeps the pauses between attempts. */
		if (tried && !has_hope(worker)) {
			return worker->error.rc; /* none could ever be reached; the error is the last one's */
		}
		now = tried ? gear_now() : now; /* a name may have taken its time to be resolved */
		asked = ask(worker, now) || any_connecting(worker) || !any_reached(worker);
		flush_all(worker);
		if (!asked && !waits) {
			return GEAR_NO_JOBS;
		}
		rc = wait_ready(worker, now, deadline, asked);
		if (!rc) {
			now = gear_now();
			serve_ready(worker, now);
		}
	}
	return rc;
}

int gear_worker_wait(gear_worker *worker)
{
	int sys_errno = 0;
	size_t i;
	int rc;

	gear_error_clear(&worker->error);
	for (i = 0; i < worker->peer_count; i++) {
		gear_peer_check_fork(worker->peers[i]);
	}
	if (whom_to_ask(worker, gear_now()) < worker->peer_count) {
		return GEAR_SUCCESS; /* it is gear_worker_grab's turn */
	}
	rc = gear_wait(worker->peers, worker->ready, worker->peer_count, GEAR_READ | GEAR_WRITE,
		gear_deadline(gear_now(), worker->timeout), next_moment(worker, gear_now()), worker->interrupt, &sys_errno);
	return rc ? gear_error_set(&worker->error, rc, sys_errno, NULL, "wait: %s", gear_rc_text(rc)) : GEAR_SUCCESS;
}

static int ignore_event(void *context, gear_task *task, gear_event event, gear_view data)
{
	(void) context;
	(void) task;
	(void) event;
	(void) data;
	return GEAR_SUCCESS;
}

int gear_worker_echo(gear_worker *worker, gear_view data)
{
	gear_client client;
	size_t i;
	int rc = GEAR_SUCCESS;

	gear_client_init(&client, ignore_event, NULL);
	client.timeout = worker->timeout;
	client.interrupt = worker->interrupt;
	client.exceptions = false;
	client.tls = worker->tls;
	gear_tls_share(client.tls.tls);
	for (i = 0; i < worker->peer_count && !rc; i++) {
		gear_address address;

		rc = gear_address_copy(&address, &worker->peers[i]->address);
		rc = rc ? rc : gear_client_add_server(&client, &address);
	}
	for (i = 0; (i < worker->peer_count || !i) && !rc; i++) {
		gear_task task;

		gear_task_init(&task, GEAR_COMMAND_ECHO_REQ, &data, 1);
		task.target = (int) i;
		rc = gear_client_run(&client, &task);
	}
	worker->error = client.error;
	gear_client_free(&client);
	return rc;
}

/*
 * Waits for room in the socket, not for answers: those stay where they are until the job has ended. The worker's timeout
 * is for jobs to come, not for their results.
 */
static int flush_wait(gear_worker *worker, gear_peer *peer)
{
	for (;;) {
		int sys_errno = 0;
		int ready;
		int rc = gear_conn_flush(&peer->conn, &sys_errno);

		if (rc == GEAR_SUCCESS) {
			return GEAR_SUCCESS;
		}
		if (rc != GEAR_IO_WAIT) {
			return gear_peer_lost(peer, gear_now(), rc, sys_errno, "send", &worker->error);
		}
		rc = gear_wait(&peer, &ready, 1, GEAR_WRITE, gear_deadline(gear_now(), STALLED_TIME), 0, worker->interrupt, &sys_errno);
		if (rc && sys_errno != EINTR && sys_errno != ECANCELED) { /* a signal's handler does not cut a reply in two */
			return gear_peer_lost(peer, gear_now(), rc, sys_errno, "send: the server does not read", &worker->error);
		}
	}
}

/* Why nothing can be said of the job any more; NULL: it can. */
static const char *why_lost(gear_job *job)
{
	gear_peer *peer = &job->server->peer;

	gear_peer_check_fork(peer);
	if (job->pid != gear_peer_pid()) {
		return "it was given to the process that this one was forked from";
	}
	if (peer->state != GEAR_PEER_UP || peer->epoch != job->epoch) {
		return "the connection it came on has gone, and the server gives it to another worker";
	}
	return NULL;
}

static bool ends_job(uint32_t command)
{
	return command == GEAR_COMMAND_WORK_COMPLETE || command == GEAR_COMMAND_WORK_FAIL || command == GEAR_COMMAND_WORK_EXCEPTION;
}

int gear_job_send(gear_job *job, uint32_t command, const gear_view *args, size_t argc)
{
	gear_worker *worker = job->worker;
	gear_peer *peer = &job->server->peer;
	gear_view all[GEAR_ARGS_MAX] = { gear_view_str(job->handle) };
	const char *lost;
	int rc;

	gear_error_clear(&worker->error);
	if (job->ended == GEAR_COMMAND_WORK_EXCEPTION && command == GEAR_COMMAND_WORK_FAIL) {
		return GEAR_SUCCESS; /* programs say both, since servers of old wanted it: the exception has said it all */
	}
	if (job->ended) {
		return gear_error_set(&worker->error, GEAR_JOB_NOT_FOUND, 0, peer->name, "%s: job %s has ended already",
			gear_command_name(command), job->handle);
	}
	lost = why_lost(job);
	if (lost) {
		return gear_error_set(
			&worker->error, GEAR_LOST_CONNECTION, 0, peer->name, "%s: job %s: %s", gear_command_name(command), job->handle, lost);
	}
	if (argc) {
		memcpy(all + 1, args, argc * sizeof(*args));
	}
	rc = gear_conn_send(&peer->conn, GEAR_REQUEST, command, all, argc + 1);
	if (rc) {
		return gear_error_set(&worker->error, rc, 0, peer->name, "%s: %s", gear_command_name(command), gear_rc_text(rc));
	}
	job->ended = ends_job(command) ? (uint8_t) command : 0;
	return flush_wait(worker, peer);
}
