/*
 * The SQLite queue: one table, whose key is the job's id, so that adding appends and removing needs no other index. WAL and
 * full synchronisation: a commit is one fsync. Replaces the table of the C++ gearmand, whose key were the names, by one
 * with the same columns and an id. A file that is damaged while the server runs is set aside: the server still has the jobs.
 */
#include "queue.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
	BUSY_MS = 2000,
	SQL_SIZE = 1024,
	HEAD_SIZE = 24, /* what a database begins with and keeps: that it is one, its page size, its versions */
	BESIDES = 2     /* -wal and -shm */
};

typedef struct sqlite_store {
	const char *path, *table; /* of the settings */
	sqlite3 *db;
	sqlite3_stmt *add, *retry, *done, *begin, *commit;
	int lock;     /* a descriptor of the file: one server at a time, and it tells when the file is another one */
	bool damaged; /* it said so itself */
	char head[HEAD_SIZE];
	char *beside[BESIDES];           /* names of the files that go with it */
	struct stat beside_was[BESIDES]; /* st_ino 0: there was none */
} sqlite_store;

/* The file was damaged while this server had it. One process has one queue. */
static bool suspicious;

static void close_store(void *opened)
{
	sqlite_store *store = opened;
	sqlite3_stmt *statements[] = { store->add, store->retry, store->done, store->begin, store->commit };

	for (size_t i = 0; i < sizeof(statements) / sizeof(statements[0]); i++) {
		sqlite3_finalize(statements[i]);
	}
	sqlite3_close(store->db);
	if (store->lock >= 0) {
		/* After SQLite: its own locks end with whichever descriptor of the file is closed first. */
		close(store->lock);
	}
	for (size_t i = 0; i < BESIDES; i++) {
		free(store->beside[i]);
	}
	free(store);
}

/* Words what the database has to say about a step. */
static queue_rc complain(sqlite_store *store, const char *step, char *error)
{
	int code = sqlite3_errcode(store->db);

	store->damaged = store->damaged || code == SQLITE_CORRUPT || code == SQLITE_NOTADB;

	queue_fail(error, "%s: %s: %s", store->path, step, sqlite3_errmsg(store->db));
	if (store->damaged) {
		return QUEUE_LOST;
	}
	return code == SQLITE_TOOBIG || code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH ? QUEUE_REFUSED : QUEUE_UNAVAILABLE;
}

static bool lock_file(sqlite_store *store, char *error)
{
	store->lock = open(store->path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (store->lock < 0) {
		queue_fail(error, "%s: cannot be opened: %s", store->path, strerror(errno));
		return false;
	}
	if (flock(store->lock, LOCK_EX | LOCK_NB) != 0) {
		queue_fail(error, "%s: %s", store->path, errno == EWOULDBLOCK ? "another server has it as its queue" : strerror(errno));
		return false;
	}
	return true;
}

#define CREATE_TABLE \
	"CREATE TABLE IF NOT EXISTS \"%1$s\" (id INTEGER PRIMARY KEY, unique_key TEXT, function_name TEXT, priority INTEGER, " \
	"data BLOB, when_to_run INTEGER, reducer TEXT, retries INTEGER NOT NULL DEFAULT 0);"

/* The C++ gearmand's table, in its order. The oldest ones have no when_to_run. */
#define TAKE_OVER(when) \
	"BEGIN IMMEDIATE; ALTER TABLE \"%1$s\" RENAME TO \"%1$s_before\";" CREATE_TABLE \
	"INSERT INTO \"%1$s\" (unique_key, function_name, priority, data, when_to_run) " \
	"SELECT unique_key, function_name, priority, data, " when " FROM \"%1$s_before\" ORDER BY rowid;" \
	"DROP TABLE \"%1$s_before\"; COMMIT"

/* Executes statements in which %1$s is the table; `step` is for the error. */
static bool execute(sqlite_store *store, const char *format, const char *step, char *error)
{
	char sql[SQL_SIZE];

	snprintf(sql, sizeof(sql), format, store->table);
	return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK || (complain(store, step, error), false);
}

static bool has_column(const sqlite_store *store, const char *column)
{
	return sqlite3_table_column_metadata(store->db, NULL, store->table, column, NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
}

/* Makes the table ours, if there is none yet or if it is another gearmand's. */
static bool make_table(sqlite_store *store, char *error)
{
	if (has_column(store, "id") || !has_column(store, "unique_key")) {
		return execute(store, CREATE_TABLE, "its table cannot be made", error);
	}
	return execute(store, has_column(store, "when_to_run") ? TAKE_OVER("when_to_run") : TAKE_OVER("0"),
		"its table cannot be taken over", error);
}

static bool prepare(sqlite_store *store, sqlite3_stmt **statement, const char *format, char *error)
{
	char sql[SQL_SIZE];

	snprintf(sql, sizeof(sql), format, store->table);
	return sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) == SQLITE_OK
		|| (complain(store, "its table cannot be used", error), false);
}

static bool prepare_all(sqlite_store *store, char *error)
{
	return prepare(store, &store->begin, "BEGIN IMMEDIATE", error) && prepare(store, &store->commit, "COMMIT", error)
		&& prepare(store, &store->add,
			"INSERT OR REPLACE INTO \"%1$s\" (id, unique_key, function_name, priority, data, when_to_run, reducer, retries) "
			"VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			error)
		&& prepare(store, &store->retry, "UPDATE \"%1$s\" SET retries = ? WHERE id = ?", error)
		&& prepare(store, &store->done, "DELETE FROM \"%1$s\" WHERE id = ?", error);
}

static bool open_database(sqlite_store *store, char *error)
{
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	int rc = sqlite3_open_v2(store->path, &store->db, flags, NULL);

	if (store->db == NULL) {
		queue_fail(error, "%s: no memory", store->path);
		return false;
	}
	if (rc != SQLITE_OK) {
		complain(store, "cannot be opened", error);
		return false;
	}
	sqlite3_extended_result_codes(store->db, 0);
	sqlite3_busy_timeout(store->db, BUSY_MS);
	/* Where the file system cannot do WAL, the older way goes on, which is as safe and slower. */
	return execute(store,
			   "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; "
			   "PRAGMA cache_size = -16384",
			   "cannot be read", error)
		&& make_table(store, error) && prepare_all(store, error);
}

/* -1 for an error. */
static int is_empty(sqlite_store *store, char *error)
{
	sqlite3_stmt *statement;
	int rc = SQLITE_ERROR;

	if (prepare(store, &statement, "SELECT 1 FROM \"%1$s\" LIMIT 1", error)) {
		rc = sqlite3_step(statement);
		if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
			complain(store, "cannot be read", error);
		}
		sqlite3_finalize(statement);
	}
	return rc == SQLITE_DONE ? 1 : rc == SQLITE_ROW ? 0 : -1;
}

/* Looks at all pages, which is done only when the file is suspicious. */
static bool is_sound(sqlite_store *store, char *error)
{
	sqlite3_stmt *statement;

	if (!prepare(store, &statement, "PRAGMA quick_check(1)", error)) {
		return false;
	}
	bool sound = sqlite3_step(statement) == SQLITE_ROW && strcmp((const char *) sqlite3_column_text(statement, 0), "ok") == 0;
	sqlite3_finalize(statement);
	if (!sound) {
		store->damaged = true;
		queue_fail(error, "%s: is damaged", store->path);
	}
	return sound;
}

/* Renames the file and its log, so that the next one to open it finds none. */
static void set_aside(const sqlite_store *store, char *error)
{
	long long now = (long long) time(NULL);
	char name[QUEUE_ERROR_SIZE], log[QUEUE_ERROR_SIZE + 8];

	snprintf(name, sizeof(name), "%s.damaged-%lld", store->path, now);
	snprintf(log, sizeof(log), "%s-wal", name);
	if (rename(store->path, name) == 0) {
		rename(store->beside[0], log);
		suspicious = false;
		queue_fail(error, "%s: was damaged, and is set aside as %s", store->path, name);
	}
}

/* The names of what lies beside the file, and, once it is open, what all of them look like. */
static bool name_files(sqlite_store *store, char *error)
{
	static const char *const endings[BESIDES] = { "-wal", "-shm" };

	for (size_t i = 0; i < BESIDES; i++) {
		if (asprintf(&store->beside[i], "%s%s", store->path, endings[i]) < 0) {
			store->beside[i] = NULL;
			queue_fail(error, "no memory");
			return false;
		}
	}
	return true;
}

static void note_files(sqlite_store *store)
{
	if (pread(store->lock, store->head, HEAD_SIZE, 0) != HEAD_SIZE) {
		memset(store->head, 0, HEAD_SIZE);
	}
	for (size_t i = 0; i < BESIDES; i++) {
		if (stat(store->beside[i], &store->beside_was[i]) != 0) {
			store->beside_was[i].st_ino = 0; /* no file has this number */
		}
	}
}

static void *open_store(const struct queue_settings *settings, bool *empty, char *error)
{
	sqlite_store *store;

	if (settings->sqlite_db == NULL) {
		return queue_fail(error, "the SQLite queue needs --libsqlite3-db");
	}
	if (settings->sqlite_table != NULL && !queue_is_table_name(settings->sqlite_table)) {
		return queue_fail(error, "'%s' cannot be the table of a queue", settings->sqlite_table);
	}
	store = calloc(1, sizeof(*store));
	if (store == NULL) {
		return queue_fail(error, "no memory");
	}
	store->path = settings->sqlite_db;
	store->table = settings->sqlite_table != NULL ? settings->sqlite_table : "gearman_queue";
	store->lock = -1;

	bool good = name_files(store, error) && lock_file(store, error) && open_database(store, error)
		&& (!suspicious || is_sound(store, error));
	int none = good ? is_empty(store, error) : -1;
	if (none < 0) {
		if (suspicious && store->damaged) {
			set_aside(store, error);
		}
		close_store(store);
		return NULL;
	}
	suspicious = false;
	note_files(store);
	*empty = none;
	return store;
}

static gear_view text_of(sqlite3_stmt *row, int column)
{
	const char *bytes = (const char *) sqlite3_column_text(row, column);

	return gear_view_of(bytes != NULL ? bytes : "", bytes != NULL ? (size_t) sqlite3_column_bytes(row, column) : 0);
}

static gear_view blob_of(sqlite3_stmt *row, int column)
{
	const char *bytes = sqlite3_column_blob(row, column);

	return gear_view_of(bytes != NULL ? bytes : "", bytes != NULL ? (size_t) sqlite3_column_bytes(row, column) : 0);
}

static void read_row(sqlite3_stmt *row, const queue_reader *reader)
{
	const queue_job job = {
		.id = (uint64_t) sqlite3_column_int64(row, 0),
		.unique = text_of(row, 1),
		.function = text_of(row, 2),
		.priority = (gear_priority) sqlite3_column_int(row, 3),
		.data = blob_of(row, 4),
		.due = sqlite3_column_int64(row, 5),
		.reducer = text_of(row, 6),
		.retries = (uint32_t) sqlite3_column_int(row, 7),
	};
	char name[32];

	if (sqlite3_column_int64(row, 0) <= 0 || sqlite3_column_type(row, 3) != SQLITE_INTEGER) {
		snprintf(name, sizeof(name), "row %lld", (long long) sqlite3_column_int64(row, 0));
		reader->bad(reader->context, name, "its id is no number of a job, or its priority is no number");
		return;
	}
	reader->job(reader->context, &job);
}

static queue_rc replay(void *opened, const queue_reader *reader, char *error)
{
	sqlite_store *store = opened;
	sqlite3_stmt *rows;
	int rc;

	if (!prepare(store, &rows,
			"SELECT id, unique_key, function_name, priority, data, when_to_run, reducer, retries FROM \"%1$s\" ORDER BY id",
			error)) {
		return QUEUE_UNAVAILABLE;
	}
	while ((rc = sqlite3_step(rows)) == SQLITE_ROW) {
		read_row(rows, reader);
	}
	if (rc != SQLITE_DONE) {
		complain(store, "its jobs cannot be read", error);
	}
	sqlite3_finalize(rows);
	return rc == SQLITE_DONE ? QUEUE_OK : QUEUE_UNAVAILABLE;
}

static bool run(sqlite3_stmt *statement)
{
	int rc = sqlite3_step(statement);

	sqlite3_reset(statement); /* the error, if any, stays that of the database */
	return rc == SQLITE_DONE;
}

static void bind_text(sqlite3_stmt *statement, int index, gear_view text)
{
	sqlite3_bind_text(statement, index, text.bytes != NULL ? text.bytes : "", (int) text.len, SQLITE_STATIC);
}

static bool add(const sqlite_store *store, const queue_job *job)
{
	sqlite3_bind_int64(store->add, 1, (sqlite3_int64) job->id);
	bind_text(store->add, 2, job->unique);
	bind_text(store->add, 3, job->function);
	sqlite3_bind_int(store->add, 4, (int) job->priority);
	sqlite3_bind_int64(store->add, 6, job->due);
	bind_text(store->add, 7, job->reducer);
	sqlite3_bind_int64(store->add, 8, job->retries);
	/* The one that can be too large. */
	return sqlite3_bind_blob64(store->add, 5, job->data.bytes != NULL ? job->data.bytes : "", job->data.len, SQLITE_STATIC)
		== SQLITE_OK
		&& run(store->add);
}

static bool apply_one(const sqlite_store *store, const queue_op *op)
{
	switch (op->verb) {
		case QUEUE_RETRY:
			sqlite3_bind_int64(store->retry, 1, op->job.retries);
			sqlite3_bind_int64(store->retry, 2, (sqlite3_int64) op->job.id);
			return run(store->retry);
		case QUEUE_DONE:
			sqlite3_bind_int64(store->done, 1, (sqlite3_int64) op->job.id);
			return run(store->done);
		default:
			return add(store, &op->job);
	}
}

/*
 * SQLite goes on writing a file that was deleted, and its log when the file was written over; nobody would find what is in
 * there. What has happened to them, NULL: nothing.
 */
static const char *what_happened(const sqlite_store *store)
{
	static const char none[HEAD_SIZE];
	struct stat ours, theirs;
	char head[HEAD_SIZE];

	if (fstat(store->lock, &ours) != 0 || stat(store->path, &theirs) != 0 || ours.st_ino != theirs.st_ino
		|| ours.st_dev != theirs.st_dev) {
		return "was deleted or replaced";
	}
	if (memcmp(store->head, none, HEAD_SIZE) != 0
		&& (pread(store->lock, head, HEAD_SIZE, 0) != HEAD_SIZE || memcmp(head, store->head, HEAD_SIZE) != 0)) {
		return "was written over";
	}
	for (size_t i = 0; i < BESIDES; i++) {
		if (store->beside_was[i].st_ino != 0
			&& (stat(store->beside[i], &theirs) != 0 || theirs.st_ino != store->beside_was[i].st_ino)) {
			return i == 0 ? "its -wal was deleted or replaced" : "its -shm was deleted or replaced";
		}
	}
	return NULL;
}

static queue_rc apply(void *opened, const queue_op *ops, size_t count, char *error)
{
	sqlite_store *store = opened;
	const char *happened = what_happened(store);
	queue_rc rc;

	if (happened != NULL) {
		queue_fail(error, "%s: %s", store->path, happened);
		suspicious = true;
		return QUEUE_LOST;
	}
	bool good = run(store->begin);
	for (size_t i = 0; good && i < count; i++) {
		good = apply_one(store, &ops[i]);
	}
	if (good && run(store->commit)) {
		return QUEUE_OK;
	}
	rc = complain(store, "cannot be written", error);
	suspicious = suspicious || rc == QUEUE_LOST;
	if (!sqlite3_get_autocommit(store->db)) {
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	}
	return rc;
}

static const char *const aliases[] = { "libsqlite3", "sqlite3", NULL };

const queue_backend queue_sqlite = {
	.name = "sqlite",
	.aliases = aliases,
	.title = "SQLite, a file of this server's own; --libsqlite3-db.",
	.open = open_store,
	.replay = replay,
	.apply = apply,
	.close = close_store,
};
