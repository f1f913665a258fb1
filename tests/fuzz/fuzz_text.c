/*
 * The text protocol alone: lines to a server that has jobs, workers and functions with the input's own names. The input is
 * three names, each ended by a NUL (a function, a unique, a worker's id), and then what an administrator sends. Every line
 * has an answer that ends with a line; whatever the names are, tables keep their shape.
 */
#include "peers.h"

enum { OUTPUT_LIMIT = 1 << 20, PIECE = 512, TLS_HANDSHAKE = 22 };

static struct options options = { .job_retries = -1,
	.worker_wakeup = 1,
	.job_handle_prefix = (char *) "H:f",
	.max_packet_size = 1 << 20,
	.output_limit = OUTPUT_LIMIT };

/* Only who begins as one does who speaks TLS is dropped. */
static void serve(struct peer *peer, const char *bytes, size_t len)
{
	bool drops = !peer->session.spoke && !gear_conn_unread(&peer->session.conn) && len > 0 && *bytes == TLS_HANDSHAKE;
	int sys_errno;

	if (len > 0) {
		peer->far.ops->write(&peer->far, bytes, len);
	}
	do {
		ENSURE(session_turn(&peer->session) != SESSION_ENDS && peer->session.doomed == drops);
		ENSURE(gear_conn_flush(&peer->session.conn, &sys_errno) == GEAR_SUCCESS);
	} while (peer->session.leftover && !peer->session.closing);
}

static void request(struct peer *peer, uint32_t command, const gear_view *args, size_t argc)
{
	gear_buf out = { 0 };

	ENSURE(gear_packet_encode(&out, GEAR_REQUEST, command, args, argc) == GEAR_SUCCESS);
	serve(peer, gear_buf_bytes(&out), out.len);
	gear_buf_free(&out);
}

/* What the peer has been sent since; *owned*. */
static gear_buf take(struct peer *peer)
{
	gear_buf got = { 0 };
	char bytes[4096];
	ssize_t len;

	while ((len = peer->far.ops->read(&peer->far, bytes, sizeof(bytes))) > 0) {
		ENSURE(gear_buf_append(&got, bytes, (size_t) len));
	}
	return got;
}

/* Lines of so many tabs each, the last one a dot. */
static void check_table(struct peer *peer, const char *command, int tabs)
{
	serve(peer, command, strlen(command));
	gear_buf got = take(peer);
	const char *at = gear_buf_bytes(&got), *end = at + got.len;

	while (true) {
		const char *stop = memchr(at, '\n', (size_t) (end - at));
		ENSURE(stop != NULL);
		if (stop + 1 == end) {
			ENSURE(stop - at == 1 && *at == '.');
			break;
		}
		for (int left = tabs; left > 0; left--) {
			at = memchr(at, '\t', (size_t) (stop - at));
			ENSURE(at != NULL);
			at++;
		}
		ENSURE(memchr(at, '\t', (size_t) (stop - at)) == NULL);
		at = stop + 1;
	}
	gear_buf_free(&got);
}

/* One line, or a piece of one that has no end yet. False: the session is over. */
static bool send_line(struct peer *peer, const char *line, size_t len)
{
	bool ends = line[len - 1] == '\n';

	for (size_t at = 0; at < len; at += PIECE) {
		serve(peer, line + at, len - at < PIECE ? len - at : PIECE);
		if (peer->session.closing || peer->session.doomed) {
			return false;
		}
	}
	gear_buf got = take(peer);
	ENSURE(ends ? got.len > 0 && gear_buf_bytes(&got)[got.len - 1] == '\n' : got.len == 0);
	gear_buf_free(&got);
	return true;
}

static gear_view cut_name(const uint8_t **data, size_t *size)
{
	const uint8_t *end = *size > 0 ? memchr(*data, '\0', *size) : NULL;
	size_t len = end != NULL ? (size_t) (end - *data) : *size;
	gear_view name = gear_view_of((const char *) *data, len);

	*data += len + (end != NULL);
	*size -= len + (end != NULL);
	return name;
}

/* A worker with a name, a job that runs and one that waits. */
static void furnish(struct server *server, const uint8_t **data, size_t *size)
{
	struct peer *client = open_peer(server, &peers[0], 0), *worker = open_peer(server, &peers[1], 0);
	gear_view function = cut_name(data, size), unique = cut_name(data, size), id = cut_name(data, size);
	gear_view empty = gear_view_of("", 0);

	request(worker, GEAR_COMMAND_SET_CLIENT_ID, &id, 1);
	request(worker, GEAR_COMMAND_CAN_DO, &function, 1);
	request(client, GEAR_COMMAND_SUBMIT_JOB, (gear_view[]){ function, unique, empty }, 3);
	request(worker, GEAR_COMMAND_GRAB_JOB, NULL, 0);
	request(client, GEAR_COMMAND_SUBMIT_JOB_HIGH_BG, (gear_view[]){ function, empty, empty }, 3);
	request(client, GEAR_COMMAND_SUBMIT_JOB_LOW, (gear_view[]){ gear_view_of("f", 1), unique, empty }, 3);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct server server = { .options = &options };

	log_threshold = LEVEL_FATAL;
	server.registry = commands_registry_new(&server);
	ENSURE(server.registry != NULL);
	furnish(&server, &data, &size);

	struct peer *admin = open_peer(&server, &peers[2], 0);
	bool open = true;
	while (open && size > 0 && *data != '\0') {
		const uint8_t *end = memchr(data, '\n', size);
		size_t len = end != NULL ? (size_t) (end + 1 - data) : size;
		open = send_line(admin, (const char *) data, len);
		data += len;
		size -= len;
	}
	close_peer(admin);
	admin = open_peer(&server, &peers[2], 0);
	check_table(admin, "status\n", 3);
	check_table(admin, "prioritystatus\r\n", 4);
	check_table(admin, "show jobs\n", 3);
	check_table(admin, "workers\n", 0);
	for (size_t i = 0; i < PEERS; i++) {
		close_peer(&peers[i]);
	}
	ENSURE(server.sessions == NULL);
	registry_free(server.registry);
	memory_reserve_spend(&server.reserve);
	gear_scratch_free(&server.scratch);
	return 0;
}
