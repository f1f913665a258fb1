/*
 * The MySQL and MariaDB queue: one InnoDB table, whose key is the job's id, and whose names are bytes. A batch is one
 * transaction of prepared statements that take up to 512 rows each, which both servers know. Brings the table of the C++
 * gearmand into this shape.
 */
#include "queue.h"

#include <errmsg.h>
#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "queue_rows.h"

enum {
	ANSWER_SECONDS = 5,      /* without an answer of the server */
	TAKE_OVER_SECONDS = 600, /* where it writes a table anew */
	SQL_SIZE = 8192,
	NAME_SIZE = 256,
	COLUMNS = 8,
	SIZES = 4, /* a prepared statement for each number of rows */
	MAX_ROWS = 512,
	CHUNK_BYTES = 4 << 20,
	ROW_OVERHEAD = 2048, /* what a row's names and numbers take of a packet at most, and its header */
	TOO_LARGE_PACKET = 1153,
	TOO_LARGE_ROW = 1118,
};

static const size_t sizes[SIZES] = { MAX_ROWS, 64, 8, 1 };

typedef struct mysql_store {
	MYSQL *conn;
	const struct queue_settings *settings;
	char table[NAME_SIZE]; /* quoted, as it stands in statements */
	MYSQL_STMT *add[SIZES], *done[SIZES], *retry;
	size_t packet_max; /* the server's max_allowed_packet */
	MYSQL_BIND binds[MAX_ROWS * COLUMNS];
	long long numbers[MAX_ROWS * COLUMNS];
	unsigned long lengths[MAX_ROWS * COLUMNS];
} mysql_store;

/* The connection whose lock a server may still hold for us, after it did not answer. One process has one queue. */
static unsigned long lost_connection;

static void disconnect(mysql_store *store)
{
	for (size_t i = 0; i < SIZES; i++) {
		if (store->add[i] != NULL) {
			mysql_stmt_close(store->add[i]);
		}
		if (store->done[i] != NULL) {
			mysql_stmt_close(store->done[i]);
		}
		store->add[i] = store->done[i] = NULL;
	}
	if (store->retry != NULL) {
		mysql_stmt_close(store->retry);
		store->retry = NULL;
	}
	if (store->conn != NULL) {
		mysql_close(store->conn);
		store->conn = NULL;
	}
}

static void close_store(void *opened)
{
	disconnect(opened);
	free(opened);
}

/* Words a failed step; what the library and the server say never has the password. */
static queue_rc word(
	const mysql_store *store, const char *step, unsigned code, const char *state, const char *reason, char *error)
{
	queue_fail(error, "MySQL at %s: %s: %s", store->settings->mysql_host != NULL ? store->settings->mysql_host : "localhost",
		step, reason);
	if (code == TOO_LARGE_PACKET || code == CR_NET_PACKET_TOO_LARGE || code == TOO_LARGE_ROW) {
		return QUEUE_REFUSED;
	}
	if (code >= CR_MIN_ERROR && code <= CR_MAX_ERROR) {
		lost_connection = mysql_thread_id(store->conn);
		return QUEUE_UNAVAILABLE;
	}
	return strncmp(state, "22", 2) == 0 || strncmp(state, "23", 2) == 0 ? QUEUE_REFUSED : QUEUE_UNAVAILABLE;
}

static queue_rc complain(const mysql_store *store, const char *step, char *error)
{
	return word(store, step, mysql_errno(store->conn), mysql_sqlstate(store->conn), mysql_error(store->conn), error);
}

static queue_rc complain_of(const mysql_store *store, MYSQL_STMT *statement, const char *step, char *error)
{
	return word(store, step, mysql_stmt_errno(statement), mysql_stmt_sqlstate(statement), mysql_stmt_error(statement), error);
}

static bool execute(const mysql_store *store, const char *sql, const char *step, char *error)
{
	return mysql_query(store->conn, sql) == 0 || (complain(store, step, error), false);
}

/* The answer, if there is a row, is copied to `answer`; else, and for NULL, it is "". */
static bool ask_text(const mysql_store *store, const char *sql, const char *step, char *answer, size_t size, char *error)
{
	MYSQL_RES *rows;
	MYSQL_ROW row;

	if (!execute(store, sql, step, error)) {
		return false;
	}
	rows = mysql_store_result(store->conn);
	if (rows == NULL) {
		complain(store, step, error);
		return false;
	}
	row = mysql_fetch_row(rows);
	snprintf(answer, size, "%s", row != NULL && row[0] != NULL ? row[0] : "");
	mysql_free_result(rows);
	return true;
}

/* Without a strict mode, what does not fit would be cut. */
#define PREPARE_SESSION \
	"SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', autocommit = 0, wait_timeout = 31536000, " \
	"net_write_timeout = 600, innodb_lock_wait_timeout = 4, lock_wait_timeout = 4, group_concat_max_len = 4096"

static bool connect_server(mysql_store *store, unsigned seconds, char *error)
{
	const struct queue_settings *settings = store->settings;
	unsigned connect_seconds = ANSWER_SECONDS;
	char answer[32];

	store->conn = mysql_init(NULL);
	if (store->conn == NULL) {
		queue_fail(error, "no memory");
		return false;
	}
	mysql_options(store->conn, MYSQL_READ_DEFAULT_GROUP, "gearmand");
	mysql_options(store->conn, MYSQL_OPT_CONNECT_TIMEOUT, &connect_seconds);
	mysql_options(store->conn, MYSQL_OPT_READ_TIMEOUT, &seconds);
	mysql_options(store->conn, MYSQL_OPT_WRITE_TIMEOUT, &seconds);
	mysql_options(store->conn, MYSQL_SET_CHARSET_NAME, "binary");
	if (mysql_real_connect(store->conn, settings->mysql_host, settings->mysql_user, settings->mysql_password, settings->mysql_db,
			(unsigned) settings->mysql_port, settings->mysql_socket, 0)
		== NULL) {
		complain(store, "cannot be reached", error);
		return false;
	}
	if (!execute(store, PREPARE_SESSION, "cannot be used", error)
		|| !ask_text(store, "SELECT @@max_allowed_packet", "cannot be used", answer, sizeof(answer), error)) {
		return false;
	}
	store->packet_max = strtoul(answer, NULL, 10);
	return true;
}

/* Where the table is; the names were looked at, and need no quoting inside of strings. */
#define THIS_TABLE "TABLE_SCHEMA = IF('%1$s' = '', DATABASE(), '%1$s') AND TABLE_NAME = '%2$s'"

#define LOCK_NAME "CONCAT('gearmand ', SHA1(CONCAT(IF('%1$s' = '', DATABASE(), '%1$s'), '.%2$s')))"

/* "none", "ours", "old" (the C++ gearmand's, or in an engine without transactions) or "half". */
#define TABLE_SHAPE \
	"SELECT CASE WHEN COUNT(*) = 0 THEN 'none' " \
	"WHEN SUM(COLUMN_NAME IN ('unique_key', 'function_name', 'priority', 'data')) < 4 THEN 'half' " \
	"WHEN SUM(COLUMN_NAME = 'id') = 0 AND SUM(COLUMN_NAME IN ('reducer', 'retries')) = 0 THEN 'old' " \
	"WHEN SUM(COLUMN_NAME IN ('unique_key', 'function_name', 'reducer') AND DATA_TYPE = 'varbinary') = 3 " \
	"AND SUM(COLUMN_NAME IN ('id', 'when_to_run', 'retries')) = 3 " \
	"AND (SELECT MAX(ENGINE) FROM information_schema.TABLES WHERE " THIS_TABLE \
	") NOT IN ('MyISAM', 'Aria', 'MEMORY') THEN 'ours' " \
	"ELSE 'half' END FROM information_schema.COLUMNS WHERE " THIS_TABLE

#define CREATE_TABLE \
	"CREATE TABLE IF NOT EXISTS %s (id BIGINT NOT NULL PRIMARY KEY, unique_key VARBINARY(255), function_name VARBINARY(255), " \
	"priority INT, data LONGBLOB, when_to_run BIGINT, reducer VARBINARY(255), retries BIGINT NOT NULL DEFAULT 0) ENGINE=InnoDB"

#define FIND_UNIQUES \
	"SELECT GROUP_CONCAT(DISTINCT CONCAT('DROP INDEX `', INDEX_NAME, '`, ') SEPARATOR '') FROM information_schema.STATISTICS " \
	"WHERE NON_UNIQUE = 0 AND " THIS_TABLE

#define HAS_WHEN "SELECT COUNT(*) FROM information_schema.COLUMNS WHERE COLUMN_NAME = 'when_to_run' AND " THIS_TABLE

/* One statement, which is all or nothing. Rows are numbered as they lie, which without a key is the order they came in. */
#define TAKE_OVER \
	"ALTER TABLE %s %s ADD COLUMN id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST, MODIFY unique_key VARBINARY(255), " \
	"MODIFY function_name VARBINARY(255), %s when_to_run BIGINT, ADD COLUMN reducer VARBINARY(255), " \
	"ADD COLUMN retries BIGINT NOT NULL DEFAULT 0, ENGINE=InnoDB"

/* Schema, or "", and name of the table. */
static void split_table(const mysql_store *store, char *schema, char *name)
{
	const char *table = store->settings->mysql_table != NULL ? store->settings->mysql_table : "gearman_queue";
	const char *dot = strchr(table, '.');

	snprintf(schema, NAME_SIZE, "%.*s", dot != NULL ? (int) (dot - table) : 0, table);
	snprintf(name, NAME_SIZE, "%s", dot != NULL ? dot + 1 : table);
}

/* Asks what `format` says of the table, whose schema and name are its arguments. */
static bool ask_of_table(const mysql_store *store, const char *format, char *answer, size_t size, char *error)
{
	char sql[SQL_SIZE], schema[NAME_SIZE], name[NAME_SIZE];

	split_table(store, schema, name);
	snprintf(sql, sizeof(sql), format, schema, name);
	return ask_text(store, sql, "its table cannot be examined", answer, size, error);
}

/*
 * The lock ends with the connection. One that was lost is ended, lest the server goes on waiting for it; the one of a gearmand
 * that was killed it may only be about to notice.
 */
static bool lock_table(const mysql_store *store, char *error)
{
	char answer[32], sql[64];

	if (!ask_of_table(store, "SELECT IS_USED_LOCK(" LOCK_NAME ")", answer, sizeof(answer), error)) {
		return false;
	}
	if (lost_connection != 0 && strtoul(answer, NULL, 10) == lost_connection) {
		snprintf(sql, sizeof(sql), "KILL %lu", lost_connection);
		mysql_query(store->conn, sql);
	}
	if (!ask_of_table(store, "SELECT GET_LOCK(" LOCK_NAME ", 4)", answer, sizeof(answer), error)) {
		return false;
	}
	if (*answer != '1') {
		word(store, store->table, 0, "", "another server has it as its queue", error);
		return false;
	}
	return true;
}

/* A connection with more patience does it. */
static bool take_over(mysql_store *store, char *error)
{
	char sql[SQL_SIZE], uniques[SQL_SIZE / 2], has_when[8];

	disconnect(store);
	if (!connect_server(store, TAKE_OVER_SECONDS, error) || !lock_table(store, error)
		|| !ask_of_table(store, FIND_UNIQUES, uniques, sizeof(uniques), error)
		|| !ask_of_table(store, HAS_WHEN, has_when, sizeof(has_when), error)) {
		return false;
	}
	snprintf(sql, sizeof(sql), TAKE_OVER, store->table, uniques, *has_when == '0' ? "ADD COLUMN" : "MODIFY");
	if (!execute(store, sql, "its table cannot be taken over", error)) {
		return false;
	}
	disconnect(store);
	return connect_server(store, ANSWER_SECONDS, error) && lock_table(store, error);
}

/* Locks the table, and makes it ours if there is none yet or if it is another gearmand's. */
static bool make_table(mysql_store *store, char *error)
{
	char sql[SQL_SIZE], shape[8];

	if (!lock_table(store, error) || !ask_of_table(store, TABLE_SHAPE, shape, sizeof(shape), error)) {
		return false;
	}
	if (strcmp(shape, "half") == 0) {
		word(store, store->table, 0, "", "is a table, but not one of a queue's columns, or in an engine without transactions",
			error);
		return false;
	}
	if (strcmp(shape, "none") == 0) {
		snprintf(sql, sizeof(sql), CREATE_TABLE, store->table);
		return execute(store, sql, "its table cannot be made", error);
	}
	return strcmp(shape, "old") != 0 || take_over(store, error);
}

/* Prepares a statement of so many times `row`. */
static MYSQL_STMT *prepare(
	const mysql_store *store, const char *head, const char *row, const char *tail, size_t rows, char *error)
{
	size_t size = strlen(head) + strlen(store->table) + rows * (strlen(row) + 1) + strlen(tail) + 1;
	char *sql = malloc(size);
	MYSQL_STMT *statement = mysql_stmt_init(store->conn);
	int len;

	if (sql == NULL || statement == NULL) {
		queue_fail(error, "no memory");
		goto failed;
	}
	len = snprintf(sql, size, head, store->table);
	for (size_t i = 0; i < rows; i++) {
		len += snprintf(sql + len, size - (size_t) len, "%s%s", i > 0 ? "," : "", row);
	}
	len += snprintf(sql + len, size - (size_t) len, "%s", tail);
	if (mysql_stmt_prepare(statement, sql, (unsigned long) len) == 0) {
		free(sql);
		return statement;
	}
	complain_of(store, statement, "its table cannot be used", error);
failed:
	if (statement != NULL) {
		mysql_stmt_close(statement);
	}
	free(sql);
	return NULL;
}

static bool prepare_all(mysql_store *store, char *error)
{
	for (size_t i = 0; i < SIZES; i++) {
		store->add[i] = prepare(store,
			"INSERT INTO %s (id, unique_key, function_name, priority, data, when_to_run, reducer, retries) VALUES ",
			"(?,?,?,?,?,?,?,?)",
			" ON DUPLICATE KEY UPDATE unique_key = VALUES(unique_key), function_name = VALUES(function_name), "
			"priority = VALUES(priority), data = VALUES(data), when_to_run = VALUES(when_to_run), reducer = VALUES(reducer), "
			"retries = VALUES(retries)",
			sizes[i], error);
		store->done[i] = store->add[i] != NULL ? prepare(store, "DELETE FROM %s WHERE id IN (", "?", ")", sizes[i], error) : NULL;
		if (store->done[i] == NULL) {
			return false;
		}
	}
	store->retry = prepare(store, "UPDATE %s SET retries = ", "?", " WHERE id = ?", 1, error);
	return store->retry != NULL;
}

static void quote_table(char *quoted, const char *name)
{
	*quoted++ = '`';
	for (; *name != '\0'; name++) {
		if (*name == '.') {
			memcpy(quoted, "`.`", 3);
			quoted += 3;
		} else {
			*quoted++ = *name;
		}
	}
	memcpy(quoted, "`", 2);
}

static bool open_table(mysql_store *store, bool *empty, char *error)
{
	char sql[SQL_SIZE], answer[8];

	if (!connect_server(store, ANSWER_SECONDS, error) || !make_table(store, error) || !prepare_all(store, error)) {
		return false;
	}
	snprintf(sql, sizeof(sql), "SELECT EXISTS (SELECT 1 FROM %s)", store->table);
	if (!ask_text(store, sql, "its table cannot be read", answer, sizeof(answer), error)
		|| !execute(store, "COMMIT", "its table cannot be read", error)) {
		return false;
	}
	*empty = *answer == '0';
	lost_connection = 0;
	return true;
}

static void *open_store(const struct queue_settings *settings, bool *empty, char *error)
{
	const char *table = settings->mysql_table != NULL ? settings->mysql_table : "gearman_queue";
	mysql_store *store;

	if (!queue_is_table_name(table)) {
		return queue_fail(error, "'%s' cannot be the table of a queue", table);
	}
	if (settings->mysql_db == NULL && strchr(table, '.') == NULL) {
		return queue_fail(error, "the MySQL queue needs --mysql-db");
	}
	store = calloc(1, sizeof(*store));
	if (store == NULL) {
		return queue_fail(error, "no memory");
	}
	store->settings = settings;
	quote_table(store->table, table);
	if (!open_table(store, empty, error)) {
		close_store(store);
		return NULL;
	}
	return store;
}

static int64_t number_of(const char *text)
{
	return text != NULL ? strtoll(text, NULL, 10) : 0;
}

static const char *what_is_bad(const MYSQL_ROW row)
{
	if (row[2] == NULL) {
		return "it has no function";
	}
	if (row[3] == NULL || number_of(row[3]) < GEAR_PRIORITY_HIGH || number_of(row[3]) > GEAR_PRIORITY_LOW) {
		return "its priority is none of 0, 1 and 2";
	}
	return number_of(row[0]) <= 0 ? "its id is not above 0" : NULL;
}

static void read_row(const MYSQL_ROW row, const unsigned long *lengths, const queue_reader *reader)
{
	const char *reason = what_is_bad(row);
	const queue_job job = {
		.id = (uint64_t) number_of(row[0]),
		.unique = gear_view_of(row[1] != NULL ? row[1] : "", lengths[1]),
		.function = gear_view_of(row[2] != NULL ? row[2] : "", lengths[2]),
		.priority = (gear_priority) number_of(row[3]),
		.data = gear_view_of(row[4] != NULL ? row[4] : "", lengths[4]),
		.due = number_of(row[5]),
		.reducer = gear_view_of(row[6] != NULL ? row[6] : "", lengths[6]),
		.retries = (uint32_t) number_of(row[7]),
	};

	if (reason != NULL) {
		char name[48];

		snprintf(name, sizeof(name), "row with id %lld", (long long) number_of(row[0]));
		reader->bad(reader->context, name, reason);
		return;
	}
	reader->job(reader->context, &job);
}

static queue_rc replay(void *opened, const queue_reader *reader, char *error)
{
	static const char step[] = "its jobs cannot be read";
	mysql_store *store = opened;
	char sql[SQL_SIZE];
	MYSQL_RES *rows;
	MYSQL_ROW row;
	bool good;

	snprintf(sql, sizeof(sql),
		"SELECT id, unique_key, function_name, priority, data, when_to_run, reducer, retries FROM %s ORDER BY id", store->table);
	if (!execute(store, sql, step, error)) {
		return QUEUE_UNAVAILABLE;
	}
	rows = mysql_use_result(store->conn);
	if (rows == NULL) {
		complain(store, step, error);
		return QUEUE_UNAVAILABLE;
	}
	while ((row = mysql_fetch_row(rows)) != NULL) {
		read_row(row, mysql_fetch_lengths(rows), reader);
	}
	good = mysql_errno(store->conn) == 0;
	if (!good) {
		complain(store, step, error);
	}
	mysql_free_result(rows);
	return good && execute(store, "COMMIT", step, error) ? QUEUE_OK : QUEUE_UNAVAILABLE;
}

static void bind_number(mysql_store *store, size_t at, long long number)
{
	store->numbers[at] = number;
	store->binds[at] = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_LONGLONG, .buffer = &store->numbers[at] };
}

static void bind_bytes(mysql_store *store, size_t at, gear_view view)
{
	store->lengths[at] = view.len;
	store->binds[at] = (MYSQL_BIND){ .buffer_type = MYSQL_TYPE_BLOB,
		.buffer = (void *) (view.bytes != NULL ? view.bytes : ""),
		.buffer_length = view.len,
		.length = &store->lengths[at] };
}

static void bind_add(mysql_store *store, size_t at, const queue_job *job)
{
	bind_number(store, at, (long long) job->id);
	bind_bytes(store, at + 1, job->unique);
	bind_bytes(store, at + 2, job->function);
	bind_number(store, at + 3, job->priority);
	bind_bytes(store, at + 4, job->data);
	bind_number(store, at + 5, job->due);
	bind_bytes(store, at + 6, job->reducer);
	bind_number(store, at + 7, job->retries);
}

static void bind_done(mysql_store *store, size_t at, const queue_job *job)
{
	bind_number(store, at, (long long) job->id);
}

static queue_rc run(mysql_store *store, MYSQL_STMT *statement, char *error)
{
	return mysql_stmt_bind_param(statement, store->binds) == 0 && mysql_stmt_execute(statement) == 0
		? QUEUE_OK
		: complain_of(store, statement, "cannot be written", error);
}

/* Whether the data of so many operations fits into one packet, and is not too much for one. */
static bool fits(const mysql_store *store, const queue_op *const *ops, size_t count)
{
	size_t bytes = 0, most = store->packet_max < CHUNK_BYTES ? store->packet_max : CHUNK_BYTES;

	for (size_t i = 0; i < count; i++) {
		bytes += ROW_OVERHEAD + ops[i]->job.data.len;
	}
	return count == 1 || bytes < most;
}

/* Rows of one kind, as many at a time as there is a statement for. */
static queue_rc run_rows(mysql_store *store, MYSQL_STMT *const *statements, size_t columns,
	void (*bind)(mysql_store *store, size_t at, const queue_job *job), const queue_op *const *ops, size_t count, char *error)
{
	queue_rc rc = QUEUE_OK;

	for (size_t done = 0, size = 0; rc == QUEUE_OK && done < count; done += sizes[size]) {
		for (size = 0; sizes[size] > count - done || !fits(store, ops + done, sizes[size]);) {
			size++;
		}
		for (size_t i = 0; i < sizes[size]; i++) {
			bind(store, i * columns, &ops[done + i]->job);
		}
		rc = run(store, statements[size], error);
	}
	return rc;
}

static queue_rc run_retries(mysql_store *store, const queue_rows *batch, char *error)
{
	queue_rc rc = QUEUE_OK;

	for (size_t i = 0; rc == QUEUE_OK && i < batch->retry_count; i++) {
		bind_number(store, 0, batch->retries[i]->job.retries);
		bind_number(store, 1, (long long) batch->retries[i]->job.id);
		rc = run(store, store->retry, error);
	}
	return rc;
}

static queue_rc run_batch(mysql_store *store, const queue_rows *batch, char *error)
{
	queue_rc rc = run_rows(store, store->add, COLUMNS, bind_add, batch->adds, batch->add_count, error);

	rc = rc == QUEUE_OK ? run_retries(store, batch, error) : rc;
	rc = rc == QUEUE_OK ? run_rows(store, store->done, 1, bind_done, batch->dones, batch->done_count, error) : rc;
	if (rc == QUEUE_OK && mysql_commit(store->conn) != 0) {
		rc = complain(store, "cannot be written", error);
		return rc == QUEUE_REFUSED ? QUEUE_UNAVAILABLE : rc;
	}
	if (rc == QUEUE_REFUSED && mysql_rollback(store->conn) != 0) {
		return QUEUE_UNAVAILABLE;
	}
	return rc;
}

static queue_rc apply(void *opened, const queue_op *ops, size_t count, char *error)
{
	mysql_store *store = opened;
	queue_rows batch;
	queue_rc rc;

	for (size_t i = 0; i < count; i++) {
		if (ops[i].verb != QUEUE_DONE && ops[i].verb != QUEUE_RETRY && ops[i].job.data.len + ROW_OVERHEAD > store->packet_max) {
			queue_fail(error, "MySQL: a job of %zu bytes is too large for the server's max_allowed_packet of %zu",
				ops[i].job.data.len, store->packet_max);
			return QUEUE_REFUSED;
		}
	}
	if (!queue_rows_init(&batch, ops, count)) {
		queue_fail(error, "no memory");
		return QUEUE_UNAVAILABLE;
	}
	rc = run_batch(store, &batch, error);
	queue_rows_free(&batch);
	return rc;
}

static const char *const aliases[] = { "MySQL", "mariadb", "libdrizzle", NULL };

const queue_backend queue_mysql = {
	.name = "mysql",
	.aliases = aliases,
	.title = "MySQL or MariaDB; --mysql-db.",
	.open = open_store,
	.replay = replay,
	.apply = apply,
	.close = close_store,
};
