/*
 * The Redis queue: one hash, PREFIX:jobs, whose fields are ids and whose values are records (queue_record). A batch is one
 * transaction, sent in one piece. Reads what the C++ gearmand left: a key a job, PREFIX-FUNCTION-UNIQUE, which is a hash, or in
 * its older versions a string.
 */
#include "queue.h"

#include <errno.h>
#include <hiredis/hiredis.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "queue_record.h"

#define DEFAULT_HOST "127.0.0.1"
#define DEFAULT_PREFIX "_gear_"

enum {
	DEFAULT_PORT = 6379,
	CONNECT_SECONDS = 2,
	ANSWER_SECONDS = 4,
	PAGE = 128,        /* jobs that replay asks for at a time */
	FIELDS_MAX = 1024, /* of one command */
	BULK_MAX = 512 << 20,
	BULK_ROOM = 4096, /* for the record's own head and names */
};

typedef struct redis_store {
	const char *host, *prefix; /* of the settings */
	int port;
	redisContext *connection;
	char *jobs;         /* the hash's key */
	size_t value_limit; /* of what Redis takes as one value */
	size_t batch_limit; /* and as one transaction */
} redis_store;

static void close_store(void *opened)
{
	redis_store *store = opened;

	if (store->connection != NULL) {
		redisFree(store->connection);
	}
	free(store->jobs);
	free(store);
}

/* Words what went wrong in a step: what Redis says, or why it says nothing. */
static void complain(const redis_store *store, const char *step, const redisReply *reply, char *error)
{
	const redisContext *connection = store->connection;
	const char *reason =
		reply != NULL && reply->type == REDIS_REPLY_ERROR ? reply->str : "an answer of another kind than expected";

	if (reply == NULL) {
		reason = connection->err == REDIS_ERR_IO && errno == EAGAIN ? "it does not answer" : connection->errstr;
	}
	queue_fail(error, "Redis at %s:%d: %s: %s", store->host, store->port, step, reason);
}

/* *Takes* the reply: NULL, with the error worded, unless it is of this type. */
static redisReply *expect(const redis_store *store, int type, const char *step, redisReply *reply, char *error)
{
	if (reply == NULL || reply->type != type) {
		complain(store, step, reply, error);
		if (reply != NULL) {
			freeReplyObject(reply);
		}
		return NULL;
	}
	return reply;
}

/* A reply of which only matters that it is of this type. */
static bool expect_only(const redis_store *store, int type, const char *step, redisReply *reply, char *error)
{
	reply = expect(store, type, step, reply, error);
	if (reply != NULL) {
		freeReplyObject(reply);
	}
	return reply != NULL;
}

static gear_view view_of(const redisReply *reply)
{
	return gear_view_of(reply->str, (size_t) reply->len);
}

/* --- opening --- */

static bool connect_store(redis_store *store, const char *password, char *error)
{
	store->connection = redisConnectWithTimeout(store->host, store->port, (struct timeval){ .tv_sec = CONNECT_SECONDS });
	if (store->connection == NULL) {
		queue_fail(error, "no memory");
		return false;
	}
	if (store->connection->err != 0) {
		complain(store, "cannot connect", NULL, error);
		return false;
	}
	redisSetTimeout(store->connection, (struct timeval){ .tv_sec = ANSWER_SECONDS });
	redisEnableKeepAlive(store->connection);
	return password == NULL
		|| expect_only(
			store, REDIS_REPLY_STATUS, "does not take the password", redisCommand(store->connection, "AUTH %s", password), error);
}

/* Appends the name under which this queue's connections go, and for each server another token. */
static bool put_connection_name(gear_buf *name, const redis_store *store)
{
	char hex[3];

	if (!gear_buf_append(name, "gearmand-queue:", 15)) {
		return false;
	}
	for (const char *at = store->prefix; *at != '\0'; at++) {
		snprintf(hex, sizeof(hex), "%02x", (unsigned char) *at);
		if (!gear_buf_append(name, hex, 2)) {
			return false;
		}
	}
	return gear_buf_append(name, ":", 1);
}

/* Is there a connection of that name, but with another token? Words who. */
static bool is_taken(const redis_store *store, char *list, const char *name, const char *token, char *error)
{
	char *rest = list;

	for (char *line; (line = strtok_r(rest, "\n", &rest)) != NULL;) {
		const char *address = strstr(line, " addr="), *mark = strstr(line, " name=");
		if (mark == NULL || strncmp(mark + 6, name, strlen(name)) != 0
			|| strncmp(mark + 6 + strlen(name), token, strlen(token)) == 0) {
			continue;
		}
		address = address != NULL ? address + 6 : "?";
		queue_fail(error, "Redis at %s:%d: another server, %.*s, has '%s' as its queue", store->host, store->port,
			(int) strcspn(address, " "), address, store->prefix);
		return true;
	}
	return false;
}

/*
 * One server a queue: connections bear the queue's name, and whoever finds another server's gives way. Where Redis, or a
 * proxy in front of it, does not let us look, nobody watches.
 */
static bool claim_queue(const redis_store *store, char *error)
{
	static char token[17]; /* this process's: a connection of ours may linger in Redis after a failure of the network */
	gear_buf name = { 0 };
	redisReply *named = NULL, *list = NULL;
	bool taken = false;

	if (*token == '\0') {
		uint64_t random = 0;
		if (getrandom(&random, sizeof(random), 0) != sizeof(random)) {
			queue_fail(error, "no random number: %s", strerror(errno));
			return false;
		}
		snprintf(token, sizeof(token), "%016" PRIx64, random);
	}
	if (put_connection_name(&name, store) && gear_buf_append(&name, "", 1)) {
		const char *bytes = gear_buf_bytes(&name);
		named = redisCommand(store->connection, "CLIENT SETNAME %s%s", bytes, token);
		list = named != NULL && named->type == REDIS_REPLY_STATUS ? redisCommand(store->connection, "CLIENT LIST") : NULL;
		taken = list != NULL && list->type == REDIS_REPLY_STRING && is_taken(store, list->str, bytes, token, error);
	}
	if (named != NULL) {
		freeReplyObject(named);
	}
	if (list != NULL) {
		freeReplyObject(list);
	}
	gear_buf_free(&name);
	if (!taken && store->connection->err != 0) {
		complain(store, "cannot be asked", NULL, error);
	}
	return !taken && store->connection->err == 0;
}

/* A Redis that deletes keys at will when its memory is full is no place for jobs. */
static bool check_eviction(const redis_store *store, char *error)
{
	redisReply *info = redisCommand(store->connection, "INFO memory");
	bool good = true;

	if (info == NULL) {
		complain(store, "cannot be asked", NULL, error);
		return false;
	}
	if (info->type == REDIS_REPLY_STRING && strstr(info->str, "\nmaxmemory:0\r") == NULL
		&& strstr(info->str, "\nmaxmemory_policy:allkeys") != NULL) {
		queue_fail(error, "Redis at %s:%d: deletes keys when its memory is full; a queue needs maxmemory-policy noeviction",
			store->host, store->port);
		good = false;
	}
	freeReplyObject(info);
	return good;
}

/* A limit that Redis was configured with; `usual` where it does not tell. */
static size_t limit_of(const redis_store *store, const char *name, size_t usual)
{
	redisReply *reply = redisCommand(store->connection, "CONFIG GET %s", name);
	size_t limit = 0;

	if (reply != NULL && reply->type == REDIS_REPLY_ARRAY && reply->elements == 2) {
		limit = strtoull(reply->element[1]->str, NULL, 10);
	}
	if (reply != NULL) {
		freeReplyObject(reply);
	}
	return limit != 0 && limit < usual ? limit : usual;
}

/* --- what the C++ gearmand left --- */

typedef struct key_list {
	char **keys;
	size_t count, cap;
} key_list;

static bool add_key(key_list *list, const redisReply *reply)
{
	if (list->count == list->cap) {
		size_t cap = list->cap == 0 ? PAGE : 2 * list->cap;
		char **keys = realloc(list->keys, cap * sizeof(*keys));
		if (keys == NULL) {
			return false;
		}
		list->keys = keys;
		list->cap = cap;
	}
	/* A key with a NUL in it is not of that gearmand, and its beginning will not be found. */
	list->keys[list->count] = strdup(reply->str);
	return list->keys[list->count] != NULL && ++list->count > 0;
}

static void free_keys(key_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->keys[i]);
	}
	free(list->keys);
}

/* PREFIX-* as SCAN matches it. *Returns owned*, or NULL. */
static char *left_pattern(const redis_store *store)
{
	char *pattern = malloc(2 * strlen(store->prefix) + 3), *end = pattern;

	if (pattern == NULL) {
		return NULL;
	}
	for (const char *at = store->prefix; *at != '\0'; at++) {
		if (strchr("*?[]^\\", *at) != NULL) {
			*end++ = '\\';
		}
		*end++ = *at;
	}
	memcpy(end, "-*", 3);
	return pattern;
}

/* One step of a scan. Leaves "0" in `cursor` at the end. */
static bool scan_page(const redis_store *store, const char *pattern, char *cursor, size_t size, key_list *list, char *error)
{
	redisReply *reply = redisCommand(store->connection, "SCAN %s MATCH %s COUNT 1000", cursor, pattern);
	bool good = true;

	reply = expect(store, REDIS_REPLY_ARRAY, "cannot be searched", reply, error);
	if (reply == NULL) {
		return false;
	}
	if (reply->elements != 2 || reply->element[0]->type != REDIS_REPLY_STRING || reply->element[1]->type != REDIS_REPLY_ARRAY) {
		complain(store, "cannot be searched", reply, error);
		freeReplyObject(reply);
		return false;
	}
	snprintf(cursor, size, "%s", reply->element[0]->str);
	for (size_t i = 0; good && i < reply->element[1]->elements; i++) {
		good = add_key(list, reply->element[1]->element[i]) || (queue_fail(error, "no memory"), false);
	}
	freeReplyObject(reply);
	return good;
}

/* Lists the keys that were left: all of them, or only whether there are any. */
static bool list_left(const redis_store *store, bool all, key_list *list, char *error)
{
	char cursor[32] = "0", *pattern = left_pattern(store);
	bool good = pattern != NULL || (queue_fail(error, "no memory"), false);

	do {
		good = good && scan_page(store, pattern, cursor, sizeof(cursor), list, error);
	} while (good && strcmp(cursor, "0") != 0 && (all || list->count == 0));
	free(pattern);
	return good;
}

/* PREFIX-FUNCTION-UNIQUE, as a command's argument. */
static bool put_left_key(gear_buf *out, const redis_store *store, const queue_job *job)
{
	return gear_buf_append(out, store->prefix, strlen(store->prefix)) && gear_buf_append(out, "-", 1)
		&& gear_buf_append(out, job->function.bytes, job->function.len) && gear_buf_append(out, "-", 1)
		&& gear_buf_append(out, job->unique.bytes, job->unique.len);
}

/* The names that a key was made of. Older versions wrote them nowhere else, and took the first '-' for the end of the function. */
static bool split_key(const redis_store *store, const char *key, queue_job *job)
{
	const char *function = key + strlen(store->prefix) + 1, *dash = strchr(function, '-');

	if (dash == NULL || dash == function) {
		return false;
	}
	job->function = gear_view_of(function, (size_t) (dash - function));
	job->unique = gear_view_str(dash + 1);
	return true;
}

/* Is this the key of the job's names? Else what was left would not be found again. */
static bool is_left_key(const redis_store *store, const char *key, const queue_job *job)
{
	size_t names = strlen(store->prefix) + 1;

	return strlen(key) == names + job->function.len + 1 + job->unique.len
		&& memcmp(key + names, job->function.bytes, job->function.len) == 0 && key[names + job->function.len] == '-'
		&& memcmp(key + names + job->function.len + 1, job->unique.bytes, job->unique.len) == 0;
}

static const char *read_priority(const redisReply *value, queue_job *job)
{
	if (value->len != 1 || value->str[0] < '0' || value->str[0] > '2') {
		return "its priority is not 0, 1 or 2";
	}
	job->priority = (gear_priority) (value->str[0] - '0');
	return NULL;
}

/* Reads a hash. Returns what is wrong with it, NULL: nothing. */
static const char *read_left_hash(const redis_store *store, const char *key, const redisReply *hash, queue_job *job)
{
	const char *reason = "it has no data";
	queue_job named = { 0 };

	for (size_t i = 0; i + 1 < hash->elements; i += 2) {
		const redisReply *field = hash->element[i], *value = hash->element[i + 1];
		if (strcmp(field->str, "data") == 0) {
			job->data = view_of(value);
			reason = NULL;
		} else if (strcmp(field->str, "function") == 0) {
			named.function = view_of(value);
		} else if (strcmp(field->str, "unique") == 0) {
			named.unique = view_of(value);
		}
	}
	for (size_t i = 0; reason == NULL && i + 1 < hash->elements; i += 2) {
		reason = strcmp(hash->element[i]->str, "priority") == 0 ? read_priority(hash->element[i + 1], job) : NULL;
	}
	if (reason == NULL && named.function.len > 0) {
		job->function = named.function;
		job->unique = named.unique.bytes != NULL ? named.unique : gear_view_str("");
		reason = is_left_key(store, key, job) ? NULL : "its key is not of its function and unique";
	} else if (reason == NULL && !split_key(store, key, job)) {
		reason = "its key has no function and unique";
	}
	return reason;
}

/* One key that was left. A key of neither kind is somebody else's, or broken. */
static queue_rc replay_left_key(const redis_store *store, const char *key, const queue_reader *reader, char *error)
{
	queue_job job = { .reducer = gear_view_str(""), .priority = GEAR_PRIORITY_NORMAL };
	const char *reason = NULL;
	redisReply *reply = redisCommand(store->connection, "HGETALL %s", key);

	if (reply != NULL && reply->type == REDIS_REPLY_ERROR && strncmp(reply->str, "WRONGTYPE", 9) == 0) {
		freeReplyObject(reply);
		reply = redisCommand(store->connection, "GET %s", key);
	}
	if (reply != NULL && reply->type == REDIS_REPLY_ARRAY) {
		reason = read_left_hash(store, key, reply, &job);
	} else if (reply != NULL && reply->type == REDIS_REPLY_STRING) {
		job.data = view_of(reply);
		reason = split_key(store, key, &job) ? NULL : "its key has no function and unique";
	} else if (reply != NULL && (reply->type == REDIS_REPLY_NIL || strncmp(reply->str, "WRONGTYPE", 9) == 0)) {
		reason = "it is neither a hash nor a string";
	} else {
		complain(store, "its jobs cannot be read", reply, error);
		if (reply != NULL) {
			freeReplyObject(reply);
		}
		return QUEUE_UNAVAILABLE;
	}
	if (reason != NULL) {
		reader->bad(reader->context, key, reason);
	} else {
		reader->job(reader->context, &job);
	}
	freeReplyObject(reply);
	return QUEUE_OK;
}

static int compare_keys(const void *a, const void *b)
{
	return strcmp(*(char *const *) a, *(char *const *) b);
}

/* That gearmand kept no order. A scan may show a key twice. */
static queue_rc replay_left(const redis_store *store, const queue_reader *reader, char *error)
{
	key_list list = { 0 };
	queue_rc rc = list_left(store, true, &list, error) ? QUEUE_OK : QUEUE_UNAVAILABLE;

	if (list.count > 0) {
		qsort(list.keys, list.count, sizeof(*list.keys), compare_keys);
	}
	for (size_t i = 0; rc == QUEUE_OK && i < list.count; i++) {
		if (i == 0 || strcmp(list.keys[i - 1], list.keys[i]) != 0) {
			rc = replay_left_key(store, list.keys[i], reader, error);
		}
	}
	free_keys(&list);
	return rc;
}

/* --- the store --- */

/* -1 for an error. */
static int is_empty(const redis_store *store, char *error)
{
	redisReply *reply = redisCommand(store->connection, "HLEN %s", store->jobs);
	key_list left = { 0 };

	reply = expect(store, REDIS_REPLY_INTEGER, "its jobs cannot be read", reply, error);
	if (reply == NULL) {
		return -1;
	}

	bool none = reply->integer == 0;
	freeReplyObject(reply);
	bool good = !none || list_left(store, false, &left, error);
	none = none && left.count == 0;
	free_keys(&left);
	return good ? none : -1;
}

static void *open_store(const struct queue_settings *settings, bool *empty, char *error)
{
	redis_store *store = calloc(1, sizeof(*store));

	if (store == NULL) {
		return queue_fail(error, "no memory");
	}
	store->host = settings->redis_server != NULL ? settings->redis_server : DEFAULT_HOST;
	store->port = settings->redis_port != 0 ? (int) settings->redis_port : DEFAULT_PORT;
	store->prefix = settings->redis_prefix != NULL ? settings->redis_prefix : DEFAULT_PREFIX;
	if (asprintf(&store->jobs, "%s:jobs", store->prefix) < 0) {
		store->jobs = NULL;
		close_store(store);
		return queue_fail(error, "no memory");
	}

	int none = connect_store(store, settings->redis_password, error) && claim_queue(store, error) && check_eviction(store, error)
		? is_empty(store, error)
		: -1;
	if (none < 0) {
		close_store(store);
		return NULL;
	}
	store->value_limit = limit_of(store, "proto-max-bulk-len", BULK_MAX);
	store->batch_limit = limit_of(store, "client-query-buffer-limit", 2 * (size_t) BULK_MAX) / 2;
	*empty = none;
	return store;
}

static int compare_ids(const void *a, const void *b)
{
	uint64_t one = *(const uint64_t *) a, other = *(const uint64_t *) b;

	return one < other ? -1 : one > other;
}

/* The ids of all fields, in order. *Returns owned*, or NULL. */
static uint64_t *list_ids(const redis_store *store, const queue_reader *reader, size_t *count, char *error)
{
	redisReply *reply = redisCommand(store->connection, "HKEYS %s", store->jobs);
	uint64_t *ids;

	*count = 0;
	reply = expect(store, REDIS_REPLY_ARRAY, "its jobs cannot be read", reply, error);
	if (reply == NULL) {
		return NULL;
	}
	ids = malloc((reply->elements + 1) * sizeof(*ids));
	if (ids == NULL) {
		queue_fail(error, "no memory");
	}
	for (size_t i = 0; ids != NULL && i < reply->elements; i++) {
		ids[*count] = queue_record_id(view_of(reply->element[i]));
		if (ids[*count] == 0) {
			reader->bad(reader->context, reply->element[i]->str, "its field is no id");
		} else {
			++*count;
		}
	}
	freeReplyObject(reply);
	if (ids != NULL) {
		qsort(ids, *count, sizeof(*ids), compare_ids);
	}
	return ids;
}

static void replay_one(uint64_t id, const redisReply *value, const queue_reader *reader)
{
	queue_job job = { .id = id };
	char name[32];

	if (value->type == REDIS_REPLY_STRING && queue_record_get(&job, view_of(value))) {
		reader->job(reader->context, &job);
	} else if (value->type != REDIS_REPLY_NIL) {
		snprintf(name, sizeof(name), "field %" PRIu64, id);
		reader->bad(reader->context, name, "its value is no job");
	}
}

/* Reads up to PAGE jobs. */
static queue_rc replay_page(const redis_store *store, const uint64_t *ids, size_t count, const queue_reader *reader, char *error)
{
	char fields[PAGE][24];
	const char *words[PAGE + 2] = { "HMGET", store->jobs };
	redisReply *reply;

	for (size_t i = 0; i < count; i++) {
		snprintf(fields[i], sizeof(fields[i]), "%" PRIu64, ids[i]);
		words[i + 2] = fields[i];
	}
	reply = redisCommandArgv(store->connection, (int) count + 2, words, NULL);
	reply = expect(store, REDIS_REPLY_ARRAY, "its jobs cannot be read", reply, error);
	if (reply == NULL) {
		return QUEUE_UNAVAILABLE;
	}
	for (size_t i = 0; i < reply->elements && i < count; i++) {
		replay_one(ids[i], reply->element[i], reader);
	}
	freeReplyObject(reply);
	return QUEUE_OK;
}

static queue_rc replay(void *opened, const queue_reader *reader, char *error)
{
	redis_store *store = opened;
	queue_rc rc = replay_left(store, reader, error);
	uint64_t *ids = NULL;
	size_t count = 0;

	if (rc == QUEUE_OK) {
		ids = list_ids(store, reader, &count, error);
		rc = ids != NULL ? QUEUE_OK : QUEUE_UNAVAILABLE;
	}
	for (size_t i = 0; rc == QUEUE_OK && i < count; i += PAGE) {
		rc = replay_page(store, ids + i, count - i < PAGE ? count - i : PAGE, reader, error);
	}
	free(ids);
	return rc;
}

/* --- a batch --- */

/* A transaction in Redis' protocol, and how many answers it will have. */
typedef struct redis_script {
	gear_buf bytes;
	size_t commands;
} redis_script;

static bool put_line(gear_buf *out, char kind, size_t number)
{
	char line[32];
	int len = snprintf(line, sizeof(line), "%c%zu\r\n", kind, number);

	return gear_buf_append(out, line, (size_t) len);
}

static bool put_word(gear_buf *out, const char *word)
{
	return put_line(out, '$', strlen(word)) && gear_buf_append(out, word, strlen(word)) && gear_buf_append(out, "\r\n", 2);
}

/* Begins a command of so many words, of which this is the first. */
static bool put_command(redis_script *script, size_t words, const char *word)
{
	script->commands++;
	return put_line(&script->bytes, '*', words) && put_word(&script->bytes, word);
}

static bool put_id(gear_buf *out, uint64_t id)
{
	char word[24];

	snprintf(word, sizeof(word), "%" PRIu64, id);
	return put_word(out, word);
}

static bool put_job(gear_buf *out, const queue_job *job)
{
	return put_id(out, job->id) && put_line(out, '$', queue_record_size(job)) && queue_record_put(out, job)
		&& gear_buf_append(out, "\r\n", 2);
}

static bool put_removal_of_left(redis_script *script, const redis_store *store, const queue_job *job)
{
	gear_buf *out = &script->bytes;

	return put_command(script, 2, "DEL") && put_line(out, '$', strlen(store->prefix) + job->function.len + job->unique.len + 2)
		&& put_left_key(out, store, job) && gear_buf_append(out, "\r\n", 2);
}

/* Operations that one command does: all that remove, or all that store. */
static size_t count_alike(const queue_op *ops, size_t count)
{
	size_t alike = 1;

	while (alike < count && alike < FIELDS_MAX && (ops[alike].verb == QUEUE_DONE) == (ops->verb == QUEUE_DONE)) {
		alike++;
	}
	return alike;
}

static bool put_alike(redis_script *script, const redis_store *store, const queue_op *ops, size_t count)
{
	bool done = ops->verb == QUEUE_DONE;
	bool good =
		put_command(script, 2 + (done ? count : 2 * count), done ? "HDEL" : "HSET") && put_word(&script->bytes, store->jobs);

	for (size_t i = 0; good && i < count; i++) {
		good = done ? put_id(&script->bytes, ops[i].job.id) : put_job(&script->bytes, &ops[i].job);
	}
	for (size_t i = 0; good && i < count; i++) {
		good = ops[i].verb != QUEUE_ADOPT || put_removal_of_left(script, store, &ops[i].job);
	}
	return good;
}

static bool write_script(redis_script *script, const redis_store *store, const queue_op *ops, size_t count)
{
	bool good = put_command(script, 1, "MULTI");

	for (size_t i = 0, alike; good && i < count; i += alike) {
		alike = count_alike(ops + i, count - i);
		good = put_alike(script, store, ops + i, alike);
	}
	return good && put_command(script, 1, "EXEC");
}

/* Redis drops the connection of whoever sends too much, so that is told from here. */
static bool fits(const redis_store *store, const queue_op *ops, size_t count, char *error)
{
	size_t total = 0;

	for (size_t i = 0; i < count; i++) {
		size_t size = ops[i].verb == QUEUE_DONE ? 0 : queue_record_size(&ops[i].job);
		total += size + BULK_ROOM / 8;
		if (size > store->value_limit || (total > store->batch_limit && (count == 1 || i > 0))) {
			queue_fail(error, "Redis at %s:%d: takes values up to %zu bytes and %zu at a time, and this is more", store->host,
				store->port, store->value_limit, store->batch_limit);
			return false;
		}
	}
	return true;
}

/* The first error among the answers, an EXEC's own included. *Takes* each; false when one does not come. */
static bool read_answers(const redis_store *store, size_t commands, bool *refused, char *error)
{
	redisReply *reply;

	for (size_t i = 0; i < commands; i++) {
		if (redisGetReply(store->connection, (void **) &reply) != REDIS_OK) {
			complain(store, "cannot be written", NULL, error);
			return false;
		}
		const redisReply *wrong =
			reply->type == REDIS_REPLY_ERROR || (i + 1 == commands && reply->type != REDIS_REPLY_ARRAY) ? reply : NULL;
		for (size_t j = 0; wrong == NULL && i + 1 == commands && j < reply->elements; j++) {
			wrong = reply->element[j]->type == REDIS_REPLY_ERROR ? reply->element[j] : NULL;
		}
		if (wrong != NULL && !*refused) {
			complain(store, "cannot be written", wrong, error);
			*refused = true;
		}
		freeReplyObject(reply);
	}
	return true;
}

static queue_rc apply(void *opened, const queue_op *ops, size_t count, char *error)
{
	redis_store *store = opened;
	redis_script script = { 0 };
	bool refused = false;

	if (count == 0) {
		return QUEUE_OK;
	}
	if (!fits(store, ops, count, error)) {
		return QUEUE_REFUSED;
	}

	bool good = write_script(&script, store, ops, count)
		&& redisAppendFormattedCommand(store->connection, gear_buf_bytes(&script.bytes), script.bytes.len) == REDIS_OK;
	gear_buf_free(&script.bytes);
	if (!good) {
		queue_fail(error, "no memory");
		return QUEUE_REFUSED;
	}
	return read_answers(store, script.commands, &refused, error) && !refused ? QUEUE_OK : QUEUE_UNAVAILABLE;
}

static const char *const aliases[] = { "hiredis", NULL };

const queue_backend queue_redis = {
	.name = "redis",
	.aliases = aliases,
	.title = "Redis, whose own settings say how much it may lose; --redis-server.",
	.open = open_store,
	.replay = replay,
	.apply = apply,
	.close = close_store,
};
