/*
 * What workers say: abilities, sleep, grabs, and how their jobs go.
 */
#include <stdlib.h>
#include <string.h>

#include "commands.h"

enum { CLIENT_ID_MAX = 1024 };

/* What a WORK_* for a job that is not the worker's (any more) is answered with. */
static const char *const not_found[GEAR_COMMAND_MAX] = {
	[GEAR_COMMAND_WORK_STATUS] = "Job given in work result not found",
	[GEAR_COMMAND_WORK_COMPLETE] = "Job given in work result not found",
	[GEAR_COMMAND_WORK_FAIL] = "Job given in work result not found",
	[GEAR_COMMAND_WORK_EXCEPTION] = "An exception was received for a job that does not exist",
	[GEAR_COMMAND_WORK_DATA] = "Job does not exist on server",
	[GEAR_COMMAND_WORK_WARNING] = "Job does not exist on server",
};

/* For want of memory; the next one has a better chance. */
static void refuse(struct session *session, gear_rc rc)
{
	memory_reserve_spend(&session->server->reserve);
	session_send_error(session, "MEMORY_ALLOCATION_FAILURE", gear_rc_text(rc));
}

static void can_do(struct session *session, gear_view function, int64_t timeout)
{
	gear_rc rc = registry_can_do(session->server->registry, &session->peer, function, timeout);

	if (rc == GEAR_INVALID_FUNCTION_NAME) {
		session_send_error(session, "INVALID_FUNCTION_NAME", "Function name is empty or longer than 255 bytes");
	} else if (rc != GEAR_SUCCESS) {
		refuse(session, rc);
	}
}

void command_can_do(struct session *session, const gear_packet *packet)
{
	can_do(session, packet->args[0], 0);
}

void command_can_do_timeout(struct session *session, const gear_packet *packet)
{
	gear_view text = packet->args[1];
	uint64_t timeout = 0;
	bool negative = text.len > 1 && text.bytes[0] == '-';

	if (!gear_view_number(gear_view_of(text.bytes + negative, text.len - negative), INT64_MAX / 2, &timeout)) {
		session_send_error(session, "INVALID_ARGUMENT", "The timeout is not a number of milliseconds");
		return;
	}
	can_do(session, packet->args[0], negative ? 0 : (int64_t) timeout);
}

void command_cant_do(struct session *session, const gear_packet *packet)
{
	registry_cant_do(session->server->registry, &session->peer, packet->args[0]);
}

void command_reset_abilities(struct session *session, const gear_packet *packet)
{
	(void) packet;
	registry_reset_abilities(session->server->registry, &session->peer);
}

void command_pre_sleep(struct session *session, const gear_packet *packet)
{
	(void) packet;
	registry_pre_sleep(session->server->registry, &session->peer);
}

/* JOB_ASSIGN_ALL is only for jobs that have a reducer; for others GRAB_JOB_ALL is as GRAB_JOB_UNIQ. */
static void assign(struct session *session, const registry_job *job, uint32_t grab)
{
	const registry_job_info info = registry_job_describe(job);
	char text[GEAR_HANDLE_SIZE];
	gear_view handle = registry_job_handle(session->server->registry, job, text);

	if (grab == GEAR_COMMAND_GRAB_JOB) {
		session_send(session, GEAR_COMMAND_JOB_ASSIGN, (gear_view[]){ handle, info.function, info.data }, 3);
	} else if (grab == GEAR_COMMAND_GRAB_JOB_UNIQ || info.reducer.len == 0) {
		session_send(session, GEAR_COMMAND_JOB_ASSIGN_UNIQ, (gear_view[]){ handle, info.function, info.unique, info.data }, 4);
	} else {
		session_send(session, GEAR_COMMAND_JOB_ASSIGN_ALL,
			(gear_view[]){ handle, info.function, info.unique, info.reducer, info.data }, 5);
	}
}

void command_grab_job(struct session *session, const gear_packet *packet)
{
	struct server *server = session->server;
	const registry_job *job = registry_grab(server->registry, &session->peer, server->time);

	if (job == NULL) {
		session_send(session, GEAR_COMMAND_NO_JOB, NULL, 0);
	} else {
		assign(session, job, packet->command);
	}
}

void command_work(struct session *session, const gear_packet *packet)
{
	gear_rc rc = registry_work(session->server->registry, &session->peer, packet->command, packet->args, packet->argc);

	if (rc == GEAR_JOB_NOT_FOUND) {
		session_send_error(session, "JOB_NOT_FOUND", not_found[packet->command]);
	} else if (rc != GEAR_SUCCESS) {
		refuse(session, rc);
	}
}

void command_set_client_id(struct session *session, const gear_packet *packet)
{
	gear_view text = packet->args[0];
	char *id = text.len > CLIENT_ID_MAX ? NULL : strndup(text.bytes, text.len);

	if (id == NULL) {
		session_send_error(session, "ARGUMENT_TOO_LARGE", "Client id is longer than 1024 bytes");
		return;
	}
	free(session->id);
	session->id = id;
}
