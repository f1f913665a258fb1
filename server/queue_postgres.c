/*
 * The PostgreSQL queue: one table, whose key is the job's id, and whose names are bytes. A batch is one transaction in
 * pipeline mode, so one round trip, of statements that take arrays of rows. Every wait is a poll with a deadline: libpq
 * alone would wait for a stopped server for ever. Brings the table of the C++ gearmand into this shape.
 */
#include "queue.h"

#include <errno.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gear_buf.h"
#include "queue_rows.h"

enum {
	ANSWER_MS = 5000,      /* without a byte to or from the server: it does not answer */
	REPLAY_MS = 60000,     /* the same, where it may have to sort */
	TAKE_OVER_MS = 600000, /* the same, where it writes a table anew */
	SQL_SIZE = 4096,
	NAME_SIZE = 160,
	CHUNK_ROWS = 4096, /* in one statement */
	CHUNK_BYTES = 4 << 20,
	COLUMNS = 8,
	LARGEST_DATA = (1 << 30) - (1 << 20), /* what bytea and a message can hold is a little less than 1 GiB */
	OID_BYTEA = 17,
	OID_INT8 = 20,
};

typedef struct postgres_store {
	PGconn *conn;
	char table[NAME_SIZE];    /* quoted, as it stands in statements */
	gear_buf arrays[COLUMNS]; /* of the statement that is being gathered */
} postgres_store;

static void close_store(void *opened)
{
	postgres_store *store = opened;

	for (size_t i = 0; i < COLUMNS; i++) {
		gear_buf_free(&store->arrays[i]);
	}
	PQfinish(store->conn);
	free(store);
}

/* Words a failed step; libpq's reasons are several lines, and never the password. */
static void complain(const postgres_store *store, const char *step, const char *reason, char *error)
{
	const char *host = PQhost(store->conn), *port = PQport(store->conn);
	size_t len;

	queue_fail(error, "PostgreSQL at %s:%s: %s: %s", host != NULL ? host : "", port != NULL ? port : "", step, reason);
	for (len = 0; error[len] != '\0'; len++) {
		if (error[len] == '\n') {
			error[len] = ' ';
		}
	}
	while (len > 0 && error[len - 1] == ' ') {
		error[--len] = '\0';
	}
}

static const char *reason_of(const postgres_store *store, const PGresult *result)
{
	const char *field = result != NULL ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;

	return field != NULL ? field : PQerrorMessage(store->conn);
}

/* Only what the data of an operation can bring about: data exceptions, constraints, limits, and what triggers raise. */
static queue_rc judge(const postgres_store *store, const PGresult *result)
{
	const char *state = result != NULL ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;

	if (PQstatus(store->conn) != CONNECTION_OK || state == NULL) {
		return QUEUE_UNAVAILABLE;
	}
	return strncmp(state, "22", 2) == 0 || strncmp(state, "23", 2) == 0 || strncmp(state, "54", 2) == 0
			|| strncmp(state, "P0", 2) == 0
		? QUEUE_REFUSED
		: QUEUE_UNAVAILABLE;
}

/* Sends what is unsent, and waits until there is something to read, or sent, or `ms` have passed. */
static bool wait_once(const postgres_store *store, int unsent, int ms)
{
	struct pollfd ready = { .fd = PQsocket(store->conn), .events = (short) (POLLIN | (unsent > 0 ? POLLOUT : 0)) };
	int count;

	do {
		count = poll(&ready, 1, ms);
	} while (count < 0 && errno == EINTR);
	return count > 0;
}

/*
 * The next result, which the caller clears, or NULL: there is none for this statement, or, with `*failed` set and the
 * reason given, the server is gone.
 */
static PGresult *next_result(const postgres_store *store, int ms, const char *step, bool *failed, char *error)
{
	*failed = true;
	for (;;) {
		int unsent = PQflush(store->conn);

		if (unsent < 0 || (PQisBusy(store->conn) && unsent == 0 && PQstatus(store->conn) != CONNECTION_OK)) {
			complain(store, step, PQerrorMessage(store->conn), error);
			return NULL;
		}
		if (!PQisBusy(store->conn)) {
			*failed = false;
			return PQgetResult(store->conn);
		}
		if (!wait_once(store, unsent, ms)) {
			complain(store, step, "it does not answer", error);
			return NULL;
		}
		if (!PQconsumeInput(store->conn)) {
			complain(store, step, PQerrorMessage(store->conn), error);
			return NULL;
		}
	}
}

/* Executes statements; the last one's result, which the caller clears, or NULL, with the reason in `error`. */
static PGresult *ask(const postgres_store *store, const char *sql, int ms, const char *step, char *error)
{
	PGresult *last = NULL, *result;
	bool failed;

	if (!PQsendQuery(store->conn, sql)) {
		complain(store, step, PQerrorMessage(store->conn), error);
		return NULL;
	}
	while ((result = next_result(store, ms, step, &failed, error)) != NULL) {
		ExecStatusType status = PQresultStatus(result);
		bool good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;

		PQclear(last);
		last = good ? result : NULL;
		if (!good) {
			complain(store, step, reason_of(store, result), error);
			PQclear(result);
		}
	}
	if (failed) {
		PQclear(last);
		return NULL;
	}
	return last;
}

static bool execute(const postgres_store *store, const char *sql, int ms, const char *step, char *error)
{
	PGresult *result = ask(store, sql, ms, step, error);

	PQclear(result);
	return result != NULL;
}

/* The answer, if it is one short text, is copied to `answer`. */
static bool ask_text(const postgres_store *store, const char *sql, const char *step, char *answer, size_t size, char *error)
{
	PGresult *result = ask(store, sql, ANSWER_MS, step, error);
	bool good = result != NULL && PQntuples(result) == 1 && (size_t) PQgetlength(result, 0, 0) < size;

	if (good) {
		memcpy(answer, PQgetvalue(result, 0, 0), (size_t) PQgetlength(result, 0, 0) + 1);
	} else if (result != NULL) {
		complain(store, step, "an unexpected answer", error);
	}
	PQclear(result);
	return good;
}

#define TABLE_CANNOT_BE_MADE "its table cannot be made"
#define TABLE_CANNOT_BE_TAKEN "its table cannot be taken over"

/* Two keys: "gear", and what the table is to this database, whatever it is called and by which path it is found. */
#define LOCK_TABLE "SELECT %s(x'67656172'::int, '%s'::regclass::oid::bigint::bit(32)::int)"

/* Waits as long as the session waits for any lock: the server may only be about to notice that a gearmand was killed. */
static bool lock_table(const postgres_store *store, char *error)
{
	static const char step[] = "its table cannot be locked";
	char sql[SQL_SIZE], answer[8];

	snprintf(sql, sizeof(sql), LOCK_TABLE, "pg_try_advisory_lock", store->table);
	if (!ask_text(store, sql, step, answer, sizeof(answer), error)) {
		return false;
	}
	snprintf(sql, sizeof(sql), LOCK_TABLE, "pg_advisory_lock", store->table);
	if (*answer != 't' && !execute(store, sql, ANSWER_MS, step, error)) {
		complain(store, store->table, "another server has it as its queue", error);
		return false;
	}
	return true;
}

#define CREATE_TABLE \
	"CREATE TABLE IF NOT EXISTS %s (id bigint PRIMARY KEY, unique_key bytea, function_name bytea, priority integer, " \
	"data bytea, when_to_run bigint, reducer bytea, retries bigint NOT NULL DEFAULT 0)"

/* 'none': there is no table; 'ours'; 'old': the C++ gearmand's; 'half': other columns. */
#define TABLE_SHAPE \
	"SELECT CASE WHEN to_regclass('%1$s') IS NULL THEN 'none' " \
	"WHEN array['id', 'unique_key', 'function_name', 'priority', 'data', 'when_to_run', 'reducer', 'retries'] <@ names " \
	"AND (SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('%1$s') AND NOT attisdropped " \
	"AND attname IN ('unique_key', 'function_name', 'data', 'reducer') AND atttypid = 'bytea'::regtype) = 4 THEN 'ours' " \
	"WHEN array['unique_key', 'function_name', 'priority', 'data'] <@ names AND NOT 'id' = ANY(names) THEN 'old' " \
	"ELSE 'half' END FROM (SELECT array(SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass('%1$s') " \
	"AND attnum > 0 AND NOT attisdropped) AS names) AS columns"

/* The statement that drops whatever makes names unique, in the server's own quoting. */
#define FIND_UNIQUES \
	"SELECT coalesce((SELECT string_agg(format('ALTER TABLE %1$s DROP CONSTRAINT %%I;', conname), ' ') FROM pg_constraint " \
	"WHERE conrelid = '%1$s'::regclass AND contype IN ('u', 'p')), '') || " \
	"coalesce((SELECT string_agg(format('DROP INDEX %%s;', indexrelid::regclass), ' ') FROM pg_index " \
	"WHERE indrelid = '%1$s'::regclass AND indisunique " \
	"AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)), '')"

/*
 * Rows were inserted by a transaction each, so the ages of these tell their order, where space was used again too. Names
 * are the bytes that the database's encoding has for them. The sequence of ids goes: ids are given by us.
 */
#define TAKE_OVER \
	"BEGIN; LOCK TABLE %1$s IN ACCESS EXCLUSIVE MODE; %2$s" \
	"ALTER TABLE %1$s ADD COLUMN IF NOT EXISTS when_to_run bigint, ADD COLUMN id bigint; " \
	"UPDATE %1$s AS jobs SET id = place FROM (SELECT ctid, row_number() OVER (ORDER BY age(xmin) DESC, ctid) AS place " \
	"FROM %1$s) AS places WHERE jobs.ctid = places.ctid; " \
	"ALTER TABLE %1$s ALTER COLUMN unique_key DROP DEFAULT, ALTER COLUMN function_name DROP DEFAULT; " \
	"ALTER TABLE %1$s " \
	"ALTER COLUMN unique_key TYPE bytea USING convert_to(unique_key::text, getdatabaseencoding()), " \
	"ALTER COLUMN function_name TYPE bytea USING convert_to(function_name::text, getdatabaseencoding()), " \
	"ALTER COLUMN when_to_run TYPE bigint, ADD PRIMARY KEY (id), ADD COLUMN reducer bytea, " \
	"ADD COLUMN retries bigint NOT NULL DEFAULT 0; COMMIT"

static bool take_over(const postgres_store *store, char *error)
{
	char sql[SQL_SIZE], uniques[SQL_SIZE / 4];

	snprintf(sql, sizeof(sql), FIND_UNIQUES, store->table);
	if (!ask_text(store, sql, TABLE_CANNOT_BE_TAKEN, uniques, sizeof(uniques), error)) {
		return false;
	}
	snprintf(sql, sizeof(sql), TAKE_OVER, store->table, uniques);
	return execute(store, sql, TAKE_OVER_MS, TABLE_CANNOT_BE_TAKEN, error);
}

/* Locks the table, and makes it ours if there is none yet or if it is another gearmand's. */
static bool make_table(const postgres_store *store, char *error)
{
	char sql[SQL_SIZE], shape[8];

	snprintf(sql, sizeof(sql), TABLE_SHAPE, store->table);
	if (!ask_text(store, sql, TABLE_CANNOT_BE_MADE, shape, sizeof(shape), error)) {
		return false;
	}
	if (strcmp(shape, "half") == 0) {
		complain(store, store->table, "is a table, but not one of a queue's columns", error);
		return false;
	}
	if (strcmp(shape, "none") == 0) {
		snprintf(sql, sizeof(sql), CREATE_TABLE, store->table);
		if (!execute(store, sql, ANSWER_MS, TABLE_CANNOT_BE_MADE, error)) {
			return false;
		}
	}
	return lock_table(store, error) && (strcmp(shape, "old") != 0 || take_over(store, error));
}

/* Neither a look at a table's size when it was still empty, nor a plan for it, must outlive its growth: the key is used. */
#define PREPARE_SESSION \
	"SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') <> 'remote_apply'; " \
	"SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off; " \
	"SET plan_cache_mode = force_generic_plan; SET lock_timeout = 4000; SET bytea_output = hex; " \
	"SET client_min_messages = error; SET idle_in_transaction_session_timeout = 0; " \
	"SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3; SET synchronize_seqscans = " \
	"off"

#define PREPARE_STATEMENTS \
	"PREPARE gear_add (bigint[], bytea[], bytea[], bigint[], bytea[], bigint[], bytea[], bigint[]) AS " \
	"INSERT INTO %1$s (id, unique_key, function_name, priority, data, when_to_run, reducer, retries) " \
	"SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) " \
	"ON CONFLICT (id) DO UPDATE SET unique_key = excluded.unique_key, function_name = excluded.function_name, " \
	"priority = excluded.priority, data = excluded.data, when_to_run = excluded.when_to_run, reducer = excluded.reducer, " \
	"retries = excluded.retries; " \
	"PREPARE gear_retry (bigint[], bigint[]) AS UPDATE %1$s AS jobs SET retries = news.retries " \
	"FROM unnest($1, $2) AS news (id, retries) WHERE jobs.id = news.id; " \
	"PREPARE gear_done (bigint[]) AS DELETE FROM %1$s WHERE id = ANY($1)"

static void ignore_notice(void *context, const PGresult *notice)
{
	(void) context;
	(void) notice;
}

/* What comes before the user's string can be overruled by it. */
static bool connect_server(postgres_store *store, const char *conninfo, char *error)
{
	const char *const names[] = { "connect_timeout", "tcp_user_timeout", "keepalives_idle", "keepalives_interval",
		"keepalives_count", "fallback_application_name", "dbname", NULL };
	const char *const values[] = { "5", "5000", "10", "5", "3", "gearmand", conninfo, NULL };
	PQconninfoOption *parsed = PQconninfoParse(conninfo, NULL);

	if (parsed == NULL) {
		/* libpq would say what it stumbled over, and that may be the password. */
		queue_fail(error, "PostgreSQL: --libpq-conninfo is no connection string");
		return false;
	}
	PQconninfoFree(parsed);
	store->conn = PQconnectdbParams(names, values, 1);
	if (PQstatus(store->conn) != CONNECTION_OK) {
		complain(store, "cannot be reached", PQerrorMessage(store->conn), error);
		return false;
	}
	PQsetNoticeReceiver(store->conn, ignore_notice, NULL);
	return PQsetnonblocking(store->conn, 1) == 0 && execute(store, PREPARE_SESSION, ANSWER_MS, "cannot be used", error);
}

/* Folded to lower case as a name without quotes is, which is how the C++ gearmand writes it; then quoted, for reserved words. */
static void quote_table(char *quoted, const char *name)
{
	*quoted++ = '"';
	for (; *name != '\0'; name++) {
		if (*name == '.') {
			memcpy(quoted, "\".\"", 3);
			quoted += 3;
		} else {
			*quoted++ = (char) (*name >= 'A' && *name <= 'Z' ? *name + 'a' - 'A' : *name);
		}
	}
	memcpy(quoted, "\"", 2);
}

static bool prepare(postgres_store *store, const char *conninfo, bool *empty, char *error)
{
	char sql[SQL_SIZE], answer[8];

	if (!connect_server(store, conninfo, error) || !make_table(store, error)) {
		return false;
	}
	snprintf(sql, sizeof(sql), PREPARE_STATEMENTS, store->table);
	if (!execute(store, sql, ANSWER_MS, "its table cannot be used", error)) {
		return false;
	}
	snprintf(sql, sizeof(sql), "SELECT EXISTS (SELECT 1 FROM %s)", store->table);
	if (!ask_text(store, sql, "its table cannot be read", answer, sizeof(answer), error)) {
		return false;
	}
	*empty = *answer == 'f';
	return true;
}

static void *open_store(const struct queue_settings *settings, bool *empty, char *error)
{
	const char *table = settings->pq_table != NULL ? settings->pq_table : "queue";
	postgres_store *store;

	if (!queue_is_table_name(table)) {
		return queue_fail(error, "'%s' cannot be the table of a queue", table);
	}
	store = calloc(1, sizeof(*store));
	if (store == NULL) {
		return queue_fail(error, "no memory");
	}
	quote_table(store->table, table);
	if (!prepare(store, settings->pq_conninfo != NULL ? settings->pq_conninfo : "", empty, error)) {
		close_store(store);
		return NULL;
	}
	return store;
}

/* An integer of the wire, 4 or 8 bytes. */
static int64_t number_of(const PGresult *row, int column)
{
	const unsigned char *bytes = (const unsigned char *) PQgetvalue(row, 0, column);
	uint64_t number = 0;

	for (int i = 0, len = PQgetlength(row, 0, column); i < len && i < 8; i++) {
		number = number << 8 | bytes[i];
	}
	return (int64_t) number;
}

static gear_view bytes_of(const PGresult *row, int column)
{
	return gear_view_of(PQgetvalue(row, 0, column), (size_t) PQgetlength(row, 0, column));
}

static const char *what_is_bad(const PGresult *row)
{
	if (PQgetisnull(row, 0, 2)) {
		return "it has no function";
	}
	if (PQgetisnull(row, 0, 3) || number_of(row, 3) < GEAR_PRIORITY_HIGH || number_of(row, 3) > GEAR_PRIORITY_LOW) {
		return "its priority is none of 0, 1 and 2";
	}
	return number_of(row, 0) <= 0 ? "its id is not above 0" : NULL;
}

static void read_row(const PGresult *row, const queue_reader *reader)
{
	const char *reason = what_is_bad(row);
	const queue_job job = {
		.id = (uint64_t) number_of(row, 0),
		.unique = bytes_of(row, 1),
		.function = bytes_of(row, 2),
		.priority = (gear_priority) number_of(row, 3),
		.data = bytes_of(row, 4),
		.due = number_of(row, 5),
		.reducer = bytes_of(row, 6),
		.retries = (uint32_t) number_of(row, 7),
	};

	if (reason != NULL) {
		char name[48];

		snprintf(name, sizeof(name), "row with id %lld", (long long) number_of(row, 0));
		reader->bad(reader->context, name, reason);
		return;
	}
	reader->job(reader->context, &job);
}

static queue_rc replay(void *opened, const queue_reader *reader, char *error)
{
	static const char step[] = "its jobs cannot be read";
	postgres_store *store = opened;
	char sql[SQL_SIZE];
	queue_rc rc = QUEUE_OK;
	PGresult *row;
	bool failed;

	snprintf(sql, sizeof(sql),
		"SELECT id, unique_key, function_name, priority::bigint, data, when_to_run::bigint, reducer, retries::bigint FROM %s "
		"ORDER BY id",
		store->table);
	if (!PQsendQueryParams(store->conn, sql, 0, NULL, NULL, NULL, NULL, 1) || !PQsetSingleRowMode(store->conn)) {
		complain(store, step, PQerrorMessage(store->conn), error);
		return QUEUE_UNAVAILABLE;
	}
	while ((row = next_result(store, REPLAY_MS, step, &failed, error)) != NULL) {
		if (PQresultStatus(row) == PGRES_SINGLE_TUPLE) {
			read_row(row, reader);
		} else if (PQresultStatus(row) != PGRES_TUPLES_OK) {
			complain(store, step, reason_of(store, row), error);
			rc = QUEUE_UNAVAILABLE;
		}
		PQclear(row);
	}
	return failed ? QUEUE_UNAVAILABLE : rc;
}

static void put32(char *at, uint32_t number)
{
	for (int i = 0; i < 4; i++) {
		at[i] = (char) (number >> (24 - 8 * i));
	}
}

/* An array of one dimension, of elements of a type, to which as many as are said are appended. */
static bool start_array(gear_buf *array, uint32_t type, size_t count)
{
	const uint32_t head[] = { 1, 0, type, (uint32_t) count, 1 };
	char *at;

	gear_buf_consume(array, array->len);
	at = gear_buf_reserve(array, sizeof(head));
	for (size_t i = 0; at != NULL && i < sizeof(head) / sizeof(head[0]); i++) {
		put32(at + 4 * i, head[i]);
	}
	gear_buf_commit(array, at != NULL ? sizeof(head) : 0);
	return at != NULL;
}

static bool put_bytes(gear_buf *array, gear_view view)
{
	char *at = gear_buf_reserve(array, 4 + view.len);

	if (at == NULL) {
		return false;
	}
	put32(at, (uint32_t) view.len);
	if (view.len > 0) {
		memcpy(at + 4, view.bytes, view.len);
	}
	gear_buf_commit(array, 4 + view.len);
	return true;
}

static bool put_number(gear_buf *array, uint64_t number)
{
	char bytes[8];

	put32(bytes, (uint32_t) (number >> 32));
	put32(bytes + 4, (uint32_t) number);
	return put_bytes(array, gear_view_of(bytes, sizeof(bytes)));
}

static bool put_add(postgres_store *store, const queue_job *job)
{
	gear_buf *arrays = store->arrays;

	return put_number(&arrays[0], job->id) && put_bytes(&arrays[1], job->unique) && put_bytes(&arrays[2], job->function)
		&& put_number(&arrays[3], (uint64_t) job->priority) && put_bytes(&arrays[4], job->data)
		&& put_number(&arrays[5], (uint64_t) job->due) && put_bytes(&arrays[6], job->reducer)
		&& put_number(&arrays[7], job->retries);
}

static bool put_retry(postgres_store *store, const queue_job *job)
{
	return put_number(&store->arrays[0], job->id) && put_number(&store->arrays[1], job->retries);
}

static bool put_done(postgres_store *store, const queue_job *job)
{
	return put_number(&store->arrays[0], job->id);
}

/* A prepared statement, the types of its arrays, and how a row is put into them. */
typedef struct bulk_statement {
	const char *name;
	size_t columns;
	uint32_t types[COLUMNS];
	bool (*put)(postgres_store *store, const queue_job *job);
} bulk_statement;

static const bulk_statement add_rows = { "gear_add", 8,
	{ OID_INT8, OID_BYTEA, OID_BYTEA, OID_INT8, OID_BYTEA, OID_INT8, OID_BYTEA, OID_INT8 }, put_add };
static const bulk_statement retry_rows = { "gear_retry", 2, { OID_INT8, OID_INT8 }, put_retry };
static const bulk_statement done_rows = { "gear_done", 1, { OID_INT8 }, put_done };

static bool send_statement(postgres_store *store, const bulk_statement *statement)
{
	const char *values[COLUMNS];
	int lengths[COLUMNS], formats[COLUMNS];

	for (size_t i = 0; i < statement->columns; i++) {
		values[i] = gear_buf_bytes(&store->arrays[i]);
		lengths[i] = (int) store->arrays[i].len;
		formats[i] = 1;
	}
	return PQsendQueryPrepared(store->conn, statement->name, (int) statement->columns, values, lengths, formats, 0) != 0;
}

/* How many of these operations go into one statement: one at least. */
static size_t chunk_of(const bulk_statement *statement, const queue_op *const *ops, size_t count)
{
	size_t bytes = 0, n = 0;

	while (n < count && n < CHUNK_ROWS && (n == 0 || bytes < CHUNK_BYTES)) {
		bytes += statement == &add_rows ? ops[n]->job.data.len : 0;
		n++;
	}
	/* One that is large goes alone, if others are before it. */
	return n > 1 && bytes > 2 * CHUNK_BYTES ? n - 1 : n;
}

/* Sends all rows of one kind; `sent` counts the statements. */
static bool send_rows(
	postgres_store *store, const bulk_statement *statement, const queue_op *const *ops, size_t count, size_t *sent)
{
	for (size_t done = 0, n; done < count; done += n) {
		bool good = true;

		n = chunk_of(statement, ops + done, count - done);
		for (size_t i = 0; good && i < statement->columns; i++) {
			good = start_array(&store->arrays[i], statement->types[i], n);
		}
		for (size_t i = 0; good && i < n; i++) {
			good = statement->put(store, &ops[done + i]->job);
		}
		good = good && send_statement(store, statement);
		for (size_t i = 0; i < statement->columns; i++) {
			if (store->arrays[i].cap > 2 * CHUNK_BYTES) {
				gear_buf_free(&store->arrays[i]);
			}
		}
		if (!good) {
			return false;
		}
		*sent += 1;
	}
	return true;
}

static bool send_word(postgres_store *store, const char *sql)
{
	return PQsendQueryParams(store->conn, sql, 0, NULL, NULL, NULL, NULL, 0) != 0;
}

/* Sends a batch as one transaction of a pipeline; the number of its statements, 0: it cannot be sent. */
static size_t send_batch(postgres_store *store, const queue_rows *batch)
{
	size_t sent = 2;

	return send_word(store, "BEGIN") && send_rows(store, &add_rows, batch->adds, batch->add_count, &sent)
			&& send_rows(store, &retry_rows, batch->retries, batch->retry_count, &sent)
			&& send_rows(store, &done_rows, batch->dones, batch->done_count, &sent) && send_word(store, "COMMIT")
			&& PQpipelineSync(store->conn)
		? sent
		: 0;
}

/* One statement's result and the end of it. The first failure is worded; what comes after it is only skipped. */
static queue_rc take_result(const postgres_store *store, bool is_commit, bool *failed, char *error)
{
	static const char step[] = "cannot be written";
	PGresult *result = next_result(store, ANSWER_MS, step, failed, error), *end;
	queue_rc rc = QUEUE_OK;

	if (*failed || result == NULL) {
		*failed = true;
		return QUEUE_UNAVAILABLE;
	}
	if (PQresultStatus(result) == PGRES_FATAL_ERROR) {
		complain(store, step, reason_of(store, result), error);
		rc = judge(store, result);
	} else if (is_commit && PQresultStatus(result) == PGRES_COMMAND_OK && strcmp(PQcmdStatus(result), "COMMIT") != 0) {
		complain(store, step, "the transaction was not committed", error);
		rc = QUEUE_UNAVAILABLE;
	}
	PQclear(result);
	while (!*failed && (end = next_result(store, ANSWER_MS, step, failed, error)) != NULL) {
		PQclear(end);
	}
	return rc;
}

/* The results of the statements, and of the synchronisation point after them. */
static queue_rc take_results(const postgres_store *store, size_t count, bool *failed, char *error)
{
	queue_rc rc = QUEUE_OK;

	*failed = false;
	for (size_t i = 0; i < count && !*failed; i++) {
		queue_rc one = take_result(store, i == count - 1, failed, error);

		rc = rc != QUEUE_OK ? rc : one;
	}
	if (!*failed) {
		PQclear(next_result(store, ANSWER_MS, "cannot be written", failed, error));
	}
	return *failed ? QUEUE_UNAVAILABLE : rc;
}

static queue_rc run_batch(postgres_store *store, const queue_rows *batch, char *error)
{
	bool failed;
	size_t count;
	queue_rc rc;

	if (!PQenterPipelineMode(store->conn) || (count = send_batch(store, batch)) == 0) {
		complain(store, "cannot be written", PQerrorMessage(store->conn), error);
		return QUEUE_UNAVAILABLE;
	}
	rc = take_results(store, count, &failed, error);
	if (failed) {
		return QUEUE_UNAVAILABLE;
	}
	if (!PQexitPipelineMode(store->conn)) {
		complain(store, "cannot be written", PQerrorMessage(store->conn), error);
		return QUEUE_UNAVAILABLE;
	}
	if (rc != QUEUE_OK && PQtransactionStatus(store->conn) != PQTRANS_IDLE) {
		char ignored[QUEUE_ERROR_SIZE];

		return execute(store, "ROLLBACK", ANSWER_MS, "cannot be written", ignored) ? rc : QUEUE_UNAVAILABLE;
	}
	return rc;
}

static queue_rc apply(void *opened, const queue_op *ops, size_t count, char *error)
{
	postgres_store *store = opened;
	queue_rows batch;
	queue_rc rc;

	for (size_t i = 0; i < count; i++) {
		if (ops[i].job.data.len > LARGEST_DATA) {
			queue_fail(error, "PostgreSQL: a job of %zu bytes is larger than a column can be", ops[i].job.data.len);
			return QUEUE_REFUSED;
		}
	}
	if (!queue_rows_init(&batch, ops, count)) {
		queue_fail(error, "no memory");
		return QUEUE_UNAVAILABLE;
	}
	rc = count > 0 ? run_batch(store, &batch, error) : QUEUE_OK;
	queue_rows_free(&batch);
	return rc;
}

static const char *const aliases[] = { "Postgres", "postgresql", "libpq", NULL };

const queue_backend queue_postgres = {
	.name = "postgres",
	.aliases = aliases,
	.title = "PostgreSQL; --libpq-conninfo.",
	.open = open_store,
	.replay = replay,
	.apply = apply,
	.close = close_store,
};
