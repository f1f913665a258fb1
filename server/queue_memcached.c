/*
 * The memcached queue: an item a job, PREFIX:ID, whose value is a record (queue_record). Speaks memcached's text protocol itself:
 * five commands, many at a time, and a listing of all keys, which no client library has. With several servers a job is with the
 * one that its id names, and removed from all. Reads the items of the C++ gearmand, PREFIX FUNCTION-UNIQUE without blanks, whose
 * flags are the priority. memcached has no transactions: what of a batch was stored when it fails is removed again.
 */
#include "queue.h"

#include <errno.h>
#include <inttypes.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "queue_record.h"

#define DEFAULT_SERVERS "127.0.0.1"
#define DEFAULT_PORT "11211"
#define DEFAULT_PREFIX "gear_"

enum {
	ANSWER_SECONDS = 4,
	PEERS_MAX = 16,
	KEY_MAX = 250, /* memcached's own */
	PREFIX_MAX = 128,
	PAGE = 64,          /* commands that are sent before an answer is read */
	BUSY_TRIES = 100,   /* while somebody else has its keys listed */
	BUSY_PAUSE = 20000, /* microseconds */
	ITEM_MAX = 1 << 30,
};

typedef struct memcached_peer {
	char *name;
	FILE *in, *out;
} memcached_peer;

typedef struct memcached_store {
	const char *prefix; /* of the settings */
	memcached_peer peers[PEERS_MAX];
	size_t peer_count;
	char *line; /* the last answer, of getline */
	size_t line_size;
} memcached_store;

static void close_store(void *opened)
{
	memcached_store *store = opened;

	for (size_t i = 0; i < store->peer_count; i++) {
		if (store->peers[i].in != NULL) {
			fclose(store->peers[i].in);
		}
		if (store->peers[i].out != NULL) {
			fclose(store->peers[i].out);
		}
		free(store->peers[i].name);
	}
	free(store->line);
	free(store);
}

static bool complain(const memcached_peer *peer, const char *step, const char *reason, char *error)
{
	queue_fail(error, "memcached at %s: %s: %s", peer->name, step, reason);
	return false;
}

static bool complain_lost(const memcached_peer *peer, const char *step, char *error)
{
	bool late = errno == EAGAIN || errno == EINPROGRESS;

	return complain(peer, step,
		late             ? "it does not answer"
			: errno != 0 ? strerror(errno)
						 : "it has closed the connection",
		error);
}

/* Reads a line of an answer, without its end, into store->line. */
static bool read_line(memcached_store *store, const memcached_peer *peer, const char *step, char *error)
{
	errno = 0;
	ssize_t len = getline(&store->line, &store->line_size, peer->in);

	if (len < 0 || store->line[len - 1] != '\n') {
		return complain_lost(peer, step, error);
	}
	store->line[len - 1] = '\0';
	if (len > 1 && store->line[len - 2] == '\r') {
		store->line[len - 2] = '\0';
	}
	return true;
}

/* --- opening --- */

static int connect_to(const struct addrinfo *address)
{
	const struct timeval limit = { .tv_sec = ANSWER_SECONDS };
	const int on = 1;
	int fd = socket(address->ai_family, address->ai_socktype | SOCK_CLOEXEC, address->ai_protocol);

	if (fd < 0) {
		return -1;
	}
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
	setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	if (connect(fd, address->ai_addr, address->ai_addrlen) != 0) {
		int reason = errno;
		close(fd);
		errno = reason;
		return -1;
	}
	return fd;
}

static bool open_streams(memcached_peer *peer, int fd, char *error)
{
	int other = dup(fd);

	peer->in = fdopen(fd, "r");
	peer->out = other >= 0 ? fdopen(other, "w") : NULL;
	if (peer->in == NULL) {
		close(fd);
	}
	if (peer->out == NULL && other >= 0) {
		close(other);
	}
	return (peer->in != NULL && peer->out != NULL) || complain_lost(peer, "cannot connect", error);
}

static bool connect_peer(memcached_peer *peer, const char *host, const char *port, char *error)
{
	const struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM };
	struct addrinfo *list;
	int fd = -1, rc = getaddrinfo(host, port, &hints, &list);

	if (rc != 0) {
		return complain(peer, "cannot be found", gai_strerror(rc), error);
	}
	for (const struct addrinfo *each = list; each != NULL && fd < 0; each = each->ai_next) {
		fd = connect_to(each);
	}
	freeaddrinfo(list);
	return fd < 0 ? complain_lost(peer, "cannot connect", error) : open_streams(peer, fd, error);
}

/* HOST, HOST:PORT, [ADDRESS] or [ADDRESS]:PORT. Changes `text`. */
static bool open_peer(memcached_peer *peer, char *text, char *error)
{
	char *colon = strrchr(text, ':'), *bracket = strchr(text, ']');

	if (colon != NULL && colon > bracket) {
		*colon = '\0';
	} else {
		colon = NULL;
	}
	if (*text == '[' && bracket != NULL) {
		*bracket = '\0';
		text++;
	}
	return connect_peer(peer, text, colon != NULL ? colon + 1 : DEFAULT_PORT, error);
}

static bool open_peers(memcached_store *store, char *servers, char *error)
{
	bool good = true;
	char *rest = servers;

	for (char *each; good && (each = strtok_r(rest, ", ", &rest)) != NULL;) {
		if (store->peer_count == PEERS_MAX) {
			queue_fail(error, "the memcached queue takes at most %d servers", PEERS_MAX);
			return false;
		}
		memcached_peer *peer = &store->peers[store->peer_count++];
		peer->name = strdup(each);
		good = peer->name != NULL ? open_peer(peer, each, error) : (queue_fail(error, "no memory"), false);
	}
	return good && (store->peer_count > 0 || (queue_fail(error, "the memcached queue needs --libmemcached-servers"), false));
}

static bool is_key(const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if ((unsigned char) bytes[i] <= ' ' || bytes[i] == 127) {
			return false;
		}
	}
	return len <= KEY_MAX;
}

/* --- what is there --- */

typedef struct memcached_entry {
	uint64_t id;  /* 0: of the C++ gearmand */
	uint64_t cas; /* counts the writes of a server */
	char *key;    /* of the C++ gearmand's; owned */
	size_t peer;
} memcached_entry;

typedef struct memcached_list {
	memcached_entry *entries;
	size_t count, cap;
} memcached_list;

static void free_list(memcached_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->entries[i].key);
	}
	free(list->entries);
}

static bool add_entry(memcached_list *list, memcached_entry entry)
{
	if (list->count == list->cap) {
		size_t cap = list->cap == 0 ? 1024 : 2 * list->cap;
		memcached_entry *entries = realloc(list->entries, cap * sizeof(*entries));
		if (entries == NULL) {
			return false;
		}
		list->entries = entries;
		list->cap = cap;
	}
	list->entries[list->count++] = entry;
	return true;
}

/* Turns %XX into bytes, in place, up to the first blank. */
static void decode_key(char *key)
{
	char *end = key;
	unsigned byte;

	for (; *key != '\0' && *key != ' '; key++) {
		if (*key == '%' && sscanf(key + 1, "%2x", &byte) == 1) {
			*end++ = (char) byte;
			key += 2;
		} else {
			*end++ = *key;
		}
	}
	*end = '\0';
}

/* A line of the listing: key=... exp=... la=... cas=... */
static bool read_entry(const memcached_store *store, size_t peer, char *line, memcached_list *list)
{
	size_t prefix = strlen(store->prefix);
	char *key = line + 4, *cas = strstr(line, " cas=");
	memcached_entry entry = { .peer = peer, .cas = cas != NULL ? strtoull(cas + 5, NULL, 10) : 0 };

	decode_key(key);
	if (strncmp(key, store->prefix, prefix) != 0) {
		return true;
	}
	entry.id = key[prefix] == ':' ? queue_record_id(gear_view_str(key + prefix + 1)) : 0;
	if (entry.id == 0) {
		entry.key = strdup(key);
		if (entry.key == NULL) {
			return false;
		}
	}
	return add_entry(list, entry) || (free(entry.key), false);
}

/* Starts a listing; the first line of it is read. By `hash`: `all` misses items that move between lists meanwhile. */
static bool begin_listing(memcached_store *store, const memcached_peer *peer, char *error)
{
	static const char step[] = "its keys cannot be listed";

	for (int i = 0; i < BUSY_TRIES; i++) {
		fputs("lru_crawler metadump hash\r\n", peer->out);
		if (fflush(peer->out) != 0) {
			return complain_lost(peer, step, error);
		}
		if (!read_line(store, peer, step, error)) {
			return false;
		}
		if (strncmp(store->line, "BUSY", 4) != 0) {
			return strncmp(store->line, "key=", 4) == 0 || strcmp(store->line, "END") == 0
				|| complain(peer, step, store->line, error);
		}
		usleep(BUSY_PAUSE);
	}
	return complain(peer, step, "others have it list them", error);
}

static bool list_peer(memcached_store *store, size_t index, memcached_list *list, char *error)
{
	const memcached_peer *peer = &store->peers[index];

	if (!begin_listing(store, peer, error)) {
		return false;
	}
	while (strcmp(store->line, "END") != 0) {
		if (strncmp(store->line, "key=", 4) == 0 && !read_entry(store, index, store->line, list)) {
			queue_fail(error, "no memory");
			return false;
		}
		if (!read_line(store, peer, "its keys cannot be listed", error)) {
			return false;
		}
	}
	return true;
}

static bool list_all(memcached_store *store, memcached_list *list, char *error)
{
	bool good = true;

	for (size_t i = 0; good && i < store->peer_count; i++) {
		good = list_peer(store, i, list, error);
	}
	return good;
}

static void *open_store(const struct queue_settings *settings, bool *empty, char *error)
{
	const char *prefix = settings->memcached_prefix != NULL ? settings->memcached_prefix : DEFAULT_PREFIX;
	char *servers = strdup(settings->memcached_servers != NULL ? settings->memcached_servers : DEFAULT_SERVERS);
	memcached_store *store = calloc(1, sizeof(*store));
	memcached_list list = { 0 };
	bool good = false;

	if (servers == NULL || store == NULL) {
		queue_fail(error, "no memory");
	} else if (!is_key(prefix, strlen(prefix)) || strlen(prefix) > PREFIX_MAX) {
		queue_fail(error, "'%s' cannot be what a queue's keys in memcached begin with", prefix);
	} else {
		store->prefix = prefix;
		good = open_peers(store, servers, error) && list_all(store, &list, error);
	}
	*empty = list.count == 0;
	free_list(&list);
	free(servers);
	if (!good && store != NULL) {
		close_store(store);
	}
	return good ? store : NULL;
}

/* --- replay --- */

static int compare_entries(const void *a, const void *b)
{
	const memcached_entry *one = a, *other = b;

	if (one->id != other->id) {
		return one->id < other->id ? -1 : 1;
	}
	return one->cas < other->cas ? -1 : one->cas > other->cas;
}

/* An item of the C++ gearmand. */
static void replay_left(
	const memcached_store *store, const char *key, unsigned long flags, gear_view data, const queue_reader *reader)
{
	const char *function = key + strlen(store->prefix), *dash = strchr(function, '-');

	if (dash == NULL || dash == function) {
		reader->bad(reader->context, key, "its key has no function and unique");
	} else if (flags > GEAR_PRIORITY_LOW) {
		reader->bad(reader->context, key, "its flags are no priority");
	} else {
		const queue_job job = { .function = gear_view_of(function, (size_t) (dash - function)),
			.unique = gear_view_str(dash + 1),
			.reducer = gear_view_str(""),
			.data = data,
			.priority = (gear_priority) flags };
		reader->job(reader->context, &job);
	}
}

static void replay_item(
	const memcached_store *store, const char *key, unsigned long flags, gear_view value, const queue_reader *reader)
{
	queue_job job = { 0 };
	size_t prefix = strlen(store->prefix);

	if (key[prefix] == ':') {
		job.id = queue_record_id(gear_view_str(key + prefix + 1));
	}
	if (job.id == 0) {
		replay_left(store, key, flags, value, reader);
	} else if (queue_record_get(&job, value)) {
		reader->job(reader->context, &job);
	} else {
		reader->bad(reader->context, key, "its value is no job");
	}
}

/* Reads the items that a `get` gives, up to END. */
static bool read_items(memcached_store *store, const memcached_peer *peer, const queue_reader *reader, char *error)
{
	static const char step[] = "its jobs cannot be read";
	char key[KEY_MAX + 1];
	unsigned long flags;
	size_t len;

	while (read_line(store, peer, step, error)) {
		if (strcmp(store->line, "END") == 0) {
			return true;
		}
		if (sscanf(store->line, "VALUE %250s %lu %zu", key, &flags, &len) != 3 || len > ITEM_MAX) {
			return complain(peer, step, store->line, error);
		}
		char *bytes = malloc(len + 2);
		if (bytes == NULL) {
			return complain(peer, step, "no memory", error);
		}
		errno = 0;
		bool good = fread(bytes, 1, len + 2, peer->in) == len + 2 || complain_lost(peer, step, error);
		if (good) {
			replay_item(store, key, flags, gear_view_of(bytes, len), reader);
		}
		free(bytes);
		if (!good) {
			return false;
		}
	}
	return false;
}

/* Asks for the first of these that one server has, up to PAGE. Returns how many, 0 for an error. */
static size_t replay_page(
	memcached_store *store, const memcached_entry *entries, size_t count, const queue_reader *reader, char *error)
{
	const memcached_peer *peer = &store->peers[entries->peer];
	size_t asked = 0;

	fputs("get", peer->out);
	for (; asked < count && asked < PAGE && entries[asked].peer == entries->peer; asked++) {
		if (entries[asked].id == 0) {
			fprintf(peer->out, " %s", entries[asked].key);
		} else {
			fprintf(peer->out, " %s:%" PRIu64, store->prefix, entries[asked].id);
		}
	}
	fputs("\r\n", peer->out);
	if (fflush(peer->out) != 0) {
		complain_lost(peer, "its jobs cannot be read", error);
		return 0;
	}
	return read_items(store, peer, reader, error) ? asked : 0;
}

static queue_rc replay(void *opened, const queue_reader *reader, char *error)
{
	memcached_store *store = opened;
	memcached_list list = { 0 };
	bool good = list_all(store, &list, error);

	if (good && list.count > 0) {
		qsort(list.entries, list.count, sizeof(*list.entries), compare_entries);
	}
	for (size_t i = 0, asked; good && i < list.count; i += asked) {
		asked = replay_page(store, list.entries + i, list.count - i, reader, error);
		good = asked > 0;
	}
	free_list(&list);
	return good ? QUEUE_OK : QUEUE_UNAVAILABLE;
}

/* --- a batch --- */

static bool put_set(const memcached_store *store, FILE *out, const queue_job *job, gear_buf *scratch)
{
	if (!queue_record_put(scratch, job)) {
		return false;
	}
	fprintf(out, "set %s:%" PRIu64 " 0 0 %zu\r\n", store->prefix, job->id, scratch->len);
	fwrite(gear_buf_bytes(scratch), 1, scratch->len, out);
	fputs("\r\n", out);
	gear_buf_consume(scratch, scratch->len);
	return true;
}

static const memcached_peer *peer_of(const memcached_store *store, const queue_job *job)
{
	return &store->peers[job->id % store->peer_count];
}

static queue_rc read_stored(memcached_store *store, const memcached_peer *peer, char *error)
{
	static const char step[] = "cannot be written";

	if (!read_line(store, peer, step, error)) {
		return QUEUE_UNAVAILABLE;
	}
	if (strcmp(store->line, "STORED") == 0) {
		return QUEUE_OK;
	}
	complain(peer, step, store->line, error);
	return strstr(store->line, "too large") != NULL ? QUEUE_REFUSED : QUEUE_UNAVAILABLE;
}

static bool flush_all(const memcached_store *store, char *error)
{
	bool good = true;

	for (size_t i = 0; i < store->peer_count; i++) {
		errno = 0;
		good = (fflush(store->peers[i].out) == 0 || complain_lost(&store->peers[i], "cannot be written", error)) && good;
	}
	return good;
}

/* Stores up to PAGE jobs. All answers are read even if one is bad, as long as there are any. */
static queue_rc store_page(memcached_store *store, const queue_op *ops, size_t count, char *error)
{
	gear_buf scratch = { 0 };
	queue_rc rc = QUEUE_OK;
	size_t sent = 0;

	for (; sent < count; sent++) {
		if (ops[sent].verb != QUEUE_DONE && !put_set(store, peer_of(store, &ops[sent].job)->out, &ops[sent].job, &scratch)) {
			queue_fail(error, "no memory");
			rc = QUEUE_UNAVAILABLE;
			break;
		}
	}
	gear_buf_free(&scratch);
	if (!flush_all(store, error)) {
		return QUEUE_UNAVAILABLE;
	}
	for (size_t i = 0; i < sent; i++) {
		queue_rc one = ops[i].verb != QUEUE_DONE ? read_stored(store, peer_of(store, &ops[i].job), error) : QUEUE_OK;
		rc = one > rc ? one : rc;
		if (feof(peer_of(store, &ops[i].job)->in) || ferror(peer_of(store, &ops[i].job)->in)) {
			return QUEUE_UNAVAILABLE;
		}
	}
	return rc;
}

/* Has every server remove an item. Returns how many answers that will be of each. */
static size_t put_delete(const memcached_store *store, const queue_op *op)
{
	size_t sent = 0;

	for (size_t i = 0; i < store->peer_count; i++) {
		FILE *out = store->peers[i].out;
		char key[KEY_MAX + 1];
		int len = snprintf(key, sizeof(key), "%s%.*s-%.*s", store->prefix, (int) op->job.function.len, op->job.function.bytes,
			(int) op->job.unique.len, op->job.unique.bytes);
		if (op->verb != QUEUE_ADOPT) {
			fprintf(out, "delete %s:%" PRIu64 "\r\n", store->prefix, op->job.id);
		} else if (len <= KEY_MAX && is_key(key, (size_t) len)) {
			fprintf(out, "delete %s\r\n", key);
		} else {
			continue;
		}
		sent = 1;
	}
	return sent;
}

static bool read_deleted(memcached_store *store, size_t count, char *error)
{
	for (size_t i = 0; i < store->peer_count; i++) {
		for (size_t j = 0; j < count; j++) {
			if (!read_line(store, &store->peers[i], "cannot be written", error)) {
				return false;
			}
			if (strcmp(store->line, "DELETED") != 0 && strcmp(store->line, "NOT_FOUND") != 0) {
				return complain(&store->peers[i], "cannot be written", store->line, error);
			}
		}
	}
	return true;
}

/* Removes what is done, and what was adopted under its old name; or, to undo, what the batch has added. */
static bool delete_all(memcached_store *store, const queue_op *ops, size_t count, bool undo, char *error)
{
	bool good = true;

	for (size_t i = 0; good && i < count;) {
		size_t sent = 0;
		for (size_t end = i + PAGE; i < count && i < end; i++) {
			queue_op op = ops[i];
			bool adds = op.verb == QUEUE_ADD || op.verb == QUEUE_ADOPT;
			if (undo ? adds : op.verb == QUEUE_DONE || op.verb == QUEUE_ADOPT) {
				op.verb = undo ? QUEUE_DONE : op.verb;
				sent += put_delete(store, &op);
			}
		}
		good = flush_all(store, error) && read_deleted(store, sent, error);
	}
	return good;
}

static bool are_alive(const memcached_store *store)
{
	for (size_t i = 0; i < store->peer_count; i++) {
		if (feof(store->peers[i].in) || ferror(store->peers[i].in) || ferror(store->peers[i].out)) {
			return false;
		}
	}
	return true;
}

/* What is stored comes first: a job that is added and done in one batch is gone at its end. */
static queue_rc apply(void *opened, const queue_op *ops, size_t count, char *error)
{
	memcached_store *store = opened;
	char later[QUEUE_ERROR_SIZE];
	queue_rc rc = QUEUE_OK;

	for (size_t i = 0; i < count; i++) {
		if (ops[i].verb != QUEUE_DONE && queue_record_size(&ops[i].job) > ITEM_MAX) {
			queue_fail(error, "memcached takes values up to %d bytes, and this is more", (int) ITEM_MAX);
			return QUEUE_REFUSED;
		}
	}
	for (size_t i = 0; rc == QUEUE_OK && i < count; i += PAGE) {
		rc = store_page(store, ops + i, count - i < PAGE ? count - i : PAGE, error);
	}
	if (rc == QUEUE_OK) {
		return delete_all(store, ops, count, false, error) ? QUEUE_OK : QUEUE_UNAVAILABLE;
	}
	return are_alive(store) && delete_all(store, ops, count, true, later) ? rc : QUEUE_UNAVAILABLE;
}

static const char *const aliases[] = { "libmemcached", NULL };

const queue_backend queue_memcached = {
	.name = "memcached",
	.aliases = aliases,
	.title = "memcached, which forgets when it ends; --libmemcached-servers.",
	.open = open_store,
	.replay = replay,
	.apply = apply,
	.close = close_store,
};
