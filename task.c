/*
 * GearmanTask: what a client knows of one task. The client holds it until it is finished.
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php_gearman.h"

static zend_object_handlers task_handlers;

static zend_object *task_create(zend_class_entry *ce)
{
	php_gearman_task *task = zend_object_alloc(sizeof(*task), ce);

	zend_object_std_init(&task->std, ce);
	object_properties_init(&task->std, ce);
	task->std.handlers = &task_handlers;
	return &task->std;
}

/* Only a finished task, or one whose client has gone, gets here. */
static void task_free(zend_object *object)
{
	php_gearman_task *task = PHP_GEARMAN_FROM_OBJ(php_gearman_task, object);

	if (task->function) {
		zend_string_release(task->function);
	}
	if (task->unique) {
		zend_string_release(task->unique);
	}
	if (task->workload) {
		zend_string_release(task->workload);
	}
	if (task->data) {
		zend_string_release(task->data);
	}
	zval_ptr_dtor(&task->context);
	zend_object_std_dtor(object);
}

static HashTable *task_gc(zend_object *object, zval **table, int *n)
{
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	zend_get_gc_buffer_add_zval(buffer, &PHP_GEARMAN_FROM_OBJ(php_gearman_task, object)->context);
	zend_get_gc_buffer_use(buffer, table, n);
	return zend_std_get_properties(object);
}

void php_gearman_task_minit(void)
{
	php_gearman_class_init(gearman_task_ce, task_create, &task_handlers, XtOffsetOf(php_gearman_task, std), task_free, task_gc);
}

php_gearman_task *php_gearman_task_new(zval *return_value)
{
	ZVAL_OBJ(return_value, task_create(gearman_task_ce));
	return Z_GEARMAN_TASK_P(return_value);
}

PHP_METHOD(GearmanTask, __construct)
{
	if (zend_parse_parameters_none() == FAILURE) {
		RETURN_THROWS();
	}
}

PHP_FUNCTION(gearman_task_return_code)
{
	PHP_GEARMAN_FETCH(php_gearman_task, task, gearman_task_ce);
	RETURN_LONG(task->task.state == GEAR_TASK_FINISHED ? task->task.rc : GEAR_SUCCESS);
}

/* False for a task of no client; "" for one that has no such string. */
static void return_string(zval *return_value, const php_gearman_task *task, zend_string *string)
{
	if (!task->task.command) {
		RETURN_FALSE;
	}
	if (!string) {
		RETURN_EMPTY_STRING();
	}
	RETURN_STR_COPY(string);
}

PHP_FUNCTION(gearman_task_function_name)
{
	PHP_GEARMAN_FETCH(php_gearman_task, task, gearman_task_ce);
	return_string(return_value, task, task->function);
}

PHP_FUNCTION(gearman_task_unique)
{
	PHP_GEARMAN_FETCH(php_gearman_task, task, gearman_task_ce);
	return_string(return_value, task, task->unique);
}

PHP_FUNCTION(gearman_task_job_handle)
{
	PHP_GEARMAN_FETCH(php_gearman_task, task, gearman_task_ce);
	if (!task->task.command) {
		RETURN_FALSE;
	}
	RETURN_STRING(task->task.handle);
}

PHP_FUNCTION(gearman_task_is_known)
{
	PHP_GEARMAN_FETCH(php_gearman_task, task, gearman_task_ce);
	RETURN_BOOL(task->task.known);
}

PHP_FUNCTION(gearman_task_is_running)
{
	PHP_GEARMAN_FETCH(php_gearman_task, task, gearman_task_ce);
	RETURN_BOOL(task->task.running);
}

static void return_number(zval *return_value, const php_gearman_task *task, uint32_t number)
{
	if (!task->task.command) {
		RETURN_FALSE;
	}
	RETURN_LONG((zend_long) number);
}

PHP_FUNCTION(gearman_task_numerator)
{
	PHP_GEARMAN_FETCH(php_gearman_task, task, gearman_task_ce);
	return_number(return_value, task, task->task.numerator);
}

PHP_FUNCTION(gearman_task_denominator)
{
	PHP_GEARMAN_FETCH(php_gearman_task, task, gearman_task_ce);
	return_number(return_value, task, task->task.denominator);
}

PHP_FUNCTION(gearman_task_data)
{
	PHP_GEARMAN_FETCH(php_gearman_task, task, gearman_task_ce);
	return_string(return_value, task, task->data);
}

PHP_FUNCTION(gearman_task_data_size)
{
	PHP_GEARMAN_FETCH(php_gearman_task, task, gearman_task_ce);
	if (!task->task.command) {
		RETURN_FALSE;
	}
	RETURN_LONG(task->data ? (zend_long) ZSTR_LEN(task->data) : 0);
}

/* The workload went out whole with addTask*(): there is never a part of it left to send. */
PHP_FUNCTION(gearman_task_send_workload)
{
	php_gearman_client *client;
	gear_error error;
	zval *self;
	zend_string *data;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "OS", &self, gearman_task_ce, &data) == FAILURE) {
		RETURN_THROWS();
	}
	client = Z_GEARMAN_TASK_P(self)->client;
	gear_error_set(
		&error, GEAR_INVALID_ARGUMENT, 0, NULL, "The workload was sent whole by addTask(); there is nothing left to send");
	RETURN_BOOL(php_gearman_report(error.rc, &error, client ? client->options : php_gearman_default_options()));
}

PHP_FUNCTION(gearman_task_recv_data)
{
	php_gearman_task *task;
	zval *self;
	zend_long most;
	size_t left;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "Ol", &self, gearman_task_ce, &most) == FAILURE) {
		RETURN_THROWS();
	}
	if (most < 1) {
		zend_argument_value_error(PHP_GEARMAN_ARG(1), "must be greater than 0");
		RETURN_THROWS();
	}
	task = Z_GEARMAN_TASK_P(self);
	if (!task->data) {
		RETURN_FALSE;
	}
	left = ZSTR_LEN(task->data) - task->data_read;
	if ((zend_ulong) most < left) {
		left = (size_t) most;
	}
	array_init(return_value);
	add_next_index_long(return_value, (zend_long) left);
	add_next_index_stringl(return_value, ZSTR_VAL(task->data) + task->data_read, left);
	task->data_read += left;
}
