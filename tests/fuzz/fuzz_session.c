/*
 * The server without its loop: three peers in memory that send packets and lines of text in any order and in pieces. The
 * input is a list of records: what happens, to whom, how many bytes, the bytes. The harness does what the loop would do,
 * and at the end, when all peers have left, nobody may be working or waiting any more.
 */
#include "peers.h"

enum { PIPE = 4096, OUTPUT_LIMIT = 2000, MAX_PACKET = 3000, WHO = 3, DRAINS = 4, LEAVES = 8 };

static struct options options = { .job_retries = 2,
	.worker_wakeup = 1,
	.job_handle_prefix = (char *) "H:f",
	.max_packet_size = MAX_PACKET,
	.output_limit = OUTPUT_LIMIT };

static void drain(struct peer *peer)
{
	char bytes[PIPE];

	while (peer->far.ops->read(&peer->far, bytes, sizeof(bytes)) > 0) {}
}

/* Writes what is queued. False when that was the last of it. */
static bool see_to(struct peer *peer)
{
	struct session *session = &peer->session;
	int sys_errno = 0;
	int rc = session->doomed ? GEAR_LOST_CONNECTION : gear_conn_flush(&session->conn, &sys_errno);

	/* Its output is bounded, the last answer aside. */
	ENSURE(session->conn.out.len <= 4 * OUTPUT_LIMIT + 64 * 1024);
	if (rc == GEAR_LOST_CONNECTION || (rc == GEAR_SUCCESS && session->closing)) {
		close_peer(peer);
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
			close_peer(peer);
			return;
		}
	} while (see_to(peer) && peer->session.leftover);
}

static void run_record(struct server *server, uint8_t kind, const char *bytes, size_t len)
{
	struct peer *peer = &peers[kind & WHO];

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
		close_peer(peer);
	} else {
		serve(peer);
	}
	if (peer->open && kind & DRAINS) {
		drain(peer);
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
	while (size >= 2) {
		size_t len = data[1] < size - 2 ? data[1] : size - 2;

		run_record(&server, data[0], (const char *) data + 2, len);
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
			close_peer(&peers[i]);
		}
	}
	check_end(&server);
	registry_free(server.registry);
	gear_scratch_free(&server.scratch);
	return 0;
}
