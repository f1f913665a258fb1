/*
 * Return codes in words, and the one function that words an error.
 */
#include "gear_error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const rc_texts[GEAR_MAX_RETURN] = {
	[GEAR_SUCCESS] = "success",
	[GEAR_IO_WAIT] = "the call would have to wait",
	[GEAR_SHUTDOWN] = "shutdown",
	[GEAR_SHUTDOWN_GRACEFUL] = "graceful shutdown",
	[GEAR_ERRNO] = "system error",
	[GEAR_EVENT] = "event loop error",
	[GEAR_TOO_MANY_ARGS] = "too many arguments in a packet",
	[GEAR_NO_ACTIVE_FDS] = "no open connection to wait for",
	[GEAR_INVALID_MAGIC] = "not a Gearman packet",
	[GEAR_INVALID_COMMAND] = "unknown packet type",
	[GEAR_INVALID_PACKET] = "an argument of the packet is missing",
	[GEAR_UNEXPECTED_PACKET] = "a packet that was not asked for",
	[GEAR_GETADDRINFO] = "the host name could not be resolved",
	[GEAR_NO_SERVERS] = "no servers have been added",
	[GEAR_LOST_CONNECTION] = "the connection was lost",
	[GEAR_MEMORY_ALLOCATION_FAILURE] = "out of memory",
	[GEAR_JOB_EXISTS] = "a job with this unique exists",
	[GEAR_JOB_QUEUE_FULL] = "the queue of this function is full",
	[GEAR_SERVER_ERROR] = "the server answered with an error",
	[GEAR_WORK_ERROR] = "the worker failed",
	[GEAR_WORK_DATA] = "partial result",
	[GEAR_WORK_WARNING] = "warning from the worker",
	[GEAR_WORK_STATUS] = "status from the worker",
	[GEAR_WORK_EXCEPTION] = "exception in the worker",
	[GEAR_WORK_FAIL] = "the job failed",
	[GEAR_NOT_CONNECTED] = "not connected",
	[GEAR_COULD_NOT_CONNECT] = "could not connect",
	[GEAR_SEND_IN_PROGRESS] = "a send is in progress",
	[GEAR_RECV_IN_PROGRESS] = "a receive is in progress",
	[GEAR_NOT_FLUSHING] = "not flushing",
	[GEAR_DATA_TOO_LARGE] = "the data is too large",
	[GEAR_INVALID_FUNCTION_NAME] = "invalid function name",
	[GEAR_INVALID_WORKER_FUNCTION] = "invalid worker function",
	[GEAR_NO_REGISTERED_FUNCTIONS] = "no functions have been registered",
	[GEAR_NO_JOBS] = "no job is waiting",
	[GEAR_ECHO_DATA_CORRUPTION] = "the echo differs from what was sent",
	[GEAR_NEED_WORKLOAD_FN] = "a workload callback is needed",
	[GEAR_PAUSE] = "paused by a callback",
	[GEAR_UNKNOWN_STATE] = "unknown state",
	[GEAR_PTHREAD] = "thread error",
	[GEAR_PIPE_EOF] = "end of pipe",
	[GEAR_QUEUE_ERROR] = "the durable queue failed",
	[GEAR_FLUSH_DATA] = "data is waiting to be sent",
	[GEAR_SEND_BUFFER_TOO_SMALL] = "the send buffer is too small",
	[GEAR_IGNORE_PACKET] = "packet ignored",
	[GEAR_UNKNOWN_OPTION] = "unknown option",
	[GEAR_TIMEOUT] = "timeout",
	[GEAR_ARGUMENT_TOO_LARGE] = "an argument is too long",
	[GEAR_INVALID_ARGUMENT] = "invalid argument",
	[GEAR_IN_PROGRESS] = "in progress",
	[GEAR_INVALID_SERVER_OPTION] = "the server does not know this option",
	[GEAR_JOB_NOT_FOUND] = "no such job",
};

const char *gear_rc_text(int rc)
{
	return rc >= 0 && rc < GEAR_MAX_RETURN && rc_texts[rc] ? rc_texts[rc] : "unknown return code";
}

int gear_error_set(gear_error *error, int rc, int sys_errno, const char *where, const char *format, ...)
{
	va_list args;
	size_t used = 0;

	if (!error) {
		return rc;
	}
	error->rc = rc;
	error->sys_errno = sys_errno;
	error->text[0] = '\0';
	if (where) {
		used = (size_t) snprintf(error->text, sizeof(error->text), "%s: ", where);
	}
	if (used < sizeof(error->text)) {
		va_start(args, format);
		used += (size_t) vsnprintf(error->text + used, sizeof(error->text) - used, format, args);
		va_end(args);
	}
	if (sys_errno && used < sizeof(error->text)) {
		snprintf(error->text + used, sizeof(error->text) - used, ": %s", strerror(sys_errno));
	}
	return rc;
}

void gear_error_clear(gear_error *error)
{
	error->rc = GEAR_SUCCESS;
	error->sys_errno = 0;
	error->text[0] = '\0';
}
