/*
 * Text commands: a table of words and handlers, the first row that fits wins. Some lines end in LF and others in CR LF because
 * the tools of thirty years expect each as it is.
 *
 * A handler puts its answer, a few lines at most, and is done. One whose answer grows with functions, jobs or peers puts one line
 * or a piece of one, and sets request->more: then it is called again, in this turn or a later one, each call counting like a
 * packet of the session, and not while much of the answer is still to be sent. Meanwhile anything may come and go: what it has
 * to remember is in the request, its place as a cursor. The words of the command are only there in the first call.
 */
#include "admin.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "commands.h"
#include "durable.h"
#include "log.h"
#include "loop.h"

enum { WORDS_MAX = 6, ANY = WORDS_MAX };

/* One command with its answer in the making. */
struct request {
	struct session *session;
	registry *registry;
	gear_view words[WORDS_MAX]; /* the last one counts for all that follow it */
	size_t count;
	gear_buf *answer; /* the session's output */
	bool failed;      /* for want of memory */
	void (*handler)(struct request *request);
	bool more;             /* set by the handler: it is to be called again */
	cursor place, ability; /* ended with the request */
	registry_drop drop;
};

static void put(struct request *request, gear_view text)
{
	request->failed = !gear_buf_append(request->answer, text.bytes, text.len) || request->failed;
}

/* A name that a peer chose: with a line end in it, it could forge lines of the answer. */
static void put_name(struct request *request, gear_view name)
{
	size_t before = request->answer->len;

	put(request, name);
	for (size_t i = before; i < request->answer->len; i++) {
		unsigned char *c = (unsigned char *) request->answer->data + request->answer->head + i;
		if (*c < 0x20 || *c == 0x7f) {
			*c = '?';
		}
	}
}

static void put_text(struct request *request, const char *text)
{
	put(request, gear_view_str(text));
}

/* `before` and the number. */
static void put_number(struct request *request, const char *before, uint64_t number)
{
	char digits[GEAR_DIGITS_MAX];

	put_text(request, before);
	put(request, gear_digits(digits, number));
}

static void answer_ok(struct request *request)
{
	put_text(request, "OK\r\n");
}

/* Jobs were ended for good: the store is to know that first. */
static void answer_ended(struct request *request)
{
	request->answer = held_wait(request->session, durable_unwritten(request->session->server->durable));
	if (request->answer != NULL) {
		answer_ok(request);
	}
}

/* Whether there is one more line of a list to be put; without, the list is ended. */
static bool has_line(struct request *request, bool is_there)
{
	request->more = is_there;
	if (!is_there) {
		put_text(request, ".\n");
	}
	return is_there;
}

/* One more function of a worker's line, or the line's end. */
static void put_ability(struct request *request, registry_peer *peer)
{
	const registry_ability *ability = registry_next_ability(request->registry, peer, &request->ability);

	put_text(request, ability != NULL ? " " : "\n");
	if (ability != NULL) {
		put_name(request, registry_ability_name(ability));
	}
}

static void show_workers(struct request *request)
{
	struct session *each;

	if (cursor_is_begun(&request->ability)) {
		request->more = true;
		put_ability(request, NULL);
		return;
	}
	do {
		each = session_next(request->session->server, &request->place);
	} while (each != NULL && each->left);
	if (!has_line(request, each != NULL)) {
		return;
	}
	put_number(request, "", (uint64_t) each->conn.io.fd);
	put_text(request, " ");
	put_text(request, each->host);
	put_text(request, " ");
	put_name(request, gear_view_str(each->id != NULL ? each->id : "-"));
	put_text(request, " :");
	put_ability(request, &each->peer);
}

static uint32_t queued_in_all(const registry_function_info *info)
{
	return info->queued[GEAR_PRIORITY_HIGH] + info->queued[GEAR_PRIORITY_NORMAL] + info->queued[GEAR_PRIORITY_LOW];
}

static void put_function(struct request *request, bool by_priority)
{
	const registry_function *each = registry_next_function(request->registry, &request->place);

	if (!has_line(request, each != NULL)) {
		return;
	}
	registry_function_info info = registry_function_describe(each);
	put_name(request, info.name);
	if (by_priority) {
		put_number(request, "\t", info.queued[GEAR_PRIORITY_HIGH]);
		put_number(request, "\t", info.queued[GEAR_PRIORITY_NORMAL]);
		put_number(request, "\t", info.queued[GEAR_PRIORITY_LOW]);
	} else {
		put_number(request, "\t", queued_in_all(&info) + info.running);
		put_number(request, "\t", info.running);
	}
	put_number(request, "\t", info.workers);
	put_text(request, "\n");
}

static void show_status(struct request *request)
{
	put_function(request, false);
}

static void show_priority_status(struct request *request)
{
	put_function(request, true);
}

/* Handle, retries, cancelled (such jobs are gone at once here: 0), and whether it would be kept in a durable queue. */
static void show_jobs(struct request *request)
{
	const registry_job *each = registry_next_job(request->registry, &request->place);
	char handle[GEAR_HANDLE_SIZE];

	if (!has_line(request, each != NULL)) {
		return;
	}
	registry_job_info info = registry_job_describe(each);
	put(request, registry_job_handle(request->registry, each, handle));
	put_number(request, "\t", info.retries);
	put_text(request, info.background ? "\t0\t1\n" : "\t0\t0\n");
}

static void show_unique_jobs(struct request *request)
{
	const registry_job *each = registry_next_job(request->registry, &request->place);

	if (!has_line(request, each != NULL)) {
		return;
	}
	gear_view unique = registry_job_describe(each).unique;
	bool is_end = unique.len == 1 && *unique.bytes == '.'; /* alone on its line it would be taken for the list's */
	put_name(request, is_end ? gear_view_str("?") : unique);
	put_text(request, "\n");
}

/* A job's worker is named as in the log. */
static void put_job(struct request *request, const registry_job *job)
{
	static const char *const priorities[GEAR_PRIORITIES] = { "\thigh", "\tnormal", "\tlow" };
	registry_job_info info = registry_job_describe(job);
	int64_t age = request->session->server->time.now / 1000 - info.since;
	char text[GEAR_HANDLE_SIZE], name[SESSION_NAME_SIZE];

	put(request, registry_job_handle(request->registry, job, text));
	put_text(request, "\t");
	put_name(request, info.unique);
	put_text(request, "\t");
	put_name(request, info.function);
	put_text(request, priorities[info.priority]);
	put_text(request, info.running ? "\trunning" : info.due != 0 ? "\tdelayed" : "\twaiting");
	put_number(request, "\t", age > 0 ? (uint64_t) age : 0);
	put_number(request, "\t", info.data.len);
	put_number(request, "\t", info.retries);
	put_text(request, "\t");
	put_text(request, info.worker != NULL ? session_name(session_of(info.worker), name) : "-");
	put_text(request, info.background ? "\t1\n" : "\t0\n");
}

static void show_all_jobs(struct request *request)
{
	const registry_job *each = registry_next_job(request->registry, &request->place);

	if (has_line(request, each != NULL)) {
		put_job(request, each);
	}
}

/* Whoever can do something or has a job, with the first of its jobs and for how many seconds it has had it. */
static void show_worker_jobs(struct request *request)
{
	struct session *each;
	char text[GEAR_HANDLE_SIZE], name[SESSION_NAME_SIZE];

	do {
		each = session_next(request->session->server, &request->place);
	} while (each != NULL && (each->left || (each->peer.abilities.first == NULL && each->peer.held.first == NULL)));
	if (!has_line(request, each != NULL)) {
		return;
	}
	put_number(request, "", (uint64_t) each->conn.io.fd);
	put_text(request, "\t");
	put_text(request, session_name(each, name));
	put_text(request, "\t");
	put_name(request, gear_view_str(each->id != NULL ? each->id : "-"));
	const registry_job *job = registry_held_next(&each->peer, NULL);
	if (job == NULL) {
		put_text(request, "\t-\t-\t-\t0\n");
		return;
	}
	registry_job_info info = registry_job_describe(job);
	int64_t age = request->session->server->time.now / 1000 - info.started;
	put_text(request, "\t");
	put(request, registry_job_handle(request->registry, job, text));
	put_text(request, "\t");
	put_name(request, info.function);
	put_text(request, "\t");
	put_name(request, info.unique);
	put_number(request, "\t", age > 0 ? (uint64_t) age : 0);
	put_text(request, "\n");
}

static void show_version(struct request *request)
{
	put_text(request, "OK " GEAR_VERSION "\n");
}

static void show_pid(struct request *request)
{
	put_number(request, "OK ", (uint64_t) getpid());
	put_text(request, "\n");
}

static void show_verbosity(struct request *request)
{
	put_text(request, "OK ");
	put_text(request, log_level_name(log_threshold));
	put_text(request, "\n");
}

static void answer_incomplete(struct request *request)
{
	put_text(request, "ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+");
	put(request, request->words[0]);
	put_text(request, "\r\n");
}

/* A limit as users write it: none, or a negative number, means that there is no limit. False if it is no number. */
static bool read_limit(const struct request *request, size_t word, uint32_t *limit)
{
	gear_view text = word < request->count ? request->words[word] : gear_view_of("0", 1);
	bool negative = text.len > 1 && text.bytes[0] == '-';
	uint64_t number = 0;

	if (!gear_view_number(gear_view_of(text.bytes + negative, text.len - negative), UINT64_MAX, &number)) {
		return false;
	}
	*limit = negative ? 0 : number > UINT32_MAX ? UINT32_MAX : (uint32_t) number;
	return true;
}

static void set_limits(struct request *request)
{
	uint32_t limits[GEAR_PRIORITIES];

	for (size_t i = 0; i < GEAR_PRIORITIES; i++) {
		if (!read_limit(request, request->count <= 3 ? 2 : 2 + i, &limits[i])) {
			answer_incomplete(request);
			return;
		}
	}
	/* The limits of a function that is not known yet have to be kept somewhere. */
	if (registry_create_function(request->registry, request->words[1]) != GEAR_SUCCESS) {
		answer_incomplete(request);
		return;
	}
	registry_set_limits(request->registry, request->words[1], limits);
	answer_ok(request);
}

static void create_function(struct request *request)
{
	if (registry_create_function(request->registry, request->words[2]) == GEAR_SUCCESS) {
		answer_ok(request);
		return;
	}
	put_text(request, "ERR CREATE_FUNCTION ");
	put(request, request->words[2]);
	put_text(request, "\r\n");
}

static void end_jobs(struct request *request)
{
	request->more = !registry_go_on_dropping(request->registry, &request->drop);
	if (!request->more) {
		answer_ended(request);
	}
}

static void drop_function(struct request *request)
{
	gear_rc rc = registry_drop_function(request->registry, request->words[2], &request->drop);
	char name[SESSION_NAME_SIZE];

	if (rc == GEAR_SUCCESS || rc == GEAR_IO_WAIT) {
		log_at(LEVEL_NOTICE, "%s dropped the function %.*s, and with it %" PRIu64 " jobs", session_name(request->session, name),
			(int) request->words[2].len, request->words[2].bytes, request->drop.jobs);
		request->handler = end_jobs;
		request->more = true;
	} else if (rc == GEAR_IN_PROGRESS) {
		put_text(request, "ERR there are still connected workers or executing clients\r\n");
	} else {
		put_text(request, "ERR function not found\r\n");
	}
}

static void cancel(struct request *request, gear_view handle)
{
	if (registry_cancel(request->registry, handle) == GEAR_SUCCESS) {
		answer_ended(request);
	} else {
		put_text(request, "ERR UNKNOWN_JOB\r\n");
	}
}

static void cancel_job(struct request *request)
{
	cancel(request, request->words[2]);
}

static void cancel_unique(struct request *request)
{
	const registry_job *job = registry_find_unique_of(request->registry, request->words[2], request->words[3]);
	char handle[GEAR_HANDLE_SIZE];

	cancel(request, job != NULL ? registry_job_handle(request->registry, job, handle) : gear_view_of("", 0));
}

/* Whether new jobs are taken, and how many there are. */
static void show_drain(struct request *request)
{
	put_text(request, registry_is_draining(request->registry) ? "OK draining" : "OK serving");
	put_number(request, " ", registry_job_count(request->registry));
	put_text(request, "\n");
}

static void drain(struct request *request)
{
	bool draining = request->count == 1;
	char name[SESSION_NAME_SIZE];

	if (!draining && loop_is_ending(request->session->server->loop)) {
		put_text(request, "ERR ENDING The+server+ends+when+the+last+job+is+done\r\n");
		return;
	}
	if (draining != registry_is_draining(request->registry)) {
		log_at(LEVEL_NOTICE, "new jobs are %s from now on: told so by %s", draining ? "refused" : "taken",
			session_name(request->session, name));
	}
	registry_set_draining(request->registry, draining);
	show_drain(request);
}

static void shut_down(struct request *request)
{
	bool gracefully = request->count > 1;
	char name[SESSION_NAME_SIZE];

	log_at(LEVEL_NOTICE, "ending%s: told to by %s", gracefully ? " when the jobs are done" : "",
		session_name(request->session, name));
	answer_ok(request);
	loop_stop(request->session->server->loop, gracefully);
}

static void answer_bad_cancel(struct request *request)
{
	put_text(request, "ERR UNKNOWN_ERROR\r\n");
}

static void answer_bad_show(struct request *request)
{
	put_text(request, "ERR UNKNOWN_SHOW_ARGUMENTS\r\n");
}

static void answer_forbidden(struct request *request)
{
	put_text(request, "ERR NOT_ALLOWED The+server+does+not+take+this+command+from+here\r\n");
}

static void answer_unknown(struct request *request)
{
	put_text(request, "ERR UNKNOWN_COMMAND Unknown+server+command");
	put(request, request->words[0]);
	put_text(request, "\r\n");
}

static const struct {
	const char *words[3];
	size_t min, max; /* of words in all; ANY: more are ignored */
	void (*answer)(struct request *request);
	bool changes; /* is not taken from everywhere: --admin */
} rows[] = {
	{ { "status" }, 1, ANY, show_status, false },
	{ { "workers" }, 1, ANY, show_workers, false },
	{ { "prioritystatus" }, 1, ANY, show_priority_status, false },
	{ { "version" }, 1, ANY, show_version, false },
	{ { "getpid" }, 1, ANY, show_pid, false },
	{ { "verbose" }, 1, ANY, show_verbosity, false },
	{ { "show", "jobs" }, 2, 2, show_jobs, false },
	{ { "show", "unique", "jobs" }, 3, 3, show_unique_jobs, false },
	{ { "show", "all", "jobs" }, 3, 3, show_all_jobs, false },
	{ { "show", "worker", "jobs" }, 3, 3, show_worker_jobs, false },
	{ { "show" }, 2, ANY, answer_bad_show, false },
	{ { "cancel", "job" }, 3, 3, cancel_job, true },
	{ { "cancel", "unique" }, 4, 4, cancel_unique, true },
	{ { "cancel" }, 3, ANY, answer_bad_cancel, false },
	{ { "create", "function" }, 3, 3, create_function, true },
	{ { "create" }, 1, ANY, answer_incomplete, false },
	{ { "drop", "function" }, 3, 3, drop_function, true },
	{ { "drop" }, 1, ANY, answer_incomplete, false },
	{ { "maxqueue" }, 2, 5, set_limits, true },
	{ { "maxqueue" }, 1, ANY, answer_incomplete, false },
	{ { "drain", "status" }, 2, 2, show_drain, false },
	{ { "drain", "off" }, 2, 2, drain, true },
	{ { "drain" }, 1, 1, drain, true },
	{ { "shutdown" }, 1, 1, shut_down, true },
	{ { "shutdown", "graceful" }, 2, 2, shut_down, true },
	{ { "shutdown" }, 1, ANY, answer_incomplete, false },
	{ { NULL }, 0, ANY, answer_unknown, false },
};

static void split(struct request *request, gear_view line)
{
	const char *at = line.bytes, *end = line.bytes + line.len;

	while (request->count < WORDS_MAX) {
		const char *blank = at < end ? memchr(at, ' ', (size_t) (end - at)) : NULL;
		request->words[request->count++] = gear_view_of(at, (size_t) ((blank != NULL ? blank : end) - at));
		at = blank;
		while (at != NULL && at < end && *at == ' ') {
			at++;
		}
		/* Blanks at the end are not a word. */
		if (at == NULL || at == end) {
			return;
		}
	}
}

static bool fits(const struct request *request, size_t row)
{
	if (request->count < rows[row].min || request->count > rows[row].max) {
		return false;
	}
	for (size_t i = 0; i < 3 && rows[row].words[i] != NULL; i++) {
		const char *word = rows[row].words[i];
		if (strlen(word) != request->words[i].len || strncasecmp(word, request->words[i].bytes, request->words[i].len) != 0) {
			return false;
		}
	}
	return true;
}

static bool may_change(const struct session *session)
{
	admin_scope scope = session->server->options->admin;

	return scope == ADMIN_ALL || (scope == ADMIN_LOCAL && session->local);
}

void admin_run(struct session *session, gear_view line)
{
	struct request *request = calloc(1, sizeof(*request));
	size_t row = 0;

	if (request == NULL) {
		session_fail(session, GEAR_MEMORY_ALLOCATION_FAILURE);
		return;
	}
	request->session = session;
	request->registry = session->server->registry;
	split(request, line);
	while (!fits(request, row)) {
		row++;
	}
	request->handler = rows[row].changes && !may_change(session) ? answer_forbidden : rows[row].answer;
	session->answering = request;
	admin_go_on(session);
}

void admin_go_on(struct session *session)
{
	struct request *request = session->answering;

	request->more = false;
	request->answer = session_out(session);
	if (request->answer != NULL) {
		request->handler(request);
	}
	session->in_line = cursor_is_begun(&request->ability);
	if (request->failed) {
		session_fail(session, GEAR_MEMORY_ALLOCATION_FAILURE);
	}
	if (!request->more) {
		admin_give_up(session);
	}
}

void admin_give_up(struct session *session)
{
	if (session->answering != NULL) {
		cursor_end(&session->answering->place);
		cursor_end(&session->answering->ability);
		free(session->answering);
		session->answering = NULL;
	}
}
