/*
 * The client half: each workload is submitted to every function, the jobs of one workload at a time, and what comes of them
 * is printed as it comes: data and results to standard output, warnings and failures to standard error.
 */
#include "gearman.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "gear_client.h"

enum { UNIQUE_SIZE = 40 };

struct run {
	struct settings *settings;
	gear_client client;
	gear_task *tasks;             /* one a function */
	char (*uniques)[UNIQUE_SIZE]; /* theirs */
	uint64_t random, count;       /* what uniques that nobody chose are made of */
	char where[32];               /* in front of messages: which one of several workloads; or "" */
	bool failed;
};

static uint32_t command_of(const struct settings *settings)
{
	static const uint32_t commands[GEAR_PRIORITIES][2] = {
		[GEAR_PRIORITY_HIGH] = { GEAR_COMMAND_SUBMIT_JOB_HIGH, GEAR_COMMAND_SUBMIT_JOB_HIGH_BG },
		[GEAR_PRIORITY_NORMAL] = { GEAR_COMMAND_SUBMIT_JOB, GEAR_COMMAND_SUBMIT_JOB_BG },
		[GEAR_PRIORITY_LOW] = { GEAR_COMMAND_SUBMIT_JOB_LOW, GEAR_COMMAND_SUBMIT_JOB_LOW_BG },
	};

	return commands[settings->priority][settings->background];
}

/* The function's name is put in front only where that was asked for. */
static void print_prefix(const struct run *run, const gear_task *task)
{
	if (run->settings->prefix) {
		printf("%.*s: ", (int) task->args[0].len, task->args[0].bytes);
		fflush(stdout);
	}
}

static void complain(const struct run *run, const gear_task *task, gear_view text, const char *end)
{
	if (run->settings->prefix) {
		fprintf(stderr, "%.*s: ", (int) task->args[0].len, task->args[0].bytes);
	}
	fwrite(text.bytes, 1, text.len, stderr);
	fputs(end, stderr);
}

/*
 * What is no result goes through stdio, as with the incumbent's tool: on a terminal all is in order, and to a pipe or file
 * the results come in one piece, with what was said of them behind.
 */
static int on_event(void *context, gear_task *task, gear_event event, gear_view data)
{
	struct run *run = context;
	switch (event) {
		case GEAR_ON_CREATED:
			if (run->settings->verbose) {
				printf("Task created: %s\n", task->handle);
			}
			break;
		case GEAR_ON_DATA:
		case GEAR_ON_COMPLETE:
			print_prefix(run, task);
			cli_print(data.bytes, data.len);
			break;
		case GEAR_ON_STATUS:
			print_prefix(run, task);
			printf("%u%% Complete\n", task->denominator ? (unsigned) (100.0 * task->numerator / task->denominator) : 0);
			break;
		case GEAR_ON_WARNING:
			complain(run, task, data, "");
			break;
		case GEAR_ON_EXCEPTION:
			complain(run, task, gear_view_str("Job exception: "), "");
			fwrite(data.bytes, 1, data.len, stderr);
			fputc('\n', stderr);
			run->failed = true;
			break;
		case GEAR_ON_FAIL:
			if (task->rc == GEAR_WORK_FAIL) {
				complain(run, task, gear_view_str("Job failed"), "\n");
			} else {
				cli_say("%s%s", run->where, run->client.failure.text); /* it was refused, or its server was lost */
			}
			run->failed = true;
			break;
		case GEAR_EVENTS:
			break;
	}
	return GEAR_SUCCESS;
}

/* Some servers have jobs in a store by their unique: each has one. */
static gear_view unique_of(struct run *run, size_t task)
{
	char *text = run->uniques[task];

	if (run->settings->unique) {
		return gear_view_str(run->settings->unique);
	}
	run->count++;
	snprintf(text, UNIQUE_SIZE, "%08x-%04x-%04x-%04x-%012llx", (unsigned) (run->random >> 32),
		(unsigned) (run->random >> 16) & 0xffff, (unsigned) (run->random & 0xfff) | 0x4000,
		(unsigned) (run->count >> 48) | 0x8000, (unsigned long long) (run->count & 0xffffffffffff));
	return gear_view_str(text);
}

static gear_disturbance is_stopped(void)
{
	return gearman_is_stopped() ? GEAR_STOPPED : GEAR_UNDISTURBED;
}

/* What kept a job from its end, but for its own failure. The first field of a task's server is its gear_peer. */
static void say_unfinished(const struct run *run, const gear_task *task)
{
	const char *text = run->client.error.text;

	if (run->client.error.rc == GEAR_TIMEOUT && task->server) {
		cli_say("%s%s: %s: %s", run->where, ((const gear_peer *) task->server)->name, task->args[0].bytes, text);
	} else {
		cli_say("%s%s", run->where, text);
	}
}

static void submit(struct run *run, gear_view workload)
{
	const struct settings *settings = run->settings;
	bool said = false;

	for (size_t i = 0; i < settings->function_count; i++) {
		gear_view args[] = { gear_view_str(settings->functions[i]), unique_of(run, i), workload };

		gear_task_init(&run->tasks[i], command_of(settings), args, 3);
		gear_client_add(&run->client, &run->tasks[i]);
	}
	gear_client_run(&run->client, NULL);
	for (size_t i = 0; i < settings->function_count; i++) {
		gear_task *task = &run->tasks[i];

		if (task->state == GEAR_TASK_FINISHED) {
			continue;
		}
		/* Several that were not even sent have one reason. */
		if (!gearman_is_stopped() && (task->server || !said)) {
			say_unfinished(run, task);
			said = !task->server;
		}
		run->failed = true;
		gear_client_forget(&run->client, task);
	}
}

static void complain_of_input(struct run *run, int reason)
{
	if (!gearman_is_stopped()) {
		cli_say("standard input: %s%s", run->where, strerror(reason));
	}
	run->failed = true;
}

/* What becomes of a line is nothing to the next one: they may come for days, from a log or the like. */
static void submit_lines(struct run *run)
{
	char *line = NULL;
	size_t size = 0;

	for (unsigned long number = 1; !gearman_is_stopped(); number++) {
		ssize_t len = getline(&line, &size, stdin);
		bool ends = len > 0 && line[len - 1] == '\n';

		snprintf(run->where, sizeof(run->where), "line %lu: ", number);
		if (len < 0) {
			break;
		}
		submit(run, gear_view_of(line, (size_t) len - (ends && run->settings->strip)));
	}
	free(line);
	if (!feof(stdin)) {
		complain_of_input(run, errno); /* there may be no memory for a line, which is no error of the stream */
	}
}

static void submit_all(struct run *run)
{
	gear_buf input = { 0 };
	ssize_t got = 1;

	while (got > 0 && input.len <= GEAR_BODY_MAX) {
		char *end = gear_buf_reserve(&input, 64 * 1024);

		got = end ? read(STDIN_FILENO, end, 64 * 1024) : -1;
		if (got > 0) {
			gear_buf_commit(&input, (size_t) got);
		} else if (got < 0 && errno == EINTR && !gearman_is_stopped()) {
			got = 1;
		}
	}
	if (got) {
		complain_of_input(run, got > 0 ? EFBIG : errno);
	} else {
		submit(run, gear_view_of(input.len ? gear_buf_bytes(&input) : "", input.len));
	}
	gear_buf_free(&input);
}

static void submit_everything(struct run *run)
{
	struct settings *settings = run->settings;

	if (settings->arguments[0]) {
		for (size_t i = 0; settings->arguments[i] && !gearman_is_stopped(); i++) {
			if (settings->arguments[1]) {
				snprintf(run->where, sizeof(run->where), "argument %zu: ", i + 1);
			}
			submit(run, gear_view_str(settings->arguments[i]));
		}
	} else if (settings->suppress) {
		submit(run, gear_view_str(""));
	} else if (settings->by_line) {
		submit_lines(run);
	} else {
		submit_all(run);
	}
}

int gearman_client_main(struct settings *settings)
{
	struct run run = { .settings = settings };

	run.tasks = calloc(settings->function_count, sizeof(*run.tasks));
	run.uniques = calloc(settings->function_count, sizeof(*run.uniques));
	if (getrandom(&run.random, sizeof(run.random), 0) < 0 || getrandom(&run.count, sizeof(run.count), 0) < 0) {
		cli_die("no random numbers: %s", strerror(errno));
	}

	gear_client_init(&run.client, on_event, &run);
	run.client.timeout = settings->timeout;
	run.client.interrupt = is_stopped;
	cli_use_tls(&run.client.tls, &settings->tls);
	gear_client_enable_exceptions(&run.client);
	for (size_t i = 0; i < settings->server_count; i++) {
		if (!run.tasks || !run.uniques || gear_client_add_server(&run.client, &settings->servers[i])) {
			cli_die("out of memory");
		}
	}
	submit_everything(&run);
	gear_client_free(&run.client);
	free(run.tasks);
	free(run.uniques);
	cli_flush();
	return run.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
