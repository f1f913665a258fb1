/*
 * What clients ask for: submissions of all kinds, and the status of jobs.
 */
#include <stdint.h>

#include "commands.h"
#include "durable.h"
#include "held.h"

/* What the command says about a submission. */
static const struct {
	gear_priority priority;
	bool background;
} kinds[GEAR_COMMAND_MAX] = {
	[GEAR_COMMAND_SUBMIT_JOB] = { GEAR_PRIORITY_NORMAL, false },
	[GEAR_COMMAND_SUBMIT_JOB_BG] = { GEAR_PRIORITY_NORMAL, true },
	[GEAR_COMMAND_SUBMIT_JOB_HIGH] = { GEAR_PRIORITY_HIGH, false },
	[GEAR_COMMAND_SUBMIT_JOB_HIGH_BG] = { GEAR_PRIORITY_HIGH, true },
	[GEAR_COMMAND_SUBMIT_JOB_LOW] = { GEAR_PRIORITY_LOW, false },
	[GEAR_COMMAND_SUBMIT_JOB_LOW_BG] = { GEAR_PRIORITY_LOW, true },
	[GEAR_COMMAND_SUBMIT_JOB_EPOCH] = { GEAR_PRIORITY_NORMAL, true },
	[GEAR_COMMAND_SUBMIT_JOB_SCHED] = { GEAR_PRIORITY_NORMAL, true },
	[GEAR_COMMAND_SUBMIT_REDUCE_JOB] = { GEAR_PRIORITY_NORMAL, false },
	[GEAR_COMMAND_SUBMIT_REDUCE_JOB_BACKGROUND] = { GEAR_PRIORITY_NORMAL, true },
};

static void refuse(struct session *session, gear_rc rc)
{
	switch (rc) {
		case GEAR_JOB_QUEUE_FULL:
			session_send_error(session, "QUEUE_ERROR", "Job queue is full");
			break;
		case GEAR_SHUTDOWN:
			session_send_error(session, "DRAINING", "The server takes no new jobs");
			break;
		case GEAR_ARGUMENT_TOO_LARGE:
			session_send_error(session, "ARGUMENT_TOO_LARGE", "Unique value too large");
			break;
		case GEAR_INVALID_FUNCTION_NAME:
			session_send_error(session, "INVALID_FUNCTION_NAME", "Function name is empty or longer than 255 bytes");
			break;
		default:
			session_send_error(session, "QUEUE_ERROR", gear_rc_text(rc));
			break;
	}
}

/* Submits; function and unique are the first two arguments of every packet of this kind, the data is the last one. */
static void submit(struct session *session, const gear_packet *packet, gear_view reducer, int64_t due)
{
	const registry_submission submission = {
		.function = packet->args[0],
		.unique = packet->args[1],
		.reducer = reducer,
		.data = gear_packet_data(packet),
		.priority = kinds[packet->command].priority,
		.due = due,
	};
	struct server *server = session->server;
	registry_peer *watcher = kinds[packet->command].background ? NULL : &session->peer;
	char text[GEAR_HANDLE_SIZE];
	registry_job *job;

	gear_rc rc = server_submit(server, &submission, watcher, &job);
	if (job == NULL) {
		refuse(session, rc);
		return;
	}
	gear_view handle = registry_job_handle(server->registry, job, text);
	uint64_t wait = 0;
	if (watcher == NULL && !durable_keep(server->durable, job, &wait)) {
		refuse(session, GEAR_MEMORY_ALLOCATION_FAILURE);
		registry_unkeep(server->registry, job);
		return;
	}
	if (wait != 0) {
		held_send(session, wait, registry_job_describe(job).number, GEAR_COMMAND_JOB_CREATED, &handle, 1);
	} else {
		session_send(session, GEAR_COMMAND_JOB_CREATED, &handle, 1);
	}
}

void command_submit(struct session *session, const gear_packet *packet)
{
	submit(session, packet, gear_view_of("", 0), 0);
}

void command_submit_reduce(struct session *session, const gear_packet *packet)
{
	submit(session, packet, packet->args[2], 0);
}

void command_submit_epoch(struct session *session, const gear_packet *packet)
{
	/* In milliseconds it has to fit a number, too. */
	const uint64_t latest = INT64_MAX / 2000;
	uint64_t due;

	if (!gear_view_number(packet->args[2], latest, &due)) {
		session_send_error(session, "INVALID_ARGUMENT", "The time is not a number of seconds");
		return;
	}
	submit(session, packet, gear_view_of("", 0), (int64_t) due);
}

void command_submit_sched(struct session *session, const gear_packet *packet)
{
	time_t due;

	if (!commands_schedule(packet->args + 2, (time_t) (session->server->time.wall / 1000), &due)) {
		session_send_error(session, "INVALID_ARGUMENT", "The schedule describes no time");
		return;
	}
	submit(session, packet, gear_view_of("", 0), (int64_t) due);
}

/* The arguments that both status responses have; `name` is what was asked for. Returns how many there are. */
static size_t describe(
	gear_view *args, gear_view name, const registry_job *job, registry_job_info *info, char texts[3][GEAR_DIGITS_MAX])
{
	*info = job != NULL ? registry_job_describe(job) : (registry_job_info){ 0 };
	args[0] = name;
	args[1] = gear_view_of(job != NULL ? "1" : "0", 1);
	args[2] = gear_view_of(info->running ? "1" : "0", 1);
	args[3] = gear_digits(texts[0], info->numerator);
	args[4] = gear_digits(texts[1], info->denominator);
	args[5] = gear_digits(texts[2], info->watchers);
	return 6;
}

/* That a job is not there any more is said when it is certain to stay so. */
static void send_status(struct session *session, uint32_t command, const registry_job *job, const gear_view *args, size_t argc)
{
	uint64_t wait = job == NULL ? durable_unwritten(session->server->durable) : 0;

	if (wait != 0) {
		held_send(session, wait, 0, command, args, argc);
	} else {
		session_send(session, command, args, argc);
	}
}

void command_get_status(struct session *session, const gear_packet *packet)
{
	const registry_job *job = registry_find_handle(session->server->registry, packet->args[0]);
	registry_job_info info;
	char texts[3][GEAR_DIGITS_MAX];
	gear_view args[6];

	size_t argc = describe(args, packet->args[0], job, &info, texts);
	send_status(session, GEAR_COMMAND_STATUS_RES, job, args, argc - 1);
}

void command_get_status_unique(struct session *session, const gear_packet *packet)
{
	const registry_job *job = registry_find_unique(session->server->registry, packet->args[0]);
	registry_job_info info;
	char texts[3][GEAR_DIGITS_MAX];
	gear_view args[6];

	size_t argc = describe(args, packet->args[0], job, &info, texts);
	session->took_long = true; /* it was sought in every function that has jobs */
	send_status(session, GEAR_COMMAND_STATUS_RES_UNIQUE, job, args, argc);
}
