/*
 * The Tokyo Cabinet queue: a hash database (.tch) or a B+ tree (.tcb), a record a job. The key is the id in twenty digits, the
 * value a record (queue_record). A batch is a transaction that is synchronised. Reads the records of the C++ gearmand, whose
 * keys, FUNCTION-UNIQUE, have a '-' and so are none of ours.
 */
#include "queue.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <tcbdb.h>
#include <tchdb.h>
#include <tcutil.h>

#include "queue_record.h"

enum {
	KEY_SIZE = 24,
	DEFRAGMENT = 8,                  /* a step of it every so many removals */
	VALUE_MAX = INT_MAX - (1 << 20), /* lengths are ints there */
	KEEP = -1,                       /* a tuning parameter as it is */
};

/* One of the two is open. Their functions are twins. */
typedef struct tokyo_store {
	const char *path; /* of the settings */
	TCHDB *hash;
	TCBDB *tree;
} tokyo_store;

static int code_of(const tokyo_store *store)
{
	return store->hash != NULL ? tchdbecode(store->hash) : tcbdbecode(store->tree);
}

static bool put(const tokyo_store *store, gear_view key, const gear_buf *value)
{
	const char *bytes = gear_buf_bytes(value);

	return store->hash != NULL ? tchdbput(store->hash, key.bytes, (int) key.len, bytes, (int) value->len)
							   : tcbdbput(store->tree, key.bytes, (int) key.len, bytes, (int) value->len);
}

static bool out(const tokyo_store *store, gear_view key)
{
	bool good =
		store->hash != NULL ? tchdbout(store->hash, key.bytes, (int) key.len) : tcbdbout(store->tree, key.bytes, (int) key.len);

	return good || code_of(store) == TCENOREC;
}

static bool begin(const tokyo_store *store)
{
	return store->hash != NULL ? tchdbtranbegin(store->hash) : tcbdbtranbegin(store->tree);
}

static bool commit(const tokyo_store *store)
{
	return store->hash != NULL ? tchdbtrancommit(store->hash) : tcbdbtrancommit(store->tree);
}

static void roll_back(const tokyo_store *store)
{
	if (store->hash != NULL) {
		tchdbtranabort(store->hash);
	} else {
		tcbdbtranabort(store->tree);
	}
}

static void close_store(void *opened)
{
	tokyo_store *store = opened;

	if (store->hash != NULL) {
		tchdbdel(store->hash);
	}
	if (store->tree != NULL) {
		tcbdbdel(store->tree);
	}
	free(store);
}

static void complain(const tokyo_store *store, const char *step, char *error)
{
	int code = code_of(store);

	if (code == TCELOCK || code == TCETHREAD) {
		queue_fail(error, "%s: %s: another server has it as its queue", store->path, step);
	} else {
		queue_fail(error, "%s: %s: %s", store->path, step, tcerrmsg(code));
	}
}

/* New files may grow beyond 2 GiB. */
static bool open_hash(tokyo_store *store, bool optimize)
{
	store->hash = tchdbnew();
	return store->hash != NULL && tchdbsetmutex(store->hash) && tchdbtune(store->hash, KEEP, KEEP, KEEP, HDBTLARGE)
		&& tchdbsetdfunit(store->hash, DEFRAGMENT)
		&& tchdbopen(store->hash, store->path, HDBOWRITER | HDBOCREAT | HDBOLCKNB | HDBOTSYNC)
		&& (!optimize || tchdboptimize(store->hash, KEEP, KEEP, KEEP, HDBTLARGE));
}

static bool open_tree(tokyo_store *store, bool optimize)
{
	store->tree = tcbdbnew();
	return store->tree != NULL && tcbdbsetmutex(store->tree) && tcbdbtune(store->tree, KEEP, KEEP, KEEP, KEEP, KEEP, BDBTLARGE)
		&& tcbdbsetdfunit(store->tree, DEFRAGMENT)
		&& tcbdbopen(store->tree, store->path, BDBOWRITER | BDBOCREAT | BDBOLCKNB | BDBOTSYNC)
		&& (!optimize || tcbdboptimize(store->tree, KEEP, KEEP, KEEP, KEEP, KEEP, BDBTLARGE));
}

static bool has_suffix(const char *path, const char *suffix)
{
	size_t len = strlen(path);

	return len > strlen(suffix) && strcmp(path + len - strlen(suffix), suffix) == 0;
}

static void *open_store(const struct queue_settings *settings, bool *empty, char *error)
{
	const char *path = settings->tokyo_file;
	tokyo_store *store;

	if (path == NULL) {
		return queue_fail(error, "the Tokyo Cabinet queue needs --libtokyocabinet-file");
	}
	if (!has_suffix(path, ".tch") && !has_suffix(path, ".tcb")) {
		return queue_fail(error, "%s: the file's name has to end in .tch, for a hash database, or .tcb, for a B+ tree", path);
	}
	store = calloc(1, sizeof(*store));
	if (store == NULL) {
		return queue_fail(error, "no memory");
	}
	store->path = path;
	if (!(has_suffix(path, ".tch") ? open_hash : open_tree)(store, settings->tokyo_optimize)) {
		if (store->hash != NULL || store->tree != NULL) {
			complain(store, "cannot be opened", error);
		} else {
			queue_fail(error, "no memory");
		}
		close_store(store);
		return NULL;
	}
	*empty = (store->hash != NULL ? tchdbrnum(store->hash) : tcbdbrnum(store->tree)) == 0;
	return store;
}

/* --- replay --- */

/* The C++ gearmand's: FUNCTION NUL UNIQUE NUL, a digit for the priority and at once the due time, NUL, the data. */
static bool read_left(queue_job *job, gear_view value)
{
	const char *end = value.bytes + value.len, *unique, *numbers, *data;
	char *after;

	unique = memchr(value.bytes, '\0', value.len);
	numbers = unique != NULL ? memchr(unique + 1, '\0', (size_t) (end - unique - 1)) : NULL;
	data = numbers != NULL ? memchr(numbers + 1, '\0', (size_t) (end - numbers - 1)) : NULL;
	if (data == NULL || unique == value.bytes || numbers[1] < '0' || numbers[1] > '2') {
		return false;
	}
	errno = 0;
	job->due = strtoll(numbers + 2, &after, 10);
	if (after != data || after == numbers + 2 || errno != 0) {
		return false;
	}
	job->function = gear_view_of(value.bytes, (size_t) (unique - value.bytes));
	job->unique = gear_view_of(unique + 1, (size_t) (numbers - unique - 1));
	job->reducer = gear_view_str("");
	job->priority = (gear_priority) (numbers[1] - '0');
	job->data = gear_view_of(data + 1, (size_t) (end - data - 1));
	return true;
}

/* Is this the key under which that gearmand kept the job? Else it would not be found again. */
static bool is_left_key(gear_view key, const queue_job *job)
{
	return key.len == job->function.len + 1 + job->unique.len && memcmp(key.bytes, job->function.bytes, job->function.len) == 0
		&& key.bytes[job->function.len] == '-'
		&& memcmp(key.bytes + job->function.len + 1, job->unique.bytes, job->unique.len) == 0;
}

static void replay_record(uint64_t id, gear_view key, gear_view value, const queue_reader *reader)
{
	queue_job job = { .id = id };

	if (id != 0 ? !queue_record_get(&job, value) : !read_left(&job, value)) {
		reader->bad(reader->context, key.bytes, "its value is no job");
	} else if (id == 0 && !is_left_key(key, &job)) {
		reader->bad(reader->context, key.bytes, "its key is not of its function and unique");
	} else {
		reader->job(reader->context, &job);
	}
}

/* The ids of ours, as an array that grows. */
typedef struct id_list {
	uint64_t *ids;
	size_t count, cap;
} id_list;

static bool add_id(id_list *list, uint64_t id)
{
	if (list->count == list->cap) {
		size_t cap = list->cap == 0 ? 1024 : 2 * list->cap;
		uint64_t *ids = realloc(list->ids, cap * sizeof(*ids));
		if (ids == NULL) {
			return false;
		}
		list->ids = ids;
		list->cap = cap;
	}
	list->ids[list->count++] = id;
	return true;
}

static int compare_ids(const void *a, const void *b)
{
	uint64_t one = *(const uint64_t *) a, other = *(const uint64_t *) b;

	return one < other ? -1 : one > other;
}

static gear_view key_of(char *bytes, uint64_t id)
{
	return gear_view_of(bytes, (size_t) snprintf(bytes, KEY_SIZE, "%020" PRIu64, id));
}

/* *Returns owned* (free), with a NUL behind. NULL: there is none, or it cannot be read. */
static char *get(const tokyo_store *store, gear_view key, gear_view *value)
{
	int len = 0;
	char *bytes = store->hash != NULL ? tchdbget(store->hash, key.bytes, (int) key.len, &len) : NULL;

	if (store->tree != NULL) {
		const char *theirs = tcbdbget3(store->tree, key.bytes, (int) key.len, &len);
		bytes = theirs != NULL ? tcmemdup(theirs, (size_t) len) : NULL;
	}
	*value = gear_view_of(bytes, (size_t) len);
	return bytes;
}

static bool replay_key(const tokyo_store *store, uint64_t id, gear_view key, const queue_reader *reader)
{
	gear_view value;
	char *bytes = get(store, key, &value);

	if (bytes != NULL) {
		replay_record(id, key, value, reader);
	}
	free(bytes);
	return bytes != NULL;
}

/* One key of the walk: ours is noted for later, one that was left is replayed. */
static bool visit(const tokyo_store *store, gear_view key, id_list *list, const queue_reader *reader)
{
	uint64_t id = queue_record_id(key);

	return id != 0 ? add_id(list, id) : replay_key(store, 0, key, reader);
}

static bool walk_hash(const tokyo_store *store, id_list *list, const queue_reader *reader)
{
	bool good = tchdbiterinit(store->hash);
	char *key;
	int len;

	while (good && (key = tchdbiternext(store->hash, &len)) != NULL) {
		good = visit(store, gear_view_of(key, (size_t) len), list, reader);
		free(key);
	}
	return good && tchdbecode(store->hash) == TCENOREC;
}

static bool walk_tree(const tokyo_store *store, id_list *list, const queue_reader *reader)
{
	BDBCUR *cursor = tcbdbcurnew(store->tree);
	bool more = cursor != NULL && tcbdbcurfirst(cursor), good = cursor != NULL;

	while (good && more) {
		int len;
		char *key = tcbdbcurkey(cursor, &len);
		good = key != NULL && visit(store, gear_view_of(key, (size_t) len), list, reader);
		free(key);
		more = tcbdbcurnext(cursor);
	}
	if (cursor != NULL) {
		tcbdbcurdel(cursor);
	}
	return good && tcbdbecode(store->tree) == TCENOREC;
}

static queue_rc replay(void *opened, const queue_reader *reader, char *error)
{
	tokyo_store *store = opened;
	id_list list = { 0 };
	char key[KEY_SIZE];
	bool good = store->hash != NULL ? walk_hash(store, &list, reader) : walk_tree(store, &list, reader);

	if (good && list.count > 0) {
		qsort(list.ids, list.count, sizeof(*list.ids), compare_ids);
	}
	for (size_t i = 0; good && i < list.count; i++) {
		good = replay_key(store, list.ids[i], key_of(key, list.ids[i]), reader);
	}
	if (!good) {
		complain(store, "its jobs cannot be read", error);
	}
	free(list.ids);
	return good ? QUEUE_OK : QUEUE_UNAVAILABLE;
}

/* --- a batch --- */

static bool put_left_key(gear_buf *buf, const queue_job *job)
{
	return gear_buf_append(buf, job->function.bytes, job->function.len) && gear_buf_append(buf, "-", 1)
		&& gear_buf_append(buf, job->unique.bytes, job->unique.len);
}

/* `scratch` is empty before and after. */
static bool apply_one(const tokyo_store *store, const queue_op *op, gear_buf *scratch)
{
	char key[KEY_SIZE];
	bool good;

	if (op->verb == QUEUE_DONE) {
		return out(store, key_of(key, op->job.id));
	}
	good = queue_record_put(scratch, &op->job) && put(store, key_of(key, op->job.id), scratch);
	gear_buf_consume(scratch, scratch->len);
	if (good && op->verb == QUEUE_ADOPT) {
		good = put_left_key(scratch, &op->job) && out(store, gear_view_of(gear_buf_bytes(scratch), scratch->len));
		gear_buf_consume(scratch, scratch->len);
	}
	return good;
}

/* A file that was deleted goes on being written, and nobody would find what is in there. */
static bool is_still_there(const tokyo_store *store)
{
	struct stat theirs;
	uint64_t ours = store->hash != NULL ? tchdbinode(store->hash) : tcbdbinode(store->tree);

	return stat(store->path, &theirs) == 0 && theirs.st_ino == ours;
}

static queue_rc apply(void *opened, const queue_op *ops, size_t count, char *error)
{
	tokyo_store *store = opened;
	gear_buf scratch = { 0 };

	if (!is_still_there(store)) {
		queue_fail(error, "%s: was deleted or replaced", store->path);
		return QUEUE_LOST;
	}
	for (size_t i = 0; i < count; i++) {
		if (ops[i].verb != QUEUE_DONE && queue_record_size(&ops[i].job) > VALUE_MAX) {
			queue_fail(error, "%s: takes values up to %d bytes, and this is more", store->path, (int) VALUE_MAX);
			return QUEUE_REFUSED;
		}
	}
	if (!begin(store)) {
		complain(store, "cannot be written", error);
		return QUEUE_UNAVAILABLE;
	}
	bool good = true;
	for (size_t i = 0; good && i < count; i++) {
		good = apply_one(store, &ops[i], &scratch);
	}
	gear_buf_free(&scratch);
	if (good && commit(store)) {
		return QUEUE_OK;
	}
	complain(store, "cannot be written", error);
	roll_back(store);
	return QUEUE_UNAVAILABLE;
}

static const char *const aliases[] = { "libtokyocabinet", "tokyo", NULL };

const queue_backend queue_tokyo = {
	.name = "tokyocabinet",
	.aliases = aliases,
	.title = "Tokyo Cabinet, a file of this server's own; --libtokyocabinet-file.",
	.open = open_store,
	.replay = replay,
	.apply = apply,
	.close = close_store,
};
