/*
 * GearmanAdmin: a server's text commands as methods, their answers as arrays. What goes wrong is thrown as a
 * GearmanException; the conversation itself is in protocol/gear_admin.c.
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php_gearman.h"
#include "gear_admin.h"

#include "zend_exceptions.h"
#include "zend_smart_str.h"

enum { DEFAULT_TIMEOUT = 10000 /* ms; the stub has it, too */, COLUMNS_MAX = 10 };

typedef struct php_gearman_admin {
	gear_admin admin;
	bool constructed;
	bool busy; /* a request is under way: a signal's handler must not begin another */
	zend_object std;
} php_gearman_admin;

/* A listing's columns, as their order is on the wire. */
typedef enum column_kind { A_TEXT, A_NUMBER, A_BOOLEAN, LEFT_OUT } column_kind;

typedef struct column {
	const char *key;
	column_kind kind;
} column;

static zend_object_handlers admin_handlers;

static zend_object *admin_create(zend_class_entry *ce)
{
	php_gearman_admin *admin = zend_object_alloc(sizeof(*admin), ce);

	zend_object_std_init(&admin->std, ce);
	object_properties_init(&admin->std, ce);
	admin->std.handlers = &admin_handlers;
	return &admin->std;
}

static void admin_free(zend_object *object)
{
	php_gearman_admin *admin = PHP_GEARMAN_FROM_OBJ(php_gearman_admin, object);

	if (admin->constructed) {
		gear_admin_free(&admin->admin);
	}
	zend_object_std_dtor(object);
}

void php_gearman_admin_minit(void)
{
	php_gearman_class_init(
		gearman_admin_ce, admin_create, &admin_handlers, XtOffsetOf(php_gearman_admin, std), admin_free, zend_std_get_gc);
}

/* The object of a method; NULL: an error has been thrown. */
static php_gearman_admin *fetch(zval *self)
{
	php_gearman_admin *admin = PHP_GEARMAN_FROM_OBJ(php_gearman_admin, Z_OBJ_P(self));

	if (!admin->constructed) {
		zend_throw_error(NULL, "GearmanAdmin::__construct() has not been called");
		return NULL;
	}
	if (admin->busy) {
		zend_throw_error(NULL, "GearmanAdmin is waiting for an answer already");
		return NULL;
	}
	return admin;
}

/* --- requests --- */

/* What is done with each line of an answer; false if it is none that such an answer has. */
typedef bool take_line(gear_view line, const void *how, zval *result);

/* A command without words of the caller's, and what its answer is like. */
typedef struct question {
	const char *command;
	bool listing;
	take_line *take;
	const void *how;
} question;

/* Sends the line and takes the answer. */
static int converse(php_gearman_admin *admin, const question *question, gear_view line, zval *result)
{
	int rc = gear_admin_send(&admin->admin, line, question->listing);

	while (!rc && !(rc = gear_admin_line(&admin->admin, &line))) {
		if (!question->take(line, question->how, result)) {
			return gear_error_set(&admin->admin.error, GEAR_INVALID_PACKET, 0, admin->admin.peer.name,
				"%s: this is no answer to it: %.*s", question->command, gear_view_width(line), line.bytes);
		}
	}
	return rc == GEAR_NO_JOBS ? GEAR_SUCCESS : rc;
}

/* A request, which may go on behind the command, and its whole answer. Returns a code whose error is set; nothing is thrown. */
static int request(php_gearman_admin *admin, const question *question, gear_view line, zval *result)
{
	int rc = GEAR_SUCCESS;

	admin->busy = true;
	zend_try
	{
		rc = converse(admin, question, line, result);
	}
	zend_catch
	{
		/* A fatal error, by a signal's handler or for want of memory: shutdown functions may yet ask. */
		admin->busy = false;
		zend_bailout();
	}
	zend_end_try();
	admin->busy = false;
	return rc;
}

/* True if rc is GEAR_SUCCESS; else something has been thrown. */
static bool report(const php_gearman_admin *admin, const question *question, int rc)
{
	const char *text = admin->admin.error.text;

	if (rc == GEAR_INVALID_ARGUMENT) {
		zend_value_error("%s", text);
		return false;
	}
	if (rc == GEAR_SERVER_ERROR) {
		zend_throw_exception_ex(gearman_exception_ce, rc, "%s: %s: %s%s", admin->admin.peer.name, question->command,
			strncmp(text, "UNKNOWN_", strlen("UNKNOWN_")) ? "" : "the server does not know this command: ", text);
		return false;
	}
	return php_gearman_report(rc, &admin->admin.error, PHP_GEARMAN_EXCEPTIONS);
}

static void ask(zval *self, const question *question, zval *result)
{
	php_gearman_admin *admin = fetch(self);

	if (admin && !report(admin, question, request(admin, question, gear_view_str(question->command), result))) {
		zval_ptr_dtor(result);
		ZVAL_UNDEF(result);
	}
}

/* "OK" */
static bool take_ok(gear_view line, const void *how, zval *result)
{
	return line.len == 2 && !memcmp(line.bytes, "OK", 2);
}

/*
 * A command with words of the caller's, which are joined by blanks. `missing`: how the server says that there is no such
 * thing, which is false; or NULL. Returns whether it was done.
 */
static bool order(
	php_gearman_admin *admin, const char *command, const zend_string *const *words, size_t count, const char *missing)
{
	const question question = { command, false, take_ok, NULL };
	smart_str line = { 0 };
	size_t i;
	int rc;

	smart_str_appends(&line, command);
	for (i = 0; i < count; i++) {
		smart_str_appendc(&line, ' ');
		smart_str_append(&line, (zend_string *) words[i]);
	}
	smart_str_0(&line);
	rc = request(admin, &question, gear_view_of(ZSTR_VAL(line.s), ZSTR_LEN(line.s)), NULL);
	smart_str_free(&line);
	if (rc == GEAR_SERVER_ERROR && missing && !strcmp(admin->admin.error.text, missing)) {
		return false;
	}
	return report(admin, &question, rc);
}

/* A name that is sent as one word: the server cuts a line at its blanks. */
static bool is_word(const zend_string *word, uint32_t arg)
{
	if (ZSTR_LEN(word) && !strpbrk(ZSTR_VAL(word), " \r\n") && strlen(ZSTR_VAL(word)) == ZSTR_LEN(word)) {
		return true;
	}
	zend_argument_value_error(arg, "must not be empty or contain blanks, line ends or NUL bytes");
	return false;
}

/* --- answers --- */

static bool set_column(zval *row, const column *column, gear_view text)
{
	uint64_t number = 0;

	if (column->kind == A_TEXT) {
		add_assoc_stringl(row, column->key, text.bytes, text.len);
	} else if (!gear_view_number(text, ZEND_LONG_MAX, &number)) {
		return false;
	} else if (column->kind == A_NUMBER) {
		add_assoc_long(row, column->key, (zend_long) number);
	} else if (column->kind == A_BOOLEAN) {
		add_assoc_bool(row, column->key, number > 0);
	}
	return true;
}

/* The columns from `first` on, as an array. False, and there is none, if one is not of its kind. */
static bool make_row(zval *row, const column *columns, const gear_view *fields, size_t first, size_t count)
{
	array_init(row);
	while (first < count && set_column(row, &columns[first], fields[first])) {
		first++;
	}
	if (first < count) {
		zval_ptr_dtor(row);
	}
	return first == count;
}

/* Cuts a line at its tabs from the end, so that the first column has what there is too much. False if there are too few. */
static bool split(gear_view line, gear_view *fields, size_t count)
{
	while (count > 1) {
		size_t len = 0;

		while (len < line.len && line.bytes[line.len - 1 - len] != '\t') {
			len++;
		}
		if (len == line.len) {
			return false;
		}
		fields[--count] = gear_view_of(line.bytes + line.len - len, len);
		line.len -= len + 1;
	}
	fields[0] = line;
	return true;
}

static size_t count_columns(const column *columns)
{
	size_t count = 0;

	while (columns[count].key) {
		count++;
	}
	return count;
}

/* A row of a listing by the name in its first column. */
static bool take_by_name(gear_view line, const void *how, zval *result)
{
	const column *columns = how;
	gear_view fields[COLUMNS_MAX];
	size_t count = count_columns(columns);
	zend_string *name;
	zval row;

	if (!split(line, fields, count) || !make_row(&row, columns, fields, 1, count)) {
		return false;
	}
	name = zend_string_init(fields[0].bytes, fields[0].len, 0);
	zend_symtable_update(Z_ARRVAL_P(result), name, &row);
	zend_string_release(name);
	return true;
}

static bool take_row(gear_view line, const void *how, zval *result)
{
	const column *columns = how;
	gear_view fields[COLUMNS_MAX];
	size_t count = count_columns(columns);
	zval row;

	if (!split(line, fields, count) || !make_row(&row, columns, fields, 0, count)) {
		return false;
	}
	add_next_index_zval(result, &row);
	return true;
}

static bool take_text(gear_view line, const void *how, zval *result)
{
	add_next_index_stringl(result, line.bytes, line.len);
	return true;
}

/* "OK value"; old servers say their version alone. */
static bool take_value(gear_view line, const void *how, zval *result)
{
	size_t skip = line.len > 3 && !memcmp(line.bytes, "OK ", 3) ? 3 : 0;

	ZVAL_STRINGL(result, line.bytes + skip, line.len - skip);
	return skip || (line.len && *line.bytes >= '0' && *line.bytes <= '9');
}

/* "OK 123", "OK serving 5" */
static bool take_number(gear_view line, const void *how, zval *result)
{
	uint64_t number = 0;
	size_t digits = 0;

	while (digits < line.len && line.bytes[line.len - 1 - digits] != ' ') {
		digits++;
	}
	if (line.len < 3 || memcmp(line.bytes, "OK ", 3)
		|| !gear_view_number(gear_view_of(line.bytes + line.len - digits, digits), ZEND_LONG_MAX, &number)) {
		return false;
	}
	ZVAL_LONG(result, (zend_long) number);
	return true;
}

static gear_view next_word(gear_view *line)
{
	const char *blank = line->len ? memchr(line->bytes, ' ', line->len) : NULL;
	gear_view word = gear_view_of(line->bytes, blank ? (size_t) (blank - line->bytes) : line->len);
	size_t taken = word.len + (blank ? 1 : 0);

	line->bytes += taken;
	line->len -= taken;
	return word;
}

/* What stands before " :", which a worker's id may look like; blanks it may have. False if there is no colon. */
static bool next_id(gear_view *line, gear_view *id)
{
	size_t len = 0;

	while (len + 1 < line->len
		&& !(line->bytes[len] == ' ' && line->bytes[len + 1] == ':' && (len + 2 == line->len || line->bytes[len + 2] == ' '))) {
		len++;
	}
	if (len + 1 >= line->len) {
		return false;
	}
	*id = gear_view_of(line->bytes, len);
	line->bytes += len;
	line->len -= len;
	next_word(line); /* nothing, then the colon */
	next_word(line);
	return true;
}

/* "19 127.0.0.1 id : function function" */
static bool take_worker(gear_view line, const void *how, zval *result)
{
	static const column columns[] = { { "fd", A_NUMBER }, { "address", A_TEXT }, { "id", A_TEXT } };
	gear_view fields[3];
	zval row, functions;

	fields[0] = next_word(&line);
	fields[1] = next_word(&line);
	if (!next_id(&line, &fields[2]) || !make_row(&row, columns, fields, 0, 3)) {
		return false;
	}
	array_init(&functions);
	while (line.len) {
		gear_view name = next_word(&line);

		add_next_index_stringl(&functions, name.bytes, name.len);
	}
	add_assoc_zval(&row, "functions", &functions);
	add_next_index_zval(result, &row);
	return true;
}

/* --- methods --- */

PHP_METHOD(GearmanAdmin, __construct)
{
	php_gearman_admin *admin = PHP_GEARMAN_FROM_OBJ(php_gearman_admin, Z_OBJ_P(ZEND_THIS));
	zend_string *host = NULL;
	zend_long port = 0, timeout = DEFAULT_TIMEOUT;
	bool port_is_null = true;
	gear_address address;
	int ms;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "|S!l!l", &host, &port, &port_is_null, &timeout) == FAILURE
		|| !php_gearman_timeout(timeout, 3, &ms) || !php_gearman_address(&address, host, port, port_is_null, 1)) {
		RETURN_THROWS();
	}
	if (admin->constructed) {
		gear_address_free(&address);
		zend_throw_error(NULL, "GearmanAdmin::__construct() has been called already");
		RETURN_THROWS();
	}
	gear_admin_init(&admin->admin, &address, ms);
	admin->admin.interrupt = php_gearman_interrupt;
	admin->constructed = true;
}

PHP_METHOD(GearmanAdmin, setSSL)
{
	php_gearman_admin *admin;
	HashTable *options;
	int rc;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "h", &options) == FAILURE || !(admin = fetch(ZEND_THIS))
		|| !php_gearman_set_ssl(options, &admin->admin.tls, &admin->admin.error, &rc)) {
		RETURN_THROWS();
	}
	gear_admin_close(&admin->admin);
	php_gearman_report(rc, &admin->admin.error, PHP_GEARMAN_EXCEPTIONS);
}

PHP_METHOD(GearmanAdmin, timeout)
{
	php_gearman_admin *admin;

	if (zend_parse_parameters_none() == FAILURE || !(admin = fetch(ZEND_THIS))) {
		RETURN_THROWS();
	}
	RETURN_LONG(admin->admin.timeout);
}

PHP_METHOD(GearmanAdmin, setTimeout)
{
	php_gearman_admin *admin;
	zend_long timeout;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "l", &timeout) == FAILURE || !(admin = fetch(ZEND_THIS))
		|| !php_gearman_timeout(timeout, 1, &admin->admin.timeout)) {
		RETURN_THROWS();
	}
}

/* The method of a command without arguments. */
#define GEARMAN_ADMIN_LISTING(method, command, take, how) \
	PHP_METHOD(GearmanAdmin, method) \
	{ \
		static const question question = { command, true, take, how }; \
\
		if (zend_parse_parameters_none() == FAILURE) { \
			RETURN_THROWS(); \
		} \
		array_init(return_value); \
		ask(ZEND_THIS, &question, return_value); \
	}

static const column status_columns[] = { { "", A_TEXT }, { "jobs", A_NUMBER }, { "running", A_NUMBER }, { "workers", A_NUMBER },
	{ NULL, LEFT_OUT } };
static const column priority_columns[] = { { "", A_TEXT }, { "high", A_NUMBER }, { "normal", A_NUMBER }, { "low", A_NUMBER },
	{ "workers", A_NUMBER }, { NULL, LEFT_OUT } };

GEARMAN_ADMIN_LISTING(status, "status", take_by_name, status_columns)
GEARMAN_ADMIN_LISTING(priorityStatus, "prioritystatus", take_by_name, priority_columns)
GEARMAN_ADMIN_LISTING(workers, "workers", take_worker, NULL)
GEARMAN_ADMIN_LISTING(uniqueJobs, "show unique jobs", take_text, NULL)

/* What every gearmand tells, and what ours does. */
static const column job_columns[] = { { "handle", A_TEXT }, { "retries", A_NUMBER }, { "", LEFT_OUT },
	{ "background", A_BOOLEAN }, { NULL, LEFT_OUT } };
static const column all_job_columns[] = { { "handle", A_TEXT }, { "unique", A_TEXT }, { "function", A_TEXT },
	{ "priority", A_TEXT }, { "state", A_TEXT }, { "age", A_NUMBER }, { "size", A_NUMBER }, { "retries", A_NUMBER },
	{ "worker", A_TEXT }, { "background", A_BOOLEAN }, { NULL, LEFT_OUT } };
static const column worker_job_columns[] = { { "fd", A_NUMBER }, { "address", A_TEXT }, { "id", A_TEXT }, { "handle", A_TEXT },
	{ "function", A_TEXT }, { "unique", A_TEXT }, { "age", A_NUMBER }, { NULL, LEFT_OUT } };

GEARMAN_ADMIN_LISTING(jobs, "show jobs", take_row, job_columns)
GEARMAN_ADMIN_LISTING(allJobs, "show all jobs", take_row, all_job_columns)
GEARMAN_ADMIN_LISTING(workerJobs, "show worker jobs", take_row, worker_job_columns)

#define GEARMAN_ADMIN_VALUE(method, command) \
	PHP_METHOD(GearmanAdmin, method) \
	{ \
		static const question question = { command, false, take_value, NULL }; \
\
		if (zend_parse_parameters_none() == FAILURE) { \
			RETURN_THROWS(); \
		} \
		ZVAL_EMPTY_STRING(return_value); \
		ask(ZEND_THIS, &question, return_value); \
	}

GEARMAN_ADMIN_VALUE(version, "version")
GEARMAN_ADMIN_VALUE(verbose, "verbose")

PHP_METHOD(GearmanAdmin, getPid)
{
	static const question question = { "getpid", false, take_number, NULL };

	if (zend_parse_parameters_none() == FAILURE) {
		RETURN_THROWS();
	}
	ask(ZEND_THIS, &question, return_value);
}

PHP_METHOD(GearmanAdmin, cancel)
{
	php_gearman_admin *admin;
	zend_string *handle;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S", &handle) == FAILURE || !is_word(handle, 1) || !(admin = fetch(ZEND_THIS))) {
		RETURN_THROWS();
	}
	RETURN_BOOL(order(admin, "cancel job", (const zend_string *const *) &handle, 1, "UNKNOWN_JOB"));
}

PHP_METHOD(GearmanAdmin, cancelUnique)
{
	php_gearman_admin *admin;
	zend_string *words[2];

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "SS", &words[0], &words[1]) == FAILURE || !is_word(words[0], 1)
		|| !is_word(words[1], 2) || !(admin = fetch(ZEND_THIS))) {
		RETURN_THROWS();
	}
	RETURN_BOOL(order(admin, "cancel unique", (const zend_string *const *) words, 2, "UNKNOWN_JOB"));
}

PHP_METHOD(GearmanAdmin, drain)
{
	static const question questions[] = { { "drain off", false, take_number, NULL }, { "drain", false, take_number, NULL } };
	bool on = true;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "|b", &on) == FAILURE) {
		RETURN_THROWS();
	}
	ask(ZEND_THIS, &questions[on], return_value);
}

PHP_METHOD(GearmanAdmin, createFunction)
{
	php_gearman_admin *admin;
	zend_string *name;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S", &name) == FAILURE || !is_word(name, 1) || !(admin = fetch(ZEND_THIS))) {
		RETURN_THROWS();
	}
	order(admin, "create function", (const zend_string *const *) &name, 1, NULL);
}

PHP_METHOD(GearmanAdmin, dropFunction)
{
	php_gearman_admin *admin;
	zend_string *name;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "S", &name) == FAILURE || !is_word(name, 1) || !(admin = fetch(ZEND_THIS))) {
		RETURN_THROWS();
	}
	RETURN_BOOL(order(admin, "drop function", (const zend_string *const *) &name, 1, "function not found"));
}

/* A limit as a server reads it: a negative number is none; more than fits an int, which no queue has, is not read alike by all. */
static zend_long limit_of(zend_long limit, bool is_null)
{
	return is_null || limit < 1 ? -1 : limit > INT32_MAX ? INT32_MAX : limit;
}

/* One limit for all, or three. */
PHP_METHOD(GearmanAdmin, maxQueue)
{
	php_gearman_admin *admin;
	zend_string *name, *limits;
	zend_long high = 0, normal = 0, low = 0;
	bool no_high = true, no_normal = true, no_low = true;
	const zend_string *words[2];

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "Sl!|l!l!", &name, &high, &no_high, &normal, &no_normal, &low, &no_low) == FAILURE
		|| !is_word(name, 1) || !(admin = fetch(ZEND_THIS))) {
		RETURN_THROWS();
	}
	high = limit_of(high, no_high);
	normal = limit_of(normal, no_normal);
	low = limit_of(low, no_low);
	limits = ZEND_NUM_ARGS() < 3 ? zend_strpprintf(0, ZEND_LONG_FMT, high)
								 : zend_strpprintf(0, ZEND_LONG_FMT " " ZEND_LONG_FMT " " ZEND_LONG_FMT, high, normal, low);
	words[0] = name;
	words[1] = limits;
	order(admin, "maxqueue", words, 2, NULL);
	zend_string_release(limits);
}

PHP_METHOD(GearmanAdmin, shutdown)
{
	php_gearman_admin *admin;
	bool graceful = false;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "|b", &graceful) == FAILURE || !(admin = fetch(ZEND_THIS))) {
		RETURN_THROWS();
	}
	order(admin, graceful ? "shutdown graceful" : "shutdown", NULL, 0, NULL);
}
