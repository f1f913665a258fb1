/*
 * The server without its loop: three peers in memory that send packets and lines of text in any order and in pieces. The
 * input is a list of records: what happens, to whom, how many bytes, the bytes. The harness does what the loop would do,
 * and at the end, when all peers have left, nobody may be working or waiting any more. If the first record says so there is a
 * durable queue, and records that tell its store what to do: then no background job is confirmed that is neither stored nor
 * done, and at the end the store has just the jobs that there are.
 */
#include "store.h"

enum {
	PIPE = 4096,
	OUTPUT_LIMIT = 2000,
	MAX_PACKET = 3000,
	WHO = 3,
	DRAINS = 4,
	LEAVES = 8,
	EVENT = 4,
	EVENTS = 7,
	DURABLE = 128
};

static struct options options = { .job_retries = 2,
	.worker_wakeup = 1,
	.job_handle_prefix = (char *) "H:f",
	.max_packet_size = MAX_PACKET,
	.output_limit = OUTPUT_LIMIT };

/* What each peer has read and not looked at, and the jobs that somebody awaited: their answers need not wait for the store. */
static gear_buf heard[PEERS];
static uint64_t awaited[STORE_JOBS];
static size_t awaited_count;

static bool was_awaited(uint64_t number)
{
	size_t i = 0;

	while (i < awaited_count && awaited[i] != number) {
		i++;
	}
	return i < awaited_count;
}

static void note_awaited(const struct server *server)
{
	const registry_job *job;
	cursor at = { 0 };

	while ((job = registry_next_job(server->registry, &at)) != NULL) {
		registry_job_info info = registry_job_describe(job);

		if ((!info.background || info.watchers > 0) && !was_awaited(info.number) && awaited_count < STORE_JOBS) {
			awaited[awaited_count++] = info.number;
		}
	}
}

static void check_confirmed(const struct server *server, gear_view handle)
{
	const registry_job *job = registry_find_handle(server->registry, handle);
	registry_job_info info = job != NULL ? registry_job_describe(job) : (registry_job_info){ 0 };

	ENSURE(job == NULL || was_awaited(info.number) || store.emptied || store_has(info.number));
}

/* Looks at whole packets and lines. */
static void look(const struct server *server, gear_buf *buf)
{
	while (buf->len > 0) {
		const char *bytes = gear_buf_bytes(buf);
		const char *end = *bytes != '\0' ? memchr(bytes, '\n', buf->len) : NULL;
		size_t whole = end != NULL ? (size_t) (end - bytes) + 1 : 0;

		if (*bytes == '\0' && buf->len >= GEAR_HEADER_SIZE) {
			gear_packet packet;
			ssize_t used = gear_packet_decode(&packet, bytes, buf->len);

			ENSURE(used >= 0);
			if (used > 0 && packet.command == GEAR_COMMAND_JOB_CREATED) {
				check_confirmed(server, packet.args[0]);
			}
			whole = (size_t) used;
		}
		if (whole == 0) {
			return;
		}
		gear_buf_consume(buf, whole);
	}
}

static void drain(const struct server *server, struct peer *peer)
{
	gear_buf *buf = &heard[peer - peers];
	char bytes[PIPE];
	ssize_t got;

	while ((got = peer->far.ops->read(&peer->far, bytes, sizeof(bytes))) > 0) {
		ENSURE(gear_buf_append(buf, bytes, (size_t) got));
	}
	if (server->durable != NULL) {
		note_awaited(server);
		look(server, buf);
	} else {
		gear_buf_consume(buf, buf->len);
	}
}

static void leave(struct peer *peer)
{
	gear_buf_free(&heard[peer - peers]);
	close_peer(peer);
}

/* Writes what is queued. False when that was the last of it. */
static bool see_to(struct peer *peer)
{
	struct session *session = &peer->session;
	int sys_errno = 0;
	int rc = session->doomed ? GEAR_LOST_CONNECTION : gear_conn_flush(&session->conn, &sys_errno);

	/* Its output is bounded, the last answer aside. */
	ENSURE(session->conn.out.len <= 4 * OUTPUT_LIMIT + 64 * 1024);
	if (rc == GEAR_LOST_CONNECTION || (rc == GEAR_SUCCESS && session->closing && session->held == NULL)) {
		leave(peer);
		return false;
	}
	return true;
}

/* One turn as the loop gives it, and more while packets are left over that may be served. */
static void serve(struct peer *peer)
{
	do {
		if (session_is_blocked(&peer->session)) {
			break;
		}
		if (session_turn(&peer->session) == SESSION_ENDS) {
			leave(peer);
			return;
		}
	} while (see_to(peer) && peer->session.leftover);
}

static void run_record(struct server *server, uint8_t kind, const char *bytes, size_t len)
{
	struct peer *peer = &peers[kind & WHO];

	if ((kind & WHO) == WHO && server->durable != NULL && kind >> EVENT & EVENTS) {
		store_event(kind >> EVENT & EVENTS, bytes, len);
		durable_collect(server->durable);
		return;
	}
	if ((kind & WHO) == WHO) {
		server->time.now += 1000 * (int64_t) len;
		server->time.wall += 1000 * (int64_t) len;
		registry_tick(server->registry, server->time);
		return;
	}
	if (!peer->open) {
		open_peer(server, peer, PIPE);
	}
	if (len) {
		peer->far.ops->write(&peer->far, bytes, len);
	}
	if (kind & LEAVES) {
		leave(peer);
	} else {
		serve(peer);
	}
	if (peer->open && kind & DRAINS) {
		drain(server, peer);
	}
}

/* When all is written. */
static void check_store(struct server *server)
{
	const registry_job *job;
	cursor at = { 0 };

	while (durable_is_busy(server->durable)) {
		durable_turn(server->durable);
		store_finish(STORE_COMMITS, NULL, 0);
		durable_collect(server->durable);
	}
	while ((job = registry_next_job(server->registry, &at)) != NULL) {
		ENSURE(store_has(registry_job_describe(job).number));
	}
	ENSURE(store.count == registry_job_count(server->registry));
}

static void open_store(struct server *server)
{
	char error[QUEUE_ERROR_SIZE];

	options.queue_backend = &store_backend;
	registry_reserve_number(server->registry, 0); /* 0 is no number for a store */
	server->durable = durable_new(server, error);
	ENSURE(server->durable != NULL);
	awaited_count = 0;
}

/* As the loop does between serving and writing. */
static void end_turn(struct server *server)
{
	if (server->durable != NULL) {
		note_awaited(server);
		durable_turn(server->durable);
		store.emptied = store.emptied && durable_is_busy(server->durable);
	}
}

static void check_end(const struct server *server)
{
	const registry_job *job;
	const registry_function *function;
	cursor at = { 0 };

	ENSURE(!server->sessions && !server->scratch.tenant);
	while ((job = registry_next_job(server->registry, &at)) != NULL) {
		registry_job_info info = registry_job_describe(job);

		ENSURE(!info.running && !info.watchers && info.background);
	}
	while ((function = registry_next_function(server->registry, &at)) != NULL) {
		registry_function_info info = registry_function_describe(function);

		ENSURE(!info.running && !info.workers);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct server server = { .options = &options };

	log_threshold = LEVEL_FATAL;
	server.registry = commands_registry_new(&server);
	ENSURE(server.registry != NULL);
	if (size > 0 && data[0] & DURABLE) {
		open_store(&server);
	}
	while (size >= 2) {
		size_t len = data[1] < size - 2 ? data[1] : size - 2;

		run_record(&server, data[0], (const char *) data + 2, len);
		end_turn(&server);
		for (size_t i = 0; i < PEERS; i++) {
			if (peers[i].open && see_to(&peers[i]) && peers[i].session.leftover) {
				serve(&peers[i]);
			}
		}
		data += 2 + len;
		size -= 2 + len;
	}
	for (size_t i = 0; i < PEERS; i++) {
		if (peers[i].open) {
			leave(&peers[i]);
		}
	}
	if (server.durable != NULL) {
		check_store(&server);
		durable_free(server.durable);
	}
	check_end(&server);
	registry_free(server.registry);
	memory_reserve_spend(&server.reserve);
	gear_scratch_free(&server.scratch);
	return 0;
}
