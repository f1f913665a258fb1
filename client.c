/*
 * GearmanClient: arguments to tasks, events to callbacks, codes to results. What a task goes through is in
 * protocol/gear_client.c.
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php_gearman.h"

static zend_object_handlers client_handlers;

/* --- events --- */

static void link_task(php_gearman_client *client, php_gearman_task *task)
{
	task->client = client;
	task->previous = NULL;
	task->next = client->tasks;
	if (task->next) {
		task->next->previous = task;
	}
	client->tasks = task;
	GC_ADDREF(&task->std);
}

/* The client lets go of a task; it may be gone afterwards. */
static void unlink_task(php_gearman_task *task)
{
	if (task->previous) {
		task->previous->next = task->next;
	} else {
		task->client->tasks = task->next;
	}
	if (task->next) {
		task->next->previous = task->previous;
	}
	task->previous = task->next = NULL;
	task->client = NULL;
	OBJ_RELEASE(&task->std);
}

/* An integer that a callback returns is the code that ends the run; an exception ends it, too. */
static int call_back(const php_gearman_callback *callback, php_gearman_task *task)
{
	zval argv[2];
	zval result;
	int rc = GEAR_SUCCESS;

	ZVAL_OBJ(&argv[0], &task->std);
	ZVAL_COPY(&argv[1], &task->context);
	if (!php_gearman_callback_call(callback, &result, Z_ISUNDEF(argv[1]) ? 1 : 2, argv)) {
		rc = EG(exception) ? GEAR_PAUSE : GEAR_SUCCESS;
	} else if (Z_TYPE(result) == IS_LONG) {
		rc = Z_LVAL(result) < 0 || Z_LVAL(result) > GEAR_MAX_RETURN ? GEAR_UNKNOWN_STATE : (int) Z_LVAL(result);
	}
	zval_ptr_dtor(&argv[1]);
	zval_ptr_dtor(&result);
	return rc;
}

static bool keep_data(php_gearman_task *task, gear_event event, gear_view data)
{
	if (task->data) {
		zend_string_release(task->data);
		task->data = NULL; /* the next line may end in memory_limit */
	}
	task->data_read = 0;
	if (event != GEAR_ON_CREATED && event != GEAR_ON_STATUS) {
		task->data = php_gearman_append(NULL, data);
		return task->data != NULL;
	}
	return true;
}

static int on_event(void *context, gear_task *task, gear_event event, gear_view data)
{
	php_gearman_client *client = context;
	php_gearman_task *object = (php_gearman_task *) ((char *) task - XtOffsetOf(php_gearman_task, task));
	bool finished = task->state == GEAR_TASK_FINISHED;
	int rc = GEAR_SUCCESS;

	if (!keep_data(object, event, data)) {
		rc = GEAR_PAUSE; /* the script ends */
	} else if (php_gearman_callback_is_set(&client->callbacks[event])) {
		GC_ADDREF(&object->std);
		rc = call_back(&client->callbacks[event], object);
		OBJ_RELEASE(&object->std);
	}
	if (finished) {
		unlink_task(object);
	}
	return rc;
}

/* What a do*() gathers: data packets are joined in front of the result. */
typedef struct do_run {
	gear_task task; /* first: what the event function is given */
	php_gearman_client *client;
	zend_string *result;
} do_run;

static int on_do_event(do_run *run, gear_event event, gear_view data)
{
	php_gearman_client *client = run->client;

	if (event == GEAR_ON_STATUS && run->task.state == GEAR_TASK_FINISHED) {
		return GEAR_SUCCESS; /* the answer to jobStatus(), not a job's progress */
	}
	memcpy(client->doing, run->task.handle, sizeof(client->doing));
	client->doing_numerator = run->task.numerator;
	client->doing_denominator = run->task.denominator;
	if (event == GEAR_ON_EXCEPTION) {
		gear_error_set(&client->client.error, GEAR_WORK_EXCEPTION, 0, NULL, "exception in the worker: %.*s",
			gear_view_width(data), data.bytes);
	}
	if (event == GEAR_ON_DATA || event == GEAR_ON_COMPLETE) {
		zend_string *joined = php_gearman_append(run->result, data);

		if (!joined) {
			return GEAR_PAUSE; /* the script ends */
		}
		run->result = joined;
	}
	return GEAR_SUCCESS;
}

/* A task that is run by itself is no object: do*(), jobStatus(), ping(). */
static int on_any_event(void *context, gear_task *task, gear_event event, gear_view data)
{
	return task->alone ? on_do_event((do_run *) task, event, data) : on_event(context, task, event, data);
}

/* --- the object --- */

static zend_object *client_create(zend_class_entry *ce)
{
	php_gearman_client *client = zend_object_alloc(sizeof(*client), ce);

	zend_object_std_init(&client->std, ce);
	object_properties_init(&client->std, ce);
	client->std.handlers = &client_handlers;
	client->options = PHP_GEARMAN_CLIENT_FREE_TASKS | php_gearman_default_options();
	gear_client_init(&client->client, on_any_event, client);
	client->client.interrupt = php_gearman_interrupt;
	client->client.exceptions = false; /* until addServer() or enableExceptionHandler() say so */
	return &client->std;
}

static void clear_callbacks(php_gearman_client *client)
{
	int i;

	for (i = 0; i < PHP_GEARMAN_CALLBACKS; i++) {
		php_gearman_callback_free(&client->callbacks[i]);
	}
}

static void client_free(zend_object *object)
{
	php_gearman_client *client = PHP_GEARMAN_FROM_OBJ(php_gearman_client, object);

	zend_object_std_dtor(object); /* first: no WeakReference leads here from now on, whatever destructors run */
	gear_client_free(&client->client);
	while (client->tasks) {
		client->tasks->task.state = GEAR_TASK_FINISHED;
		client->tasks->task.rc = GEAR_NOT_CONNECTED;
		unlink_task(client->tasks);
	}
	clear_callbacks(client);
	if (client->context) {
		zend_string_release(client->context);
	}
}

static HashTable *client_gc(zend_object *object, zval **table, int *n)
{
	php_gearman_client *client = PHP_GEARMAN_FROM_OBJ(php_gearman_client, object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	php_gearman_task *task;
	int i;

	for (i = 0; i < PHP_GEARMAN_CALLBACKS; i++) {
		php_gearman_callback_gc(&client->callbacks[i], buffer);
	}
	for (task = client->tasks; task; task = task->next) {
		zend_get_gc_buffer_add_obj(buffer, &task->std);
	}
	zend_get_gc_buffer_use(buffer, table, n);
	return zend_std_get_properties(object);
}

void php_gearman_client_minit(void)
{
	php_gearman_class_init(
		gearman_client_ce, client_create, &client_handlers, XtOffsetOf(php_gearman_client, std), client_free, client_gc);
}

PHP_FUNCTION(gearman_client_create)
{
	if (zend_parse_parameters_none() == FAILURE) {
		RETURN_THROWS();
	}
	object_init_ex(return_value, gearman_client_ce);
}

PHP_METHOD(GearmanClient, __construct)
{
	if (zend_parse_parameters_none() == FAILURE) {
		RETURN_THROWS();
	}
}

/* Part of the interface that programs know; the connections end with the object. */
PHP_METHOD(GearmanClient, __destruct)
{
	if (zend_parse_parameters_none() == FAILURE) {
		RETURN_THROWS();
	}
}

/* --- state, options, servers --- */

PHP_FUNCTION(gearman_client_return_code)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	RETURN_LONG(client->rc);
}

PHP_FUNCTION(gearman_client_error)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	if (!client->client.error.text[0]) {
		RETURN_FALSE;
	}
	RETURN_STRING(client->client.error.text);
}

PHP_FUNCTION(gearman_client_get_errno)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	RETURN_LONG(client->client.error.sys_errno);
}

PHP_FUNCTION(gearman_client_options)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	RETURN_LONG(client->options);
}

static void change_options(INTERNAL_FUNCTION_PARAMETERS, php_gearman_change change)
{
	php_gearman_client *client;
	zval *self;
	zend_long options;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "Ol", &self, gearman_client_ce, &options) == FAILURE) {
		RETURN_THROWS();
	}
	client = Z_GEARMAN_CLIENT_P(self);
	client->options = php_gearman_options(client->options, options, PHP_GEARMAN_CLIENT_SETTABLE, change);
	client->client.non_blocking = (client->options & PHP_GEARMAN_CLIENT_NON_BLOCKING) != 0;
	RETURN_TRUE;
}

PHP_FUNCTION(gearman_client_set_options)
{
	change_options(INTERNAL_FUNCTION_PARAM_PASSTHRU, PHP_GEARMAN_SET);
}

PHP_FUNCTION(gearman_client_add_options)
{
	change_options(INTERNAL_FUNCTION_PARAM_PASSTHRU, PHP_GEARMAN_ADD);
}

PHP_FUNCTION(gearman_client_remove_options)
{
	change_options(INTERNAL_FUNCTION_PARAM_PASSTHRU, PHP_GEARMAN_REMOVE);
}

PHP_FUNCTION(gearman_client_timeout)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	RETURN_LONG(client->client.timeout);
}

PHP_FUNCTION(gearman_client_set_timeout)
{
	zval *self;
	zend_long timeout;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "Ol", &self, gearman_client_ce, &timeout) == FAILURE) {
		RETURN_THROWS();
	}
	if (!php_gearman_timeout(timeout, PHP_GEARMAN_ARG(1), &Z_GEARMAN_CLIENT_P(self)->client.timeout)) {
		RETURN_THROWS();
	}
	RETURN_TRUE;
}

/* What is asked of one server is asked of all; once asked for, it stays. */
static void set_up_exceptions(php_gearman_client *client, bool wanted)
{
	if (wanted && !client->client.exceptions && !client->rc) {
		client->rc = gear_client_enable_exceptions(&client->client);
	}
}

PHP_FUNCTION(gearman_client_add_server)
{
	php_gearman_client *client;
	zval *self;
	zend_string *host = NULL;
	zend_long port = 0;
	bool port_is_null = true;
	bool exceptions = true;
	gear_address address;

	if (zend_parse_method_parameters(
			ZEND_NUM_ARGS(), getThis(), "O|S!l!b", &self, gearman_client_ce, &host, &port, &port_is_null, &exceptions)
		== FAILURE) {
		RETURN_THROWS();
	}
	client = Z_GEARMAN_CLIENT_P(self);
	if (!php_gearman_address(&address, host, port, port_is_null, PHP_GEARMAN_ARG(1))) {
		RETURN_THROWS();
	}
	client->rc = gear_client_add_server(&client->client, &address);
	set_up_exceptions(client, exceptions);
	RETURN_BOOL(php_gearman_report(client->rc, &client->client.error, client->options));
}

static int add_address(void *context, gear_address *address)
{
	php_gearman_client *client = context;

	client->rc = gear_client_add_server(&client->client, address);
	return client->rc;
}

PHP_FUNCTION(gearman_client_add_servers)
{
	php_gearman_client *client;
	zval *self;
	zend_string *servers = NULL;
	bool exceptions = true;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "O|S!b", &self, gearman_client_ce, &servers, &exceptions)
		== FAILURE) {
		RETURN_THROWS();
	}
	client = Z_GEARMAN_CLIENT_P(self);
	client->rc = GEAR_SUCCESS;
	if (!php_gearman_addresses(servers, PHP_GEARMAN_ARG(1), add_address, client)) {
		if (EG(exception)) {
			RETURN_THROWS();
		}
		RETURN_BOOL(php_gearman_report(client->rc, &client->client.error, client->options));
	}
	set_up_exceptions(client, exceptions);
	RETURN_BOOL(php_gearman_report(client->rc, &client->client.error, client->options));
}

PHP_FUNCTION(gearman_client_enable_exception_handler)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	client->rc = gear_client_enable_exceptions(&client->client);
	RETURN_BOOL(php_gearman_report(client->rc, &client->client.error, client->options));
}

PHP_FUNCTION(gearman_client_wait)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	client->rc = gear_client_wait(&client->client);
	if (client->rc == GEAR_TIMEOUT) {
		RETURN_FALSE;
	}
	RETURN_BOOL(php_gearman_report(client->rc, &client->client.error, client->options));
}

PHP_FUNCTION(gearman_client_context)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	if (!client->context) {
		RETURN_EMPTY_STRING();
	}
	RETURN_STR_COPY(client->context);
}

PHP_FUNCTION(gearman_client_set_context)
{
	php_gearman_client *client;
	zval *self;
	zend_string *context;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "OS", &self, gearman_client_ce, &context) == FAILURE) {
		RETURN_THROWS();
	}
	client = Z_GEARMAN_CLIENT_P(self);
	if (client->context) {
		zend_string_release(client->context);
	}
	client->context = zend_string_copy(context);
	RETURN_TRUE;
}

/* --- single requests --- */

/* Function and unique end in NUL on the wire. False, with the client's code and a warning, when they cannot be sent. */
static bool check_names(php_gearman_client *client, const zend_string *function, const zend_string *unique)
{
	gear_error *error = &client->client.error;
	bool bad_unique = unique && (ZSTR_LEN(unique) > GEAR_UNIQUE_MAX || memchr(ZSTR_VAL(unique), '\0', ZSTR_LEN(unique)));

	if (!ZSTR_LEN(function) || ZSTR_LEN(function) > GEAR_FUNCTION_MAX || memchr(ZSTR_VAL(function), '\0', ZSTR_LEN(function))) {
		client->rc = gear_error_set(error, GEAR_INVALID_FUNCTION_NAME, 0, NULL,
			"the function's name must have 1 to %d bytes and no NUL", GEAR_FUNCTION_MAX);
	} else if (bad_unique) {
		client->rc = gear_error_set(
			error, GEAR_ARGUMENT_TOO_LARGE, 0, NULL, "the unique must have at most %d bytes and no NUL", GEAR_UNIQUE_MAX);
	} else {
		return true;
	}
	php_gearman_report(client->rc, error, client->options);
	return false;
}

/* Null and "" are no unique of the caller's: *returns owned* a new one. */
static zend_string *unique_or_new(zend_string *unique)
{
	return unique && ZSTR_LEN(unique) ? zend_string_copy(unique) : php_gearman_unique();
}

/* Whether a job whose unique is the caller's own goes where that sends it. */
static bool goes_by_unique(const php_gearman_client *client, const zend_string *unique)
{
	return unique && ZSTR_LEN(unique) && (client->options & PHP_GEARMAN_CLIENT_HASH_UNIQUE);
}

static size_t job_args(gear_view args[3], const zend_string *function, const zend_string *unique, const zend_string *workload)
{
	args[0] = gear_view_of(ZSTR_VAL(function), ZSTR_LEN(function));
	args[1] = gear_view_of(ZSTR_VAL(unique), ZSTR_LEN(unique));
	args[2] = gear_view_of(ZSTR_VAL(workload), ZSTR_LEN(workload));
	return 3;
}

static do_run *begin_alone(do_run *run, php_gearman_client *client, uint32_t command, const gear_view *args, size_t argc)
{
	gear_task_init(&run->task, command, args, argc);
	run->client = client;
	run->result = NULL;
	return run;
}

/*
 * Runs one request to its end; what is left of it is forgotten. That the job itself failed is no failure of ours, which
 * returnCode() tells; one who wants exceptions does not look there. True on success.
 */
static bool run_alone(php_gearman_client *client, do_run *run)
{
	zend_try
	{
		client->rc = gear_client_run(&client->client, &run->task);
	}
	zend_catch
	{
		/* A fatal error in the script's own code: shutdown functions may yet use the client, but not this task. */
		gear_client_forget(&client->client, &run->task);
		zend_bailout();
	}
	zend_end_try();
	gear_client_forget(&client->client, &run->task);
	if ((client->rc == GEAR_WORK_FAIL || client->rc == GEAR_WORK_EXCEPTION) && !(client->options & PHP_GEARMAN_EXCEPTIONS)) {
		return false;
	}
	return php_gearman_report(client->rc, &client->client.error, client->options);
}

static void do_job(INTERNAL_FUNCTION_PARAMETERS, uint32_t command, bool background)
{
	php_gearman_client *client;
	zval *self;
	zend_string *function, *workload;
	zend_string *unique = NULL;
	gear_view args[3];
	do_run run;
	bool by_unique, done;

	if (zend_parse_method_parameters(
			ZEND_NUM_ARGS(), getThis(), "OSS|S!", &self, gearman_client_ce, &function, &workload, &unique)
		== FAILURE) {
		RETURN_THROWS();
	}
	client = Z_GEARMAN_CLIENT_P(self);
	if (!check_names(client, function, unique)) {
		RETURN_FALSE;
	}
	by_unique = goes_by_unique(client, unique);
	unique = unique_or_new(unique);
	begin_alone(&run, client, command, args, job_args(args, function, unique, workload))->task.by_unique = by_unique;
	client->doing[0] = '\0';
	client->doing_numerator = client->doing_denominator = 0;
	done = run_alone(client, &run);
	zend_string_release(unique);
	if (!done && run.result) {
		zend_string_release(run.result);
	}
	if (!done) {
		RETURN_FALSE;
	}
	if (background) {
		RETURN_STRING(run.task.handle);
	}
	RETURN_STR(run.result);
}

PHP_FUNCTION(gearman_client_do_normal)
{
	do_job(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB, false);
}

PHP_FUNCTION(gearman_client_do_high)
{
	do_job(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB_HIGH, false);
}

PHP_FUNCTION(gearman_client_do_low)
{
	do_job(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB_LOW, false);
}

PHP_FUNCTION(gearman_client_do_background)
{
	do_job(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB_BG, true);
}

PHP_FUNCTION(gearman_client_do_high_background)
{
	do_job(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB_HIGH_BG, true);
}

PHP_FUNCTION(gearman_client_do_low_background)
{
	do_job(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB_LOW_BG, true);
}

PHP_FUNCTION(gearman_client_do_job_handle)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	RETURN_STRING(client->doing);
}

PHP_FUNCTION(gearman_client_do_status)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	array_init(return_value);
	add_next_index_long(return_value, (zend_long) client->doing_numerator);
	add_next_index_long(return_value, (zend_long) client->doing_denominator);
}

static void job_status(INTERNAL_FUNCTION_PARAMETERS, uint32_t command)
{
	zval *self;
	zend_string *key;
	gear_view arg;
	do_run run;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "OS", &self, gearman_client_ce, &key) == FAILURE) {
		RETURN_THROWS();
	}
	arg = gear_view_of(ZSTR_VAL(key), ZSTR_LEN(key));
	run_alone(Z_GEARMAN_CLIENT_P(self), begin_alone(&run, Z_GEARMAN_CLIENT_P(self), command, &arg, 1));
	array_init(return_value);
	add_next_index_bool(return_value, run.task.known);
	add_next_index_bool(return_value, run.task.running);
	add_next_index_long(return_value, (zend_long) run.task.numerator);
	add_next_index_long(return_value, (zend_long) run.task.denominator);
}

PHP_FUNCTION(gearman_client_job_status)
{
	job_status(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_GET_STATUS);
}

PHP_FUNCTION(gearman_client_job_status_by_unique_key)
{
	job_status(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_GET_STATUS_UNIQUE);
}

PHP_FUNCTION(gearman_client_ping)
{
	php_gearman_client *client;
	zval *self;
	zend_string *workload;
	gear_view arg;
	size_t i = 0;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "OS", &self, gearman_client_ce, &workload) == FAILURE) {
		RETURN_THROWS();
	}
	client = Z_GEARMAN_CLIENT_P(self);
	arg = gear_view_of(ZSTR_VAL(workload), ZSTR_LEN(workload));
	do {
		do_run run;

		begin_alone(&run, client, GEAR_COMMAND_ECHO_REQ, &arg, 1)->task.target = (int) i;
		if (!run_alone(client, &run)) {
			RETURN_FALSE;
		}
	} while (++i < client->client.peer_count);
	RETURN_TRUE;
}

/* --- tasks --- */

/* The client holds the task, and the task what it looks at, until it is finished. */
static void start_task(
	php_gearman_client *client, php_gearman_task *task, const zval *context, uint32_t command, const gear_view *args, size_t argc)
{
	if (context) {
		ZVAL_COPY(&task->context, context);
	}
	gear_task_init(&task->task, command, args, argc);
	link_task(client, task);
	gear_client_add(&client->client, &task->task);
	client->rc = GEAR_SUCCESS;
}

/* A string, or a number also under strict_types. *Returns owned*, or NULL with a TypeError thrown. */
static zend_string *workload_of(zval *argument, int number)
{
	zend_string *string;

	if (Z_TYPE_P(argument) == IS_LONG || Z_TYPE_P(argument) == IS_DOUBLE) {
		return zval_get_string(argument);
	}
	if (!zend_parse_arg_str(argument, &string, false, (uint32_t) number)) {
		if (!EG(exception)) {
			zend_argument_type_error(
				(uint32_t) number, "must be of type string|int|float, %s given", zend_zval_type_name(argument));
		}
		return NULL;
	}
	return zend_string_copy(string);
}

static void add_task(INTERNAL_FUNCTION_PARAMETERS, uint32_t command)
{
	php_gearman_client *client;
	php_gearman_task *task;
	zval *self, *data;
	zval *context = NULL;
	zend_string *function, *workload;
	zend_string *unique = NULL;
	gear_view args[3];

	if (zend_parse_method_parameters(
			ZEND_NUM_ARGS(), getThis(), "OSz|zS!", &self, gearman_client_ce, &function, &data, &context, &unique)
		== FAILURE) {
		RETURN_THROWS();
	}
	client = Z_GEARMAN_CLIENT_P(self);
	workload = workload_of(data, PHP_GEARMAN_ARG(2));
	if (!workload) {
		RETURN_THROWS();
	}
	if (!check_names(client, function, unique)) {
		zend_string_release(workload);
		RETURN_FALSE;
	}
	task = php_gearman_task_new(return_value);
	task->function = zend_string_copy(function);
	task->unique = unique_or_new(unique);
	task->workload = workload;
	start_task(client, task, context, command, args, job_args(args, task->function, task->unique, task->workload));
	task->task.by_unique = goes_by_unique(client, unique);
}

PHP_FUNCTION(gearman_client_add_task)
{
	add_task(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB);
}

PHP_FUNCTION(gearman_client_add_task_high)
{
	add_task(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB_HIGH);
}

PHP_FUNCTION(gearman_client_add_task_low)
{
	add_task(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB_LOW);
}

PHP_FUNCTION(gearman_client_add_task_background)
{
	add_task(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB_BG);
}

PHP_FUNCTION(gearman_client_add_task_high_background)
{
	add_task(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB_HIGH_BG);
}

PHP_FUNCTION(gearman_client_add_task_low_background)
{
	add_task(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_SUBMIT_JOB_LOW_BG);
}

PHP_FUNCTION(gearman_client_add_task_status)
{
	php_gearman_task *task;
	zval *self;
	zval *context = NULL;
	zend_string *handle;
	gear_view arg;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "OS|z", &self, gearman_client_ce, &handle, &context)
		== FAILURE) {
		RETURN_THROWS();
	}
	task = php_gearman_task_new(return_value);
	task->workload = zend_string_copy(handle);
	arg = gear_view_of(ZSTR_VAL(handle), ZSTR_LEN(handle));
	start_task(Z_GEARMAN_CLIENT_P(self), task, context, GEAR_COMMAND_GET_STATUS, &arg, 1);
}

PHP_FUNCTION(gearman_client_run_tasks)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	client->rc = gear_client_run(&client->client, NULL);
	if (client->rc == GEAR_IO_WAIT || client->rc == GEAR_PAUSE
		|| (client->rc >= GEAR_WORK_DATA && client->rc <= GEAR_WORK_FAIL)) {
		RETURN_TRUE; /* to be gone on with; that a task failed is for its own callback to say */
	}
	RETURN_BOOL(php_gearman_report(client->rc, &client->client.error, client->options));
}

/* --- callbacks --- */

static void set_callback(INTERNAL_FUNCTION_PARAMETERS, int event)
{
	zval *self;
	zend_fcall_info fci;
	zend_fcall_info_cache cache;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "Of", &self, gearman_client_ce, &fci, &cache) == FAILURE) {
		RETURN_THROWS();
	}
	php_gearman_callback_set(&Z_GEARMAN_CLIENT_P(self)->callbacks[event], &fci.function_name);
	RETURN_TRUE;
}

PHP_FUNCTION(gearman_client_set_workload_callback)
{
	set_callback(INTERNAL_FUNCTION_PARAM_PASSTHRU, PHP_GEARMAN_ON_WORKLOAD);
}

PHP_FUNCTION(gearman_client_set_created_callback)
{
	set_callback(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_ON_CREATED);
}

PHP_FUNCTION(gearman_client_set_data_callback)
{
	set_callback(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_ON_DATA);
}

PHP_FUNCTION(gearman_client_set_warning_callback)
{
	set_callback(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_ON_WARNING);
}

PHP_FUNCTION(gearman_client_set_status_callback)
{
	set_callback(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_ON_STATUS);
}

PHP_FUNCTION(gearman_client_set_complete_callback)
{
	set_callback(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_ON_COMPLETE);
}

PHP_FUNCTION(gearman_client_set_exception_callback)
{
	set_callback(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_ON_EXCEPTION);
}

PHP_FUNCTION(gearman_client_set_fail_callback)
{
	set_callback(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_ON_FAIL);
}

PHP_FUNCTION(gearman_client_clear_callbacks)
{
	PHP_GEARMAN_FETCH(php_gearman_client, client, gearman_client_ce);
	clear_callbacks(client);
	RETURN_TRUE;
}
