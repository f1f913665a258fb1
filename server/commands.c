/*
 * Dispatch: the table of handlers, the requests that are neither a client's nor a worker's, and the way back from the
 * registry's events to sessions.
 */
#include "commands.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/random.h>
#include <unistd.h>

#include "durable.h"
#include "gear_time.h"
#include "http_job.h"
#include "log.h"
#include "loop.h"

/* More than there can be, or a run that is short and busy would use up the numbers of the next one. */
enum { JOBS_A_MS = 1 << 16 };

static command_handler echo, set_option, ignore;

/* What is not here may not be sent to a server. */
static command_handler *const handlers[GEAR_COMMAND_MAX] = {
	[GEAR_COMMAND_CAN_DO] = command_can_do,
	[GEAR_COMMAND_CANT_DO] = command_cant_do,
	[GEAR_COMMAND_RESET_ABILITIES] = command_reset_abilities,
	[GEAR_COMMAND_PRE_SLEEP] = command_pre_sleep,
	[GEAR_COMMAND_SUBMIT_JOB] = command_submit,
	[GEAR_COMMAND_GRAB_JOB] = command_grab_job,
	[GEAR_COMMAND_WORK_STATUS] = command_work,
	[GEAR_COMMAND_WORK_COMPLETE] = command_work,
	[GEAR_COMMAND_WORK_FAIL] = command_work,
	[GEAR_COMMAND_GET_STATUS] = command_get_status,
	[GEAR_COMMAND_ECHO_REQ] = echo,
	[GEAR_COMMAND_SUBMIT_JOB_BG] = command_submit,
	[GEAR_COMMAND_SUBMIT_JOB_HIGH] = command_submit,
	[GEAR_COMMAND_SET_CLIENT_ID] = command_set_client_id,
	[GEAR_COMMAND_CAN_DO_TIMEOUT] = command_can_do_timeout,
	[GEAR_COMMAND_ALL_YOURS] = ignore, /* a hint that only saves a wake-up */
	[GEAR_COMMAND_WORK_EXCEPTION] = command_work,
	[GEAR_COMMAND_OPTION_REQ] = set_option,
	[GEAR_COMMAND_WORK_DATA] = command_work,
	[GEAR_COMMAND_WORK_WARNING] = command_work,
	[GEAR_COMMAND_GRAB_JOB_UNIQ] = command_grab_job,
	[GEAR_COMMAND_SUBMIT_JOB_HIGH_BG] = command_submit,
	[GEAR_COMMAND_SUBMIT_JOB_LOW] = command_submit,
	[GEAR_COMMAND_SUBMIT_JOB_LOW_BG] = command_submit,
	[GEAR_COMMAND_SUBMIT_JOB_SCHED] = command_submit_sched,
	[GEAR_COMMAND_SUBMIT_JOB_EPOCH] = command_submit_epoch,
	[GEAR_COMMAND_SUBMIT_REDUCE_JOB] = command_submit_reduce,
	[GEAR_COMMAND_SUBMIT_REDUCE_JOB_BACKGROUND] = command_submit_reduce,
	[GEAR_COMMAND_GRAB_JOB_ALL] = command_grab_job,
	[GEAR_COMMAND_GET_STATUS_UNIQUE] = command_get_status_unique,
};

bool commands_run(struct session *session, const gear_packet *packet)
{
	command_handler *handler = handlers[packet->command];

	if (packet->magic != GEAR_REQUEST) {
		session_send_error(session, "INVALID_MAGIC", "Request magic expected");
		return false;
	}
	if (handler == NULL) {
		session_send_error(session, "INVALID_COMMAND", "Command not expected");
	} else {
		handler(session, packet);
	}
	return true;
}

static void echo(struct session *session, const gear_packet *packet)
{
	session_send(session, GEAR_COMMAND_ECHO_RES, packet->args, 1);
}

static void set_option(struct session *session, const gear_packet *packet)
{
	static const char exceptions[] = "exceptions";
	gear_view name = packet->args[0];

	if (name.len != sizeof(exceptions) - 1 || strncasecmp(name.bytes, exceptions, name.len) != 0) {
		session_send_error(session, "UNKNOWN_OPTION", "Server does not recognize given option");
		return;
	}
	session->peer.exceptions = true;
	session_send(session, GEAR_COMMAND_OPTION_RES, packet->args, 1);
}

static void ignore(struct session *session, const gear_packet *packet)
{
	(void) session;
	(void) packet;
}

static void deliver(void *context, registry_peer *peer, uint32_t command, const gear_view *args, size_t argc)
{
	(void) context;
	if (peer->by_http) {
		http_job_deliver(peer, command, args, argc);
	} else {
		session_send(session_of(peer), command, args, argc);
	}
}

static void wake(void *context, registry_peer *peer)
{
	(void) context;
	session_send(session_of(peer), GEAR_COMMAND_NOOP, NULL, 0);
}

/* Says what an operator would want to know: jobs that nobody ended on purpose. */
static void ended(void *context, const registry_job *job, registry_end why)
{
	static const char *const reasons[] = {
		[REGISTRY_TIMED_OUT] = "its worker took too long",
		[REGISTRY_RETRIES] = "its workers were lost once too often",
	};
	const struct server *server = context;
	char handle[GEAR_HANDLE_SIZE];

	durable_ended(server->durable, job);

	if ((size_t) why < sizeof(reasons) / sizeof(reasons[0]) && reasons[why] != NULL) {
		gear_view function = registry_job_describe(job).function;
		registry_job_handle(server->registry, job, handle);
		log_at(LEVEL_WARNING, "job %s of %.*s ends: %s", handle, (int) function.len, function.bytes, reasons[why]);
	}
}

static void retried(void *context, registry_job *job)
{
	durable_retried(((const struct server *) context)->durable, job);
}

static void left(void *context, registry_peer *peer)
{
	(void) context;
	loop_forget(session_of(peer));
}

registry *commands_registry_new(struct server *server)
{
	const registry_events events = { deliver, wake, ended, retried, left };
	char host[256] = "", prefix[sizeof(host) + 2];
	registry_settings settings = {
		.job_retries = (int) server->options->job_retries,
		.worker_wakeup = (unsigned) server->options->worker_wakeup,
		.strict_order = server->options->strict_order,
		.handle_prefix = server->options->job_handle_prefix,
		/* A number of this millisecond, so that a handle of an earlier run is not one of this run's jobs. */
		.first_job_number = (uint64_t) server->time.wall * JOBS_A_MS,
	};

	if (settings.handle_prefix == NULL) {
		if (gethostname(host, sizeof(host) - 1) != 0) {
			strcpy(host, "localhost");
		}
		snprintf(prefix, sizeof(prefix), "H:%s", host);
		settings.handle_prefix = prefix;
	}
	if (getentropy(&settings.hash_seed, sizeof(settings.hash_seed)) != 0) {
		settings.hash_seed = (uint64_t) gear_now() * 0x9e3779b97f4a7c15u ^ (uint64_t) getpid();
	}
	return registry_new(&settings, &events, server);
}
