/*
 * Memory runs out, at each allocation in turn, while jobs are submitted to a server with a durable queue: whoever is told
 * JOB_CREATED has a job in the store, and whoever is told ERROR, or nothing, has none.
 */
#undef NDEBUG
#include <assert.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#include "../fuzz/peers.h"
#include "durable.h"
#include "gear_packet.h"
#include "log.h"
#include "queue.h"
#include "unit_alloc.h"

enum { MOST = 16, SUBMISSIONS = 4, TURNS = 8, PATIENCE_MS = 20000, ANSWERS = 64 * 1024, DATA = 30000 };

/* The store: the jobs that are in it. */
static struct {
	uint64_t ids[MOST];
	size_t count;
} fake;

static void *fake_open(const struct queue_settings *settings, bool *empty, char *error)
{
	(void) settings;
	(void) error;
	*empty = fake.count == 0;
	return &fake;
}

static queue_rc fake_replay(void *store, const queue_reader *reader, char *error)
{
	(void) store;
	(void) reader;
	(void) error;
	return QUEUE_OK;
}

static size_t find(uint64_t id)
{
	size_t at = 0;

	while (at < fake.count && fake.ids[at] != id) {
		at++;
	}
	return at;
}

static queue_rc fake_apply(void *store, const queue_op *ops, size_t count, char *error)
{
	(void) store;
	(void) error;
	for (size_t i = 0; i < count; i++) {
		size_t at = find(ops[i].job.id);

		if (ops[i].verb != QUEUE_DONE) {
			assert(ops[i].job.data.len == DATA);
			fake.ids[at] = ops[i].job.id;
			fake.count += at == fake.count;
		} else if (at < fake.count) {
			fake.ids[at] = fake.ids[--fake.count];
		}
	}
	return QUEUE_OK;
}

static void fake_close(void *store)
{
	(void) store;
}

static const queue_backend backend = {
	.name = "fake", .open = fake_open, .replay = fake_replay, .apply = fake_apply, .close = fake_close
};

static const struct options options = {
	.job_handle_prefix = (char *) "H:d", .max_packet_size = 1 << 20, .output_limit = 1 << 20, .queue_backend = &backend
};

static struct session *session = &peers[0].session;

/* Each job is large enough for memory of its own in a batch. The third is one that somebody waits for, and then nobody. */
static void submit(void)
{
	static const uint32_t commands[SUBMISSIONS] = { GEAR_COMMAND_SUBMIT_JOB_BG, GEAR_COMMAND_SUBMIT_JOB_BG,
		GEAR_COMMAND_SUBMIT_JOB, GEAR_COMMAND_SUBMIT_JOB_BG };
	static const char *const uniques[SUBMISSIONS] = { "one", "two", "shared", "shared" };
	static char data[DATA];
	gear_buf out = { 0 };

	for (size_t i = 0; i < SUBMISSIONS; i++) {
		const gear_view args[] = { gear_view_str("f"), gear_view_str(uniques[i]), gear_view_of(data, DATA) };

		assert(gear_packet_encode(&out, GEAR_REQUEST, commands[i], args, 3) == GEAR_SUCCESS);
	}
	assert(peers[0].far.ops->write(&peers[0].far, gear_buf_bytes(&out), out.len) == (ssize_t) out.len);
	gear_buf_free(&out);
}

/* As the loop, until nothing is to be done any more. */
static void serve(struct server *server)
{
	struct pollfd told = { .fd = durable_fd(server->durable), .events = POLLIN };

	/* Each reads a part. */
	for (int turn = 0; turn < TURNS && session_turn(session) != SESSION_ENDS; turn++) {}
	durable_turn(server->durable);
	while (durable_is_busy(server->durable)) {
		assert(poll(&told, 1, PATIENCE_MS) == 1);
		durable_collect(server->durable);
		durable_turn(server->durable);
	}
}

/* What the peer was told: how many background jobs were created, all of which have to be in the store. */
static size_t count_created(void)
{
	static char bytes[ANSWERS];
	int sys_errno;
	size_t created = 0, answer = 0, len = 0;
	ssize_t got;

	gear_conn_flush(&session->conn, &sys_errno);
	while ((got = peers[0].far.ops->read(&peers[0].far, bytes + len, sizeof(bytes) - len)) > 0) {
		len += (size_t) got;
	}
	for (size_t at = 0; at < len; answer++) {
		gear_packet packet;
		int n = (int) gear_packet_decode(&packet, bytes + at, len - at);

		assert(n > 0);
		at += (size_t) n;
		if (packet.command == GEAR_COMMAND_JOB_CREATED && answer != 2) {
			char handle[GEAR_HANDLE_SIZE];

			snprintf(handle, sizeof(handle), "%.*s", (int) packet.args[0].len, packet.args[0].bytes);
			assert(find(strtoull(strrchr(handle, ':') + 1, NULL, 10)) < fake.count);
			created++;
		} else {
			assert(packet.command == GEAR_COMMAND_JOB_CREATED || packet.command == GEAR_COMMAND_ERROR);
		}
	}
	assert(answer <= SUBMISSIONS);
	return created;
}

/* False when there was no nth allocation. */
static bool fail_nth(unsigned long nth)
{
	struct server server = { .options = &options };
	char error[QUEUE_ERROR_SIZE];

	fake.count = 0;
	server.registry = commands_registry_new(&server);
	server.durable = durable_new(&server, error);
	assert(server.registry != NULL && server.durable != NULL);
	open_peer(&server, &peers[0], 0);
	submit();

	unit_fail_allocation(nth);
	serve(&server);
	bool failed = unit_allocation_failed();
	if (!session->doomed) {
		size_t created = count_created();

		assert(created == fake.count && (failed || created == 3));
	}
	close_peer(&peers[0]);
	durable_free(server.durable);
	registry_free(server.registry);
	memory_reserve_spend(&server.reserve);
	gear_scratch_free(&server.scratch);
	return failed;
}

int main(void)
{
	unsigned long nth = 1;

	log_open("none");
	while (fail_nth(nth)) {
		nth++;
	}
	assert(nth > 10);
	return 0;
}
