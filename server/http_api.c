/*
 * The server's state as JSON, and what those who know the token may change. Lists come in pages: what goes through the
 * functions, workers or jobs stops after so many of them, and says where the next page begins.
 */
#include "http_api.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "durable.h"
#include "http.h"
#include "log.h"
#include "loop.h"
#include "registry.h"
#include "session.h"

enum {
	LIMIT = 100, /* of a page, if none is asked for */
	LIMIT_MOST = 500,
	LOOK_MOST = 2000,     /* jobs that a page looks at, if few of them are of those asked for */
	SEEK_MOST = 20000,    /* that are passed over, if the last one of the page before is not there any more */
	FUNCTIONS_SHOWN = 20, /* of a worker */
	JOBS_SHOWN = 5,       /* of a worker */
	SAMPLES = 150,
	TOKEN_MIN = 16,
	TOKEN_MAX = 1024
};

static const char *const priority_names[] = { "high", "normal", "low" };

char *http_read_token(const char *path, char *error)
{
	char line[TOKEN_MAX + 2] = "";
	struct stat status;
	FILE *file = fopen(path, "re");
	size_t len = 0;

	if (file == NULL || (fgets(line, sizeof(line), file) == NULL && ferror(file))) {
		snprintf(error, HTTP_ERROR_SIZE, "option --http-token-file: cannot read %s: %s", path, strerror(errno));
		if (file != NULL) {
			fclose(file);
		}
		return NULL;
	}
	if (fstat(fileno(file), &status) == 0 && (status.st_mode & (S_IROTH | S_IWOTH)) != 0) {
		log_at(LEVEL_WARNING, "anyone on this machine can read or write the token in %s: chmod 600 it", path);
	}
	fclose(file);
	line[strcspn(line, "\r\n")] = '\0';
	while (isgraph((unsigned char) line[len])) {
		len++;
	}
	if (line[len] != '\0' || len < TOKEN_MIN || len > TOKEN_MAX) {
		snprintf(error, HTTP_ERROR_SIZE,
			"option --http-token-file: the first line of %s is to have %d to %d characters, and no blanks", path, TOKEN_MIN,
			TOKEN_MAX);
		return NULL;
	}
	return strdup(line);
}

/* What the last minutes were like: a ring of totals. */
struct http_history {
	struct sample {
		uint64_t submitted, ended, failed, waiting, running;
	} samples[SAMPLES];
	size_t next, count;
};

struct http_history *http_history_new(void)
{
	return calloc(1, sizeof(struct http_history));
}

void http_history_add(struct http_history *history, const registry *reg)
{
	registry_totals totals = registry_describe(reg);
	const uint64_t *counts = totals.counts;
	struct sample *sample = &history->samples[history->next];

	*sample = (struct sample){
		.submitted = counts[REGISTRY_COUNT_SUBMITTED],
		.ended = counts[REGISTRY_COUNT_COMPLETED] + counts[REGISTRY_COUNT_FAILED] + counts[REGISTRY_COUNT_TIMED_OUT],
		.failed = counts[REGISTRY_COUNT_FAILED] + counts[REGISTRY_COUNT_TIMED_OUT],
		.waiting = totals.jobs - totals.running - totals.delayed,
		.running = totals.running,
	};
	history->next = (history->next + 1) % SAMPLES;
	history->count += history->count < SAMPLES;
}

/* `"key":` with a comma in front unless it is the first of its object. */
static void put_key(text_buf *out, const char *key)
{
	const char *last = out->bytes.len > 0 ? gear_buf_bytes(&out->bytes) + out->bytes.len - 1 : "{";

	text_put(out, *last == '{' || *last == '[' ? "" : ",");
	if (key != NULL) {
		text_put(out, "\"");
		text_put(out, key);
		text_put(out, "\":");
	}
}

static void put_number(text_buf *out, const char *key, uint64_t number)
{
	put_key(out, key);
	text_put_number(out, number);
}

static void put_truth(text_buf *out, const char *key, bool is_so)
{
	put_key(out, key);
	text_put(out, is_so ? "true" : "false");
}

static void put_name(text_buf *out, const char *key, gear_view name)
{
	put_key(out, key);
	text_put_json(out, name);
}

static void put_null(text_buf *out, const char *key)
{
	put_key(out, key);
	text_put(out, "null");
}

static void answer(struct http_request *request, text_buf *out)
{
	if (out->failed) {
		http_say(request, 503, "no memory");
	} else {
		http_answer(request, 200, "application/json", gear_view_of(gear_buf_bytes(&out->bytes), out->bytes.len));
	}
	gear_buf_free(&out->bytes);
}

static void put_counts(text_buf *out, const uint64_t *counts)
{
	static const char *const names[REGISTRY_COUNTS] = {
		[REGISTRY_COUNT_SUBMITTED] = "submitted",
		[REGISTRY_COUNT_RESTORED] = "restored",
		[REGISTRY_COUNT_COALESCED] = "coalesced",
		[REGISTRY_COUNT_REFUSED] = "refused",
		[REGISTRY_COUNT_RETRIED] = "retried",
		[REGISTRY_COUNT_COMPLETED] = "completed",
		[REGISTRY_COUNT_FAILED] = "failed",
		[REGISTRY_COUNT_TIMED_OUT] = "timed_out",
		[REGISTRY_COUNT_CANCELLED] = "cancelled",
		[REGISTRY_COUNT_ABANDONED] = "abandoned",
	};

	for (int i = 0; i < REGISTRY_COUNTS; i++) {
		put_number(out, names[i], counts[i]);
	}
}

static void put_history(text_buf *out, const struct http_history *history)
{
	put_key(out, "history");
	text_put(out, "{\"seconds\":");
	text_put_number(out, HTTP_SAMPLE_S);
	put_key(out, "samples");
	text_put(out, "[");
	for (size_t i = 0; i < history->count; i++) {
		const struct sample *each = &history->samples[(history->next + SAMPLES - history->count + i) % SAMPLES];
		put_key(out, NULL);
		text_put(out, "[");
		put_number(out, NULL, each->submitted);
		put_number(out, NULL, each->ended);
		put_number(out, NULL, each->failed);
		put_number(out, NULL, each->waiting);
		put_number(out, NULL, each->running);
		text_put(out, "]");
	}
	text_put(out, "]}");
}

static void put_store(text_buf *out, const struct server *server)
{
	put_key(out, "store");
	if (server->durable == NULL) {
		text_put(out, "null");
		return;
	}
	text_put(out, "{");
	put_name(out, "type", gear_view_str(server->options->queue_backend->name));
	put_truth(out, "works", durable_works(server->durable));
	text_put(out, "}");
}

void http_show_status(struct http_request *request)
{
	const struct http *http = http_of(request);
	const struct server *server = http->server;
	registry_totals totals = registry_describe(server->registry);
	text_buf out = { 0 };

	text_put(&out, "{");
	put_name(&out, "version", gear_view_str(GEAR_VERSION));
	put_number(&out, "pid", (uint64_t) getpid());
	put_number(&out, "time", (uint64_t) server->time.wall);
	put_number(&out, "uptime", (uint64_t) (server->time.now - server->metrics.started) / 1000);
	put_truth(&out, "draining", registry_is_draining(server->registry));
	put_truth(&out, "controls", http->token != NULL);
	put_store(&out, server);
	put_number(&out, "functions", totals.functions);
	put_number(&out, "workers", totals.workers);
	put_number(&out, "connections", server->metrics.connections);
	put_number(&out, "waiting", totals.jobs - totals.running - totals.delayed);
	put_number(&out, "delayed", totals.delayed);
	put_number(&out, "running", totals.running);
	put_number(&out, "job_bytes", totals.bytes);
	put_number(&out, "memory", metrics_memory());
	put_counts(&out, totals.counts);
	put_history(&out, http->history);
	text_put(&out, "}\n");
	answer(request, &out);
}

void http_show_ready(struct http_request *request)
{
	const struct server *server = http_of(request)->server;

	if (registry_is_draining(server->registry)) {
		http_say(request, 503, "not ready: the server takes no new jobs");
	} else if (!durable_works(server->durable)) {
		http_say(request, 503, "not ready: the durable queue cannot be used");
	} else {
		http_say(request, 200, "ready");
	}
}

/* How many rows a page may have. */
static size_t limit_of(const struct http_request *request)
{
	const char *given = http_argument(request, "limit");
	uint64_t limit;

	if (given == NULL || !gear_view_number(gear_view_str(given), UINT32_MAX, &limit) || limit == 0) {
		return LIMIT;
	}
	return limit < LIMIT_MOST ? (size_t) limit : LIMIT_MOST;
}

/* An argument that is a name as the JSON has it; false: it is not there. The name is valid as long as `bytes`. */
static bool read_name(const struct http_request *request, const char *argument, char bytes[HTTP_NAME_SIZE], gear_view *name)
{
	const char *given = http_argument(request, argument);

	if (given == NULL || *given == '\0' || strlen(given) >= HTTP_NAME_SIZE) {
		return false;
	}
	strcpy(bytes, given);
	*name = gear_view_of(bytes, text_read_name(bytes));
	return true;
}

static void put_priorities(text_buf *out, const char *key, const uint32_t *values, const uint32_t *less)
{
	put_key(out, key);
	text_put(out, "[");
	for (int i = 0; i < GEAR_PRIORITIES; i++) {
		put_number(out, NULL, values[i] - (less != NULL ? less[i] : 0));
	}
	text_put(out, "]");
}

static void put_function(text_buf *out, const registry_function *function, int64_t now)
{
	registry_function_info info = registry_function_describe(function);
	int64_t since = -1;

	for (int i = 0; i < GEAR_PRIORITIES; i++) {
		int64_t next = registry_function_since(function, i);
		since = next >= 0 && (since < 0 || next < since) ? next : since;
	}
	put_key(out, NULL);
	text_put(out, "{");
	put_name(out, "name", info.name);
	put_priorities(out, "waiting", info.queued, info.delayed_of);
	put_number(out, "delayed", info.delayed);
	put_number(out, "running", info.running);
	put_number(out, "workers", info.workers);
	if (since >= 0) {
		put_number(out, "oldest", (uint64_t) (now - since));
	} else {
		put_null(out, "oldest");
	}
	put_counts(out, info.counts);
	text_put(out, "}");
}

void http_list_functions(struct http_request *request)
{
	struct server *server = http_of(request)->server;
	const registry_function *function = NULL, *last = NULL;
	char bytes[HTTP_NAME_SIZE];
	cursor place = { 0 };
	text_buf out = { 0 };
	gear_view after;
	size_t left = limit_of(request);

	if (read_name(request, "cursor", bytes, &after)) {
		function = registry_find_function(server->registry, after);
		if (function == NULL) {
			http_say(request, 410, "the function that this page began with was dropped: begin anew");
			return;
		}
		registry_seek_function(server->registry, function, &place);
	}
	text_put(&out, "{");
	put_number(&out, "total", registry_describe(server->registry).functions);
	put_key(&out, "functions");
	text_put(&out, "[");
	for (; left > 0 && (function = registry_next_function(server->registry, &place)) != NULL; left--) {
		put_function(&out, function, server->time.now / 1000);
		last = function;
	}
	text_put(&out, "]");
	if (left == 0 && registry_next_function(server->registry, &place) != NULL) {
		put_name(&out, "next", registry_function_describe(last).name);
	} else {
		put_null(&out, "next");
	}
	cursor_end(&place);
	text_put(&out, "}\n");
	answer(request, &out);
}

static void put_progress(text_buf *out, const registry_job_info *info)
{
	put_number(out, "numerator", info->numerator);
	put_number(out, "denominator", info->denominator);
}

static void put_worker_job(text_buf *out, const struct server *server, const registry_job *job)
{
	registry_job_info info = registry_job_describe(job);
	char handle[GEAR_HANDLE_SIZE];

	put_key(out, NULL);
	text_put(out, "{");
	put_name(out, "handle", registry_job_handle(server->registry, job, handle));
	put_name(out, "function", info.function);
	put_number(out, "running_for", (uint64_t) (server->time.now / 1000 - info.started));
	put_progress(out, &info);
	text_put(out, "}");
}

static void put_abilities(text_buf *out, struct session *session)
{
	cursor place = { 0 };
	const registry_ability *ability;
	uint64_t more = 0;

	put_key(out, "functions");
	text_put(out, "[");
	for (int i = 0; i < FUNCTIONS_SHOWN; i++) {
		ability = registry_next_ability(session->server->registry, &session->peer, &place);
		if (ability == NULL) {
			break;
		}
		put_name(out, NULL, registry_ability_name(ability));
		more = i + 1 == FUNCTIONS_SHOWN && registry_next_ability(session->server->registry, &session->peer, &place) != NULL;
	}
	cursor_end(&place);
	text_put(out, "]");
	put_truth(out, "more_functions", more);
}

static void put_worker(text_buf *out, struct session *session)
{
	char name[SESSION_NAME_SIZE];
	const registry_job *job = NULL;

	put_key(out, NULL);
	text_put(out, "{");
	put_number(out, "number", session->number);
	put_name(out, "id", gear_view_str(session->id != NULL ? session->id : ""));
	put_name(out, "address", gear_view_str(session_name(session, name)));
	put_truth(out, "sleeping", session->peer.sleeping);
	put_abilities(out, session);
	put_key(out, "jobs");
	text_put(out, "[");
	for (int i = 0; i < JOBS_SHOWN && (job = registry_held_next(&session->peer, job)) != NULL; i++) {
		put_worker_job(out, session->server, job);
	}
	text_put(out, "]}");
}

static bool is_worker(const struct session *session)
{
	return !session->left && (session->peer.abilities.first != NULL || session->peer.held.first != NULL);
}

/* The newest of the sessions that are older than the one with this number. */
static struct session *session_before(const struct server *server, uint64_t number)
{
	struct session *each = server->sessions;

	while (each != NULL && each->number >= number) {
		each = each->next;
	}
	return each;
}

void http_list_workers(struct http_request *request)
{
	struct server *server = http_of(request)->server;
	const char *given = http_argument(request, "cursor");
	uint64_t before = UINT64_MAX, last = 0;
	size_t left = limit_of(request);
	text_buf out = { 0 };

	if (given != NULL && !gear_view_number(gear_view_str(given), UINT64_MAX, &before)) {
		http_say(request, 400, "that is no cursor");
		return;
	}
	text_put(&out, "{");
	put_number(&out, "total", registry_describe(server->registry).workers);
	put_key(&out, "workers");
	text_put(&out, "[");
	struct session *each = session_before(server, before);
	for (; left > 0 && each != NULL; each = each->next) {
		last = each->number;
		if (is_worker(each)) {
			put_worker(&out, each);
			left--;
		}
	}
	text_put(&out, "]");
	if (each != NULL) {
		char digits[24];
		snprintf(digits, sizeof(digits), "%" PRIu64, last);
		put_name(&out, "next", gear_view_str(digits));
	} else {
		put_null(&out, "next");
	}
	text_put(&out, "}\n");
	answer(request, &out);
}

/*
 * A page of jobs: first those that run, worker by worker, then those that wait: of one function in the order in which they
 * will run, else about in the order of their numbers.
 */
struct listing {
	struct server *server;
	const registry_function *function; /* NULL: all */
	bool running, waiting, delayed;    /* which are asked for */
	char phase;                        /* 'r': those that run, 'q': the function's lists, 'j': all */
	uint64_t place;                    /* the session's number, or which list */
	uint64_t number;                   /* of the job that was the last of the page before, or 0 */
	size_t left, looks;
	bool lost; /* the place where the page begins cannot be found any more */
	text_buf out;
};

static void put_job(struct listing *listing, const registry_job *job)
{
	const registry_job_info info = registry_job_describe(job);
	text_buf *out = &listing->out;
	int64_t now = listing->server->time.now / 1000;
	char handle[GEAR_HANDLE_SIZE], worker[SESSION_NAME_SIZE];

	put_key(out, NULL);
	text_put(out, "{");
	put_name(out, "handle", registry_job_handle(listing->server->registry, job, handle));
	put_name(out, "function", info.function);
	put_name(out, "unique", info.unique);
	put_name(out, "priority", gear_view_str(priority_names[info.priority]));
	put_name(out, "state", gear_view_str(info.running ? "running" : info.due != 0 ? "delayed" : "waiting"));
	put_truth(out, "background", info.background);
	put_number(out, "age", (uint64_t) (now - info.since));
	put_number(out, "size", info.data.len);
	put_number(out, "retries", info.retries);
	put_number(out, "waiting_clients", info.watchers);
	put_progress(out, &info);
	if (info.running) {
		put_number(out, "running_for", (uint64_t) (now - info.started));
		put_name(out, "worker", gear_view_str(session_name(session_of(info.worker), worker)));
	}
	if (info.due != 0) {
		put_number(out, "due", (uint64_t) info.due);
	}
	text_put(out, "}");
	listing->number = info.number;
	listing->left--;
}

static bool is_asked_for(const struct listing *listing, const registry_job *job)
{
	registry_job_info info = registry_job_describe(job);
	return !info.running && (info.due != 0 ? listing->delayed : listing->waiting);
}

/* Where to go on among the jobs of a worker. */
static const registry_job *held_behind(const struct session *session, uint64_t number)
{
	const registry_job *job = registry_held_next(&session->peer, NULL);

	while (job != NULL && registry_job_describe(job).number != number) {
		job = registry_held_next(&session->peer, job);
	}
	return registry_held_next(&session->peer, job);
}

/* False: the page is full. */
static bool list_running(struct listing *listing)
{
	struct session *each = session_before(listing->server, listing->place + 1);
	bool same = each != NULL && each->number == listing->place && listing->number != 0;

	for (; each != NULL; each = each->next, same = false) {
		const registry_job *job = same ? held_behind(each, listing->number) : registry_held_next(&each->peer, NULL);
		listing->place = each->number;
		for (; job != NULL; job = registry_held_next(&each->peer, job)) {
			if (listing->left == 0) {
				return false;
			}
			if (listing->function == NULL
				|| gear_view_equal(registry_job_describe(job).function, registry_function_describe(listing->function).name)) {
				put_job(listing, job);
			}
		}
	}
	return true;
}

/* What is behind the last one of the page before; if that is not there any more, behind where it was. */
static const registry_job *queued_behind(struct listing *listing)
{
	const int list = (int) listing->place;
	const registry_job *job = registry_find_number(listing->server->registry, listing->number);
	registry_job_info info = job != NULL ? registry_job_describe(job) : (registry_job_info){ .running = true };

	if (!info.running && (info.due != 0 ? GEAR_PRIORITIES : (int) info.priority) == list
		&& gear_view_equal(info.function, registry_function_describe(listing->function).name)) {
		return registry_queue_next(listing->function, list, job);
	}
	job = registry_queue_next(listing->function, list, NULL);
	for (int i = 0; job != NULL && registry_job_describe(job).number <= listing->number; i++) {
		listing->lost = i == SEEK_MOST;
		job = listing->lost ? NULL : registry_queue_next(listing->function, list, job);
	}
	return job;
}

static bool list_queues(struct listing *listing)
{
	for (; listing->place <= GEAR_PRIORITIES; listing->place++, listing->number = 0) {
		if (!(listing->place < GEAR_PRIORITIES ? listing->waiting : listing->delayed)) {
			continue;
		}
		for (const registry_job *job = queued_behind(listing); job != NULL;
			 job = registry_queue_next(listing->function, (int) listing->place, job)) {
			if (listing->left == 0) {
				return false;
			}
			put_job(listing, job);
		}
	}
	return true;
}

static bool list_all(struct listing *listing)
{
	registry *reg = listing->server->registry;
	const registry_job *job;
	cursor place = { 0 };
	bool all = true;

	listing->lost = listing->number != 0 && !registry_seek_job(reg, listing->number, &place);
	while (!listing->lost && (job = registry_next_job(reg, &place)) != NULL) {
		if (listing->left == 0 || listing->looks-- == 0) {
			all = false;
			break;
		}
		if (is_asked_for(listing, job)) {
			put_job(listing, job);
		}
		listing->number = registry_job_describe(job).number;
	}
	cursor_end(&place);
	return all;
}

static bool list(struct listing *listing)
{
	if (listing->phase == 'r') {
		if (listing->running && !list_running(listing)) {
			return false;
		}
		listing->phase = listing->function != NULL ? 'q' : 'j';
		listing->place = listing->number = 0;
	}
	bool none = !listing->waiting && !listing->delayed;
	return none || (listing->phase == 'q' ? list_queues(listing) : list_all(listing));
}

static bool read_state(struct listing *listing, const char *state)
{
	listing->running = state == NULL || strcmp(state, "running") == 0;
	listing->waiting = state == NULL || strcmp(state, "waiting") == 0;
	listing->delayed = state == NULL || strcmp(state, "delayed") == 0;
	return listing->running || listing->waiting || listing->delayed;
}

static bool read_cursor(struct listing *listing, const char *given)
{
	char phase[2] = "r";
	bool good = given == NULL
		|| (sscanf(given, "%1[rqj].%" SCNu64 ".%" SCNu64, phase, &listing->place, &listing->number) == 3
			&& given[1 + strspn(given + 1, ".0123456789")] == '\0');

	listing->phase = *phase;
	return good && (*phase == 'r' || (*phase == 'q') == (listing->function != NULL));
}

void http_list_jobs(struct http_request *request)
{
	struct listing listing = { .server = http_of(request)->server, .left = limit_of(request), .looks = LOOK_MOST };
	char bytes[HTTP_NAME_SIZE], next[64];
	gear_view name;

	if (read_name(request, "function", bytes, &name)) {
		listing.function = registry_find_function(listing.server->registry, name);
		if (listing.function == NULL) {
			http_say(request, 404, "there is no such function");
			return;
		}
	}
	listing.place = UINT64_MAX - 1;
	if (!read_state(&listing, http_argument(request, "state")) || !read_cursor(&listing, http_argument(request, "cursor"))) {
		http_say(request, 400, "the state is running, waiting or delayed, and the cursor what the page before gave as next");
		return;
	}
	text_put(&listing.out, "{\"jobs\":[");
	bool all = list(&listing);
	if (listing.lost) {
		gear_buf_free(&listing.out.bytes);
		http_say(request, 410, "the job that this page began with has ended: begin anew");
		return;
	}
	text_put(&listing.out, "]");
	if (all) {
		put_null(&listing.out, "next");
	} else {
		snprintf(next, sizeof(next), "%c.%" PRIu64 ".%" PRIu64, listing.phase, listing.place, listing.number);
		put_name(&listing.out, "next", gear_view_str(next));
	}
	text_put(&listing.out, "}\n");
	answer(request, &listing.out);
}

void http_cancel_job(struct http_request *request)
{
	const char *handle = http_argument(request, "handle");
	gear_rc rc = handle == NULL ? GEAR_NO_JOBS : registry_cancel(http_of(request)->server->registry, gear_view_str(handle));

	if (handle == NULL) {
		http_say(request, 200, "nothing to cancel, but the token is good");
	} else if (rc == GEAR_SUCCESS) {
		log_at(LEVEL_NOTICE, "job %s was cancelled by HTTP", handle);
		http_say(request, 200, "cancelled");
	} else if (rc == GEAR_IN_PROGRESS) {
		http_say(request, 409, "the job runs");
	} else {
		http_say(request, 404, "there is no such job");
	}
}

void http_drop_function(struct http_request *request)
{
	char bytes[HTTP_NAME_SIZE];
	gear_view name = { 0 };
	registry_drop drop;
	gear_rc rc = GEAR_INVALID_FUNCTION_NAME;

	if (read_name(request, "function", bytes, &name)) {
		rc = registry_drop_function(http_of(request)->server->registry, name, &drop);
	}
	if (rc == GEAR_SUCCESS || rc == GEAR_IO_WAIT) {
		log_at(LEVEL_NOTICE, "the function %.*s was dropped by HTTP, and with it %" PRIu64 " jobs", gear_view_width(name),
			name.bytes, drop.jobs);
		http_say(request, 200, "dropped");
	} else if (rc == GEAR_IN_PROGRESS) {
		http_say(request, 409, "it has workers or jobs that run");
	} else {
		http_say(request, 404, "there is no such function");
	}
}
