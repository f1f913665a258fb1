/*
 * Jobs by HTTP, in the way of the C++ gearmand: the path is the function, the body the workload, headers say the rest; the
 * answer is the result, or for a background job its handle. The job's client is a peer of the registry that is no session.
 */
#include "http_job.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "durable.h"
#include "gear_command.h"
#include "http.h"
#include "log.h"
#include "loop.h"
#include "registry.h"
#include "session.h"

struct http_job {
	registry_peer peer;
	struct http *http;
	struct http_job *next, *previous;
	struct http_request *request;
	uint64_t number, wait; /* a background job's, and what the store has to have done; 0: nothing */
	gear_buf result;
	uint32_t ended_by; /* the command that its answer names, 0: there is none yet */
	const char *error; /* instead of an answer */
	char handle[GEAR_HANDLE_SIZE];
};

static struct http_job *job_of(registry_peer *peer)
{
	return (struct http_job *) (void *) ((char *) peer - offsetof(struct http_job, peer));
}

/* It was answered, or whoever asked has left. */
static void forget(void *state)
{
	struct http_job *job = state;
	struct http *http = job->http;

	if (job->next != NULL) {
		job->next->previous = job->previous;
	}
	*(job->previous != NULL ? &job->previous->next : &http->jobs) = job->next;
	registry_peer_leave(http->server->registry, &job->peer);
	gear_buf_free(&job->result);
	free(job);
}

static void refuse(struct http_request *request, int status, const char *reason)
{
	http_of(request)->server->metrics.errors++;
	log_at(LEVEL_ERROR, "error to a client by HTTP: %s", reason);
	http_add_header(request, "X-Gearman-Command", gear_command_name(GEAR_COMMAND_ERROR));
	http_say(request, status, reason);
}

static void answer(struct http_request *request, const char *handle, uint32_t command, gear_view body)
{
	http_add_header(request, "X-Gearman-Job-Handle", handle);
	http_add_header(request, "X-Gearman-Command", gear_command_name(command));
	http_answer(request, 200, "application/octet-stream", body);
}

static void finish(struct http_job *job)
{
	if (job->error != NULL) {
		refuse(job->request, 503, job->error);
	} else {
		answer(job->request, job->handle, job->ended_by, gear_view_of(gear_buf_bytes(&job->result), job->result.len));
	}
	forget(job);
}

void http_jobs_turn(struct http *http)
{
	for (struct http_job *job = http->jobs, *next; job != NULL; job = next) {
		next = job->next;
		if (job->ended_by != 0 || job->error != NULL) {
			finish(job);
		}
	}
}

void http_job_deliver(registry_peer *peer, uint32_t command, const gear_view *args, size_t argc)
{
	struct http_job *job = job_of(peer);
	bool has_data = command == GEAR_COMMAND_WORK_DATA || command == GEAR_COMMAND_WORK_COMPLETE;

	if (has_data && argc == 2) {
		if (job->result.len + args[1].len > (size_t) job->http->server->options->output_limit) {
			job->error = "the result is larger than --output-limit";
		} else if (!gear_buf_append(&job->result, args[1].bytes, args[1].len)) {
			job->error = "no memory for the result";
		}
	}
	if (command == GEAR_COMMAND_WORK_COMPLETE || command == GEAR_COMMAND_WORK_FAIL || command == GEAR_COMMAND_WORK_EXCEPTION) {
		job->ended_by = command;
	}
}

void http_jobs_stored(struct http *http, uint64_t sequence, const struct held_refusals *refusals)
{
	for (struct http_job *job = http != NULL ? http->jobs : NULL; job != NULL; job = job->next) {
		if (job->wait != 0 && held_is_refused(refusals, job->number)) {
			job->error = "the durable queue does not take the job";
		} else if (job->wait != 0 && job->wait <= sequence) {
			job->ended_by = GEAR_COMMAND_JOB_CREATED;
		}
	}
}

static bool header_is(const struct http_request *request, const char *name, const char *wanted)
{
	const char *value = http_header(request, name);

	return value != NULL && strcasecmp(value, wanted) == 0;
}

static struct http_job *begin(struct http_request *request)
{
	struct http *http = http_of(request);
	struct http_job *job = calloc(1, sizeof(*job));

	if (job != NULL) {
		job->http = http;
		job->request = request;
		job->peer.by_http = true;
		job->peer.exceptions = http->server->options->exceptions;
		job->next = http->jobs;
		if (job->next != NULL) {
			job->next->previous = job;
		}
		http->jobs = job;
	}
	return job;
}

static int status_of(gear_rc rc)
{
	return rc == GEAR_INVALID_FUNCTION_NAME ? 404 : rc == GEAR_ARGUMENT_TOO_LARGE ? 400 : 503;
}

/* It has been accepted: answered at once, or when the store has it, or when it has ended. */
static void accept_job(struct http_job *job, const registry_job *accepted, uint64_t wait, bool background)
{
	const struct server *server = job->http->server;

	registry_job_handle(server->registry, accepted, job->handle);
	if (background && wait == 0) {
		job->ended_by = GEAR_COMMAND_JOB_CREATED;
		finish(job);
		return;
	}
	job->wait = wait;
	job->number = registry_job_describe(accepted).number;
	http_keep(job->request, forget, job);
}

void http_submit(struct http_request *request)
{
	struct server *server = http_of(request)->server;
	const char *function = http_path(request), *unique = http_header(request, "X-Gearman-Unique");
	const bool background = header_is(request, "X-Gearman-Background", "true");
	registry_job *accepted;
	struct http_job *job;
	uint64_t wait = 0;

	const registry_submission submission = {
		.function = gear_view_str(function + strspn(function, "/")),
		.unique = gear_view_str(unique != NULL && *unique != '\0' ? unique : "-"),
		.data = http_body(request),
		.priority = header_is(request, "X-Gearman-Priority", "high") ? GEAR_PRIORITY_HIGH
			: header_is(request, "X-Gearman-Priority", "low")        ? GEAR_PRIORITY_LOW
																	 : GEAR_PRIORITY_NORMAL,
	};
	job = http_of(request)->kept < HTTP_JOBS_MOST ? begin(request) : NULL;
	if (job == NULL) {
		refuse(request, 503, "too many wait for a job by HTTP, or there is no memory");
		return;
	}
	gear_rc rc = server_submit(server, &submission, background ? NULL : &job->peer, &accepted);
	if (accepted == NULL) {
		forget(job);
		refuse(request, status_of(rc), rc == GEAR_SHUTDOWN ? "the server takes no new jobs" : gear_rc_text(rc));
		return;
	}
	if (background && !durable_keep(server->durable, accepted, &wait)) {
		forget(job);
		refuse(request, 503, gear_rc_text(GEAR_MEMORY_ALLOCATION_FAILURE));
		registry_unkeep(server->registry, accepted);
		return;
	}
	accept_job(job, accepted, wait, background);
}
