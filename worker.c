/*
 * GearmanWorker: functions that are PHP callables, jobs that become GearmanJob objects, and how a callback's end becomes
 * the job's. How a job is got is in protocol/gear_worker.c.
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <errno.h>

#include "php_gearman.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"

/* As the incumbent has them; the last bit has no name there. */
enum { OPTIONS_AT_FIRST = PHP_GEARMAN_WORKER_PACKET_INIT | PHP_GEARMAN_WORKER_GRAB_UNIQ | 512 };

typedef struct php_gearman_function {
	zend_string *name;
	php_gearman_callback callback; /* not set: register() only, for grabJob() */
	zval context;                  /* null when none was given: a callable may well require its second argument */
} php_gearman_function;

static zend_object_handlers worker_handlers;

/* --- the object --- */

static void function_free(zval *entry)
{
	php_gearman_function *function = Z_PTR_P(entry);

	zend_string_release(function->name);
	php_gearman_callback_free(&function->callback);
	zval_ptr_dtor(&function->context);
	efree(function);
}

/* ERROR packets that end nothing are for the script's eyes. */
static bool notice(void *context, const char *text)
{
	(void) context;
	php_error_docref(NULL, E_WARNING, "%s", text);
	return !EG(exception);
}

static zend_object *worker_create(zend_class_entry *ce)
{
	php_gearman_worker *worker = zend_object_alloc(sizeof(*worker), ce);

	zend_object_std_init(&worker->std, ce);
	object_properties_init(&worker->std, ce);
	worker->std.handlers = &worker_handlers;
	worker->options = OPTIONS_AT_FIRST | php_gearman_default_options();
	zend_hash_init(&worker->functions, 0, NULL, function_free, false);
	gear_worker_init(&worker->worker);
	worker->worker.interrupt = php_gearman_interrupt;
	worker->worker.notice = notice;
	return &worker->std;
}

static void worker_free(zend_object *object)
{
	php_gearman_worker *worker = PHP_GEARMAN_FROM_OBJ(php_gearman_worker, object);

	zend_object_std_dtor(object); /* first: no WeakReference leads here from now on, whatever destructors run */
	gear_worker_free(&worker->worker);
	zend_hash_destroy(&worker->functions);
}

static HashTable *worker_gc(zend_object *object, zval **table, int *n)
{
	php_gearman_worker *worker = PHP_GEARMAN_FROM_OBJ(php_gearman_worker, object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	php_gearman_function *function;

	ZEND_HASH_FOREACH_PTR(&worker->functions, function) {
		php_gearman_callback_gc(&function->callback, buffer);
		zend_get_gc_buffer_add_zval(buffer, &function->context);
	}
	ZEND_HASH_FOREACH_END();
	zend_get_gc_buffer_use(buffer, table, n);
	return zend_std_get_properties(object);
}

void php_gearman_worker_minit(void)
{
	php_gearman_class_init(
		gearman_worker_ce, worker_create, &worker_handlers, XtOffsetOf(php_gearman_worker, std), worker_free, worker_gc);
}

PHP_FUNCTION(gearman_worker_create)
{
	if (zend_parse_parameters_none() == FAILURE) {
		RETURN_THROWS();
	}
	object_init_ex(return_value, gearman_worker_ce);
}

PHP_METHOD(GearmanWorker, __construct)
{
	if (zend_parse_parameters_none() == FAILURE) {
		RETURN_THROWS();
	}
}

/* Part of the interface that programs know; the connections end with the object. */
PHP_METHOD(GearmanWorker, __destruct)
{
	if (zend_parse_parameters_none() == FAILURE) {
		RETURN_THROWS();
	}
}

/* --- state, options, servers --- */

PHP_FUNCTION(gearman_worker_return_code)
{
	PHP_GEARMAN_FETCH(php_gearman_worker, worker, gearman_worker_ce);
	RETURN_LONG(worker->rc);
}

PHP_FUNCTION(gearman_worker_error)
{
	PHP_GEARMAN_FETCH(php_gearman_worker, worker, gearman_worker_ce);
	if (!worker->worker.error.text[0]) {
		RETURN_FALSE;
	}
	RETURN_STRING(worker->worker.error.text);
}

PHP_FUNCTION(gearman_worker_errno)
{
	PHP_GEARMAN_FETCH(php_gearman_worker, worker, gearman_worker_ce);
	RETURN_LONG(worker->worker.error.sys_errno);
}

PHP_FUNCTION(gearman_worker_options)
{
	PHP_GEARMAN_FETCH(php_gearman_worker, worker, gearman_worker_ce);
	RETURN_LONG(worker->options);
}

static void change_options(INTERNAL_FUNCTION_PARAMETERS, php_gearman_change change)
{
	php_gearman_worker *worker;
	zval *self;
	zend_long options;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "Ol", &self, gearman_worker_ce, &options) == FAILURE) {
		RETURN_THROWS();
	}
	worker = Z_GEARMAN_WORKER_P(self);
	worker->options = php_gearman_options(worker->options, options, PHP_GEARMAN_WORKER_SETTABLE, change);
	worker->worker.non_blocking = (worker->options & PHP_GEARMAN_WORKER_NON_BLOCKING) != 0;
	RETURN_TRUE;
}

PHP_FUNCTION(gearman_worker_set_options)
{
	change_options(INTERNAL_FUNCTION_PARAM_PASSTHRU, PHP_GEARMAN_SET);
}

PHP_FUNCTION(gearman_worker_add_options)
{
	change_options(INTERNAL_FUNCTION_PARAM_PASSTHRU, PHP_GEARMAN_ADD);
}

PHP_FUNCTION(gearman_worker_remove_options)
{
	change_options(INTERNAL_FUNCTION_PARAM_PASSTHRU, PHP_GEARMAN_REMOVE);
}

PHP_FUNCTION(gearman_worker_timeout)
{
	PHP_GEARMAN_FETCH(php_gearman_worker, worker, gearman_worker_ce);
	RETURN_LONG(worker->worker.timeout);
}

PHP_FUNCTION(gearman_worker_set_timeout)
{
	zval *self;
	zend_long timeout;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "Ol", &self, gearman_worker_ce, &timeout) == FAILURE) {
		RETURN_THROWS();
	}
	if (!php_gearman_timeout(timeout, PHP_GEARMAN_ARG(1), &Z_GEARMAN_WORKER_P(self)->worker.timeout)) {
		RETURN_THROWS();
	}
	Z_GEARMAN_WORKER_P(self)->options |= PHP_GEARMAN_WORKER_TIMEOUT_RETURN;
	RETURN_TRUE;
}

PHP_FUNCTION(gearman_worker_set_id)
{
	php_gearman_worker *worker;
	zval *self;
	zend_string *id;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "OS", &self, gearman_worker_ce, &id) == FAILURE) {
		RETURN_THROWS();
	}
	worker = Z_GEARMAN_WORKER_P(self);
	worker->rc = gear_worker_set_id(&worker->worker, ZSTR_VAL(id), ZSTR_LEN(id));
	RETURN_BOOL(php_gearman_report(worker->rc, &worker->worker.error, worker->options));
}

PHP_FUNCTION(gearman_worker_add_server)
{
	php_gearman_worker *worker;
	zval *self;
	zend_string *host = NULL;
	zend_long port = 0;
	bool port_is_null = true;
	bool exceptions = true;
	gear_address address;

	if (zend_parse_method_parameters(
			ZEND_NUM_ARGS(), getThis(), "O|S!l!b", &self, gearman_worker_ce, &host, &port, &port_is_null, &exceptions)
		== FAILURE) {
		RETURN_THROWS();
	}
	worker = Z_GEARMAN_WORKER_P(self);
	if (!php_gearman_address(&address, host, port, port_is_null, PHP_GEARMAN_ARG(1))) {
		RETURN_THROWS();
	}
	worker->rc = gear_worker_add_server(&worker->worker, &address);
	RETURN_BOOL(php_gearman_report(worker->rc, &worker->worker.error, worker->options));
}

static int add_address(void *context, gear_address *address)
{
	php_gearman_worker *worker = context;

	worker->rc = gear_worker_add_server(&worker->worker, address);
	return worker->rc;
}

PHP_FUNCTION(gearman_worker_add_servers)
{
	php_gearman_worker *worker;
	zval *self;
	zend_string *servers = NULL;
	bool exceptions = true;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "O|S!b", &self, gearman_worker_ce, &servers, &exceptions)
		== FAILURE) {
		RETURN_THROWS();
	}
	worker = Z_GEARMAN_WORKER_P(self);
	worker->rc = GEAR_SUCCESS;
	if (!php_gearman_addresses(servers, PHP_GEARMAN_ARG(1), add_address, worker)) {
		if (EG(exception)) {
			RETURN_THROWS();
		}
		RETURN_BOOL(php_gearman_report(worker->rc, &worker->worker.error, worker->options));
	}
	RETURN_TRUE;
}

/*
 * What ends a wait for jobs without one is no failure, but what a loop around work() and wait() is written for: there is
 * none now, or none yet; a signal handler has run, and the loop may want to end. Anything else is reported.
 */
static bool report_wait(const php_gearman_worker *worker)
{
	switch (worker->rc) {
		case GEAR_IO_WAIT:
		case GEAR_NO_JOBS:
		case GEAR_NO_ACTIVE_FDS:
		case GEAR_TIMEOUT:
			return false;
		case GEAR_ERRNO:
			if (worker->worker.error.sys_errno == EINTR) {
				return false;
			}
			ZEND_FALLTHROUGH;
		default:
			return php_gearman_report(worker->rc, &worker->worker.error, worker->options);
	}
}

/* A server sends a worker no exceptions; the option is sent because the caller asked for it. */
PHP_FUNCTION(gearman_worker_enable_exception_handler)
{
	PHP_GEARMAN_FETCH(php_gearman_worker, worker, gearman_worker_ce);
	worker->worker.exceptions = true;
	RETURN_TRUE;
}

PHP_FUNCTION(gearman_worker_wait)
{
	PHP_GEARMAN_FETCH(php_gearman_worker, worker, gearman_worker_ce);
	worker->rc = gear_worker_wait(&worker->worker);
	RETURN_BOOL(report_wait(worker));
}

/* On connections of its own, so that the answer is not mixed up with jobs. */
PHP_FUNCTION(gearman_worker_ping)
{
	php_gearman_worker *worker;
	zval *self;
	zend_string *data;
	gear_view arg;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "OS", &self, gearman_worker_ce, &data) == FAILURE) {
		RETURN_THROWS();
	}
	worker = Z_GEARMAN_WORKER_P(self);
	arg = gear_view_of(ZSTR_VAL(data), ZSTR_LEN(data));
	worker->rc = gear_worker_echo(&worker->worker, arg);
	RETURN_BOOL(php_gearman_report(worker->rc, &worker->worker.error, worker->options));
}

/* --- functions --- */

/* A server's limit for a job, in ms. False: an error has been thrown. */
static bool check_timeout(zend_long timeout, int arg)
{
	if (timeout < 0 || timeout > UINT32_MAX) {
		zend_argument_value_error((uint32_t) arg, "must be between 0 and %lu milliseconds", (unsigned long) UINT32_MAX);
		return false;
	}
	return true;
}

/* Tells the servers, and remembers the callback if there is one. */
static void set_function(
	zval *return_value, php_gearman_worker *worker, zend_string *name, zval *callable, zval *context, zend_long timeout)
{
	php_gearman_function *function;
	php_gearman_function old = { 0 };

	worker->rc = gear_worker_can_do(&worker->worker, ZSTR_VAL(name), ZSTR_LEN(name), (uint32_t) timeout);
	if (!php_gearman_report(worker->rc, &worker->worker.error, worker->options)) {
		RETURN_FALSE;
	}
	function = zend_hash_find_ptr(&worker->functions, name);
	if (function) {
		old = *function;
		ZVAL_UNDEF(&function->callback.callable);
	} else {
		function = ecalloc(1, sizeof(*function));
		function->name = zend_string_copy(name);
		zend_hash_add_new_ptr(&worker->functions, name, function);
	}
	if (callable) {
		php_gearman_callback_set(&function->callback, callable);
	}
	ZVAL_NULL(&function->context);
	if (context) {
		ZVAL_COPY(&function->context, context);
	}
	/* Last, since the end of a callable may run a script's code, which may change the functions. */
	php_gearman_callback_free(&old.callback);
	zval_ptr_dtor(&old.context);
	RETURN_TRUE;
}

PHP_FUNCTION(gearman_worker_register)
{
	zval *self;
	zend_string *name;
	zend_long timeout = 0;
	bool no_timeout = true;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "OS|l!", &self, gearman_worker_ce, &name, &timeout, &no_timeout)
			== FAILURE
		|| !check_timeout(timeout, PHP_GEARMAN_ARG(2))) {
		RETURN_THROWS();
	}
	set_function(return_value, Z_GEARMAN_WORKER_P(self), name, NULL, NULL, timeout);
}

PHP_FUNCTION(gearman_worker_add_function)
{
	zval *self;
	zend_string *name;
	zend_fcall_info fci;
	zend_fcall_info_cache cache;
	zval *context = NULL;
	zend_long timeout = 0;
	bool no_timeout = true;

	if (zend_parse_method_parameters(
			ZEND_NUM_ARGS(), getThis(), "OSf|zl!", &self, gearman_worker_ce, &name, &fci, &cache, &context, &timeout, &no_timeout)
			== FAILURE
		|| !check_timeout(timeout, PHP_GEARMAN_ARG(4))) {
		RETURN_THROWS();
	}
	set_function(return_value, Z_GEARMAN_WORKER_P(self), name, &fci.function_name, context, timeout);
}

PHP_FUNCTION(gearman_worker_unregister)
{
	php_gearman_worker *worker;
	zval *self;
	zend_string *name;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "OS", &self, gearman_worker_ce, &name) == FAILURE) {
		RETURN_THROWS();
	}
	worker = Z_GEARMAN_WORKER_P(self);
	worker->rc =
		gear_worker_cant_do(&worker->worker, ZSTR_VAL(name), ZSTR_LEN(name)) ? GEAR_SUCCESS : GEAR_NO_REGISTERED_FUNCTIONS;
	zend_hash_del(&worker->functions, name);
	RETURN_BOOL(worker->rc == GEAR_SUCCESS);
}

PHP_FUNCTION(gearman_worker_unregister_all)
{
	HashTable old;

	PHP_GEARMAN_FETCH(php_gearman_worker, worker, gearman_worker_ce);
	worker->rc = worker->worker.abilities ? GEAR_SUCCESS : GEAR_NO_REGISTERED_FUNCTIONS;
	gear_worker_reset(&worker->worker);
	old = worker->functions;
	zend_hash_init(&worker->functions, 0, NULL, function_free, false);
	zend_hash_destroy(&old); /* may run a script's code, which may add functions */
	RETURN_BOOL(worker->rc == GEAR_SUCCESS);
}

/* --- jobs --- */

/*
 * Gets a job, `waits`: as soon as there is one, and makes its object, with one reference. NULL when there is none: rc says
 * why, and it is reported.
 */
static php_gearman_job *grab(php_gearman_worker *worker, bool waits, zval *return_value)
{
	gear_job assigned;
	gear_assignment assignment;
	const php_gearman_function *function;
	php_gearman_job *job;

	worker->rc = gear_worker_grab(&worker->worker, waits, &assigned, &assignment);
	if (!report_wait(worker)) {
		return NULL;
	}
	object_init_ex(return_value, gearman_job_ce);
	job = Z_GEARMAN_JOB_P(return_value);
	job->job = assigned;
	job->workload = php_gearman_append(NULL, assignment.workload);
	if (!job->workload) {
		zval_ptr_dtor(return_value); /* the script ends, and the server gives the job to another worker */
		return NULL;
	}
	function = zend_hash_str_find_ptr(&worker->functions, assignment.function.bytes, assignment.function.len);
	job->function =
		function ? zend_string_copy(function->name) : zend_string_init(assignment.function.bytes, assignment.function.len, 0);
	job->unique = zend_string_init_fast(assignment.unique.bytes, assignment.unique.len);
	job->worker = &worker->std; /* last: it says that the object is whole, which memory_limit may prevent */
	GC_ADDREF(job->worker);
	return job;
}

PHP_FUNCTION(gearman_worker_grab_job)
{
	PHP_GEARMAN_FETCH(php_gearman_worker, worker, gearman_worker_ce);
	if (!grab(worker, false, return_value)) {
		RETURN_FALSE;
	}
}

/* The callback threw: the client is told what, the job has failed, and the exception goes on to work()'s caller. */
static int send_exception(php_gearman_job *job)
{
	zend_object *thrown = EG(exception);
	zval holder;
	zend_class_entry *base = instanceof_function(thrown->ce, zend_ce_exception) ? zend_ce_exception : zend_ce_error;
	zval *message = zend_read_property(base, thrown, ZEND_STRL("message"), true, &holder);
	zend_string *text = zval_try_get_string(message);
	smart_str words = { 0 };
	gear_view arg;
	int rc;

	smart_str_append(&words, thrown->ce->name);
	smart_str_appends(&words, ": ");
	if (text) {
		smart_str_append(&words, text);
		zend_string_release(text);
	}
	smart_str_0(&words);
	arg = gear_view_of(ZSTR_VAL(words.s), ZSTR_LEN(words.s));
	rc = gear_job_send(&job->job, GEAR_COMMAND_WORK_EXCEPTION, &arg, 1);
	smart_str_free(&words);
	return rc;
}

/* What the callback returned is the result, unless setReturn() said that the job has failed. */
static int send_result(php_gearman_job *job, const zval *result)
{
	zend_string *text = zval_try_get_string((zval *) result);
	gear_view arg;
	int rc;

	if (!text) {
		return send_exception(job); /* the result could not be made a string */
	}
	arg = gear_view_of(ZSTR_VAL(text), ZSTR_LEN(text));
	if (job->ending == GEAR_SUCCESS || job->ending == GEAR_SHUTDOWN) {
		rc = gear_job_send(&job->job, GEAR_COMMAND_WORK_COMPLETE, &arg, 1);
	} else {
		rc = gear_job_send(&job->job, GEAR_COMMAND_WORK_FAIL, NULL, 0);
	}
	zend_string_release(text);
	return rc;
}

/* Ends the job, unless its function did. `returned`: with a result; else it threw or could not be called. */
static int finish_job(php_gearman_job *job, bool returned, const zval *result)
{
	if (job->job.ended) {
		return GEAR_SUCCESS;
	}
	if (returned) {
		return send_result(job, result);
	}
	return EG(exception) ? send_exception(job) : gear_job_send(&job->job, GEAR_COMMAND_WORK_FAIL, NULL, 0);
}

/* exit(), or the end of a fiber: not an error of the job's, and nothing is left to run. */
static bool is_leaving(void)
{
	return EG(exception) && (zend_is_unwind_exit(EG(exception)) || zend_is_graceful_exit(EG(exception)));
}

/*
 * Runs the function on the job and ends the job. Returns what the job came to. A reply that was not sent is warned of, and
 * never thrown: the server gives the job to another worker, and the loop is to go on.
 */
static int run_job(php_gearman_worker *worker, php_gearman_job *job)
{
	php_gearman_function *function = zend_hash_find_ptr(&worker->functions, job->function);
	gear_error *error = &worker->worker.error;
	zval argv[2];
	zval result;
	bool returned;

	if (!function || !php_gearman_callback_is_set(&function->callback)) {
		gear_job_send(&job->job, GEAR_COMMAND_WORK_FAIL, NULL, 0);
		gear_error_set(error, GEAR_INVALID_FUNCTION_NAME, 0, NULL,
			"no callback has been added for function \"%s\": the job has failed", ZSTR_VAL(job->function));
		php_gearman_report(GEAR_INVALID_FUNCTION_NAME, error, worker->options);
		return GEAR_INVALID_FUNCTION_NAME;
	}
	ZVAL_OBJ(&argv[0], &job->std);
	ZVAL_COPY(&argv[1], &function->context);
	returned = php_gearman_callback_call(&function->callback, &result, 2, argv);
	zval_ptr_dtor(&argv[1]);
	if (!returned && is_leaving()) {
		return GEAR_SHUTDOWN; /* nothing is said: the server gives the job to another worker when the connection ends */
	}
	php_gearman_report(finish_job(job, returned, &result), error, 0);
	zval_ptr_dtor(&result);
	return EG(exception) ? GEAR_WORK_EXCEPTION : job->ending;
}

/*
 * A job that failed, or whose result could not be sent, is no reason to end a loop around work(); a function that says
 * GEARMAN_SHUTDOWN is, and so is one that has no callback.
 */
PHP_FUNCTION(gearman_worker_work)
{
	php_gearman_job *job;
	zval object;

	PHP_GEARMAN_FETCH(php_gearman_worker, worker, gearman_worker_ce);
	job = grab(worker, true, &object);
	if (!job) {
		RETURN_FALSE;
	}
	worker->rc = run_job(worker, job);
	zval_ptr_dtor(&object);
	RETURN_BOOL(worker->rc != GEAR_SHUTDOWN && worker->rc != GEAR_INVALID_FUNCTION_NAME);
}
