/*
 * GearmanJob: a job that a worker was given, and its replies.
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <stdio.h>

#include "php_gearman.h"

static zend_object_handlers job_handlers;

static zend_object *job_create(zend_class_entry *ce)
{
	php_gearman_job *job = zend_object_alloc(sizeof(*job), ce);

	zend_object_std_init(&job->std, ce);
	object_properties_init(&job->std, ce);
	job->std.handlers = &job_handlers;
	return &job->std;
}

static void job_free(zend_object *object)
{
	php_gearman_job *job = PHP_GEARMAN_FROM_OBJ(php_gearman_job, object);

	if (job->worker) {
		zend_string_release(job->function);
		zend_string_release(job->unique);
		zend_string_release(job->workload);
		OBJ_RELEASE(job->worker);
	}
	zend_object_std_dtor(object);
}

static HashTable *job_gc(zend_object *object, zval **table, int *n)
{
	php_gearman_job *job = PHP_GEARMAN_FROM_OBJ(php_gearman_job, object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	if (job->worker) {
		zend_get_gc_buffer_add_obj(buffer, job->worker);
	}
	zend_get_gc_buffer_use(buffer, table, n);
	return zend_std_get_properties(object);
}

void php_gearman_job_minit(void)
{
	php_gearman_class_init(gearman_job_ce, job_create, &job_handlers, XtOffsetOf(php_gearman_job, std), job_free, job_gc);
}

/* Part of the interface that programs know; there is nothing left for it to do. */
PHP_METHOD(GearmanJob, __destruct)
{
	if (zend_parse_parameters_none() == FAILURE) {
		RETURN_THROWS();
	}
}

/* A job's failures are reported as its worker's are. True if rc is GEAR_SUCCESS. */
static bool report(const php_gearman_job *job, int rc, const gear_error *error)
{
	return php_gearman_report(
		rc, error, job->worker ? PHP_GEARMAN_FROM_OBJ(php_gearman_worker, job->worker)->options : php_gearman_default_options());
}

static void send_reply(zval *return_value, php_gearman_job *job, uint32_t command, const gear_view *args, size_t argc)
{
	if (!job->worker) {
		gear_error error;

		gear_error_set(&error, GEAR_INVALID_ARGUMENT, 0, NULL, "This GearmanJob was not given by a worker");
		RETURN_BOOL(report(job, error.rc, &error));
	}
	job->rc = gear_job_send(&job->job, command, args, argc);
	RETURN_BOOL(report(job, job->rc, &job->job.worker->error));
}

static void send_string(INTERNAL_FUNCTION_PARAMETERS, uint32_t command)
{
	zval *self;
	zend_string *data;
	gear_view arg;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "OS", &self, gearman_job_ce, &data) == FAILURE) {
		RETURN_THROWS();
	}
	arg = gear_view_of(ZSTR_VAL(data), ZSTR_LEN(data));
	send_reply(return_value, Z_GEARMAN_JOB_P(self), command, &arg, 1);
}

PHP_FUNCTION(gearman_job_send_data)
{
	send_string(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_WORK_DATA);
}

PHP_FUNCTION(gearman_job_send_warning)
{
	send_string(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_WORK_WARNING);
}

PHP_FUNCTION(gearman_job_send_complete)
{
	send_string(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_WORK_COMPLETE);
}

PHP_FUNCTION(gearman_job_send_exception)
{
	send_string(INTERNAL_FUNCTION_PARAM_PASSTHRU, GEAR_COMMAND_WORK_EXCEPTION);
}

PHP_FUNCTION(gearman_job_send_fail)
{
	PHP_GEARMAN_FETCH(php_gearman_job, job, gearman_job_ce);
	send_reply(return_value, job, GEAR_COMMAND_WORK_FAIL, NULL, 0);
}

PHP_FUNCTION(gearman_job_send_status)
{
	zval *self;
	zend_long values[2];
	char texts[2][24];
	gear_view args[2];
	int i;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "Oll", &self, gearman_job_ce, &values[0], &values[1])
		== FAILURE) {
		RETURN_THROWS();
	}
	for (i = 0; i < 2; i++) {
		if (values[i] < 0 || values[i] > UINT32_MAX) {
			zend_argument_value_error((uint32_t) PHP_GEARMAN_ARG(i + 1), "must be between 0 and %lu", (unsigned long) UINT32_MAX);
			RETURN_THROWS();
		}
		snprintf(texts[i], sizeof(texts[i]), ZEND_LONG_FMT, values[i]);
		args[i] = gear_view_str(texts[i]);
	}
	send_reply(return_value, Z_GEARMAN_JOB_P(self), GEAR_COMMAND_WORK_STATUS, args, 2);
}

PHP_FUNCTION(gearman_job_return_code)
{
	PHP_GEARMAN_FETCH(php_gearman_job, job, gearman_job_ce);
	RETURN_LONG(job->rc);
}

PHP_FUNCTION(gearman_job_set_return)
{
	zval *self;
	zend_long rc;

	if (zend_parse_method_parameters(ZEND_NUM_ARGS(), getThis(), "Ol", &self, gearman_job_ce, &rc) == FAILURE) {
		RETURN_THROWS();
	}
	if (rc < 0 || rc > GEAR_MAX_RETURN) {
		gear_error error;

		gear_error_set(&error, GEAR_INVALID_ARGUMENT, 0, NULL, "Invalid gearman_return_t: " ZEND_LONG_FMT, rc);
		RETURN_BOOL(report(Z_GEARMAN_JOB_P(self), error.rc, &error));
	}
	Z_GEARMAN_JOB_P(self)->rc = Z_GEARMAN_JOB_P(self)->ending = (int) rc;
	RETURN_TRUE;
}

PHP_FUNCTION(gearman_job_handle)
{
	PHP_GEARMAN_FETCH(php_gearman_job, job, gearman_job_ce);
	if (!job->worker) {
		RETURN_FALSE;
	}
	RETURN_STRING(job->job.handle);
}

PHP_FUNCTION(gearman_job_function_name)
{
	PHP_GEARMAN_FETCH(php_gearman_job, job, gearman_job_ce);
	if (!job->worker) {
		RETURN_FALSE;
	}
	RETURN_STR_COPY(job->function);
}

PHP_FUNCTION(gearman_job_unique)
{
	PHP_GEARMAN_FETCH(php_gearman_job, job, gearman_job_ce);
	if (!job->worker) {
		RETURN_FALSE;
	}
	RETURN_STR_COPY(job->unique);
}

PHP_FUNCTION(gearman_job_workload)
{
	PHP_GEARMAN_FETCH(php_gearman_job, job, gearman_job_ce);
	if (!job->worker) {
		RETURN_EMPTY_STRING();
	}
	RETURN_STR_COPY(job->workload);
}

PHP_FUNCTION(gearman_job_workload_size)
{
	PHP_GEARMAN_FETCH(php_gearman_job, job, gearman_job_ce);
	RETURN_LONG(job->worker ? (zend_long) ZSTR_LEN(job->workload) : 0);
}
