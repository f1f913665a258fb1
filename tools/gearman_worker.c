/*
 * The worker half: gets a job, runs the command with the workload as its input, and sends what it prints: line by line as
 * data packets, or whole as the result. A command that cannot be run, ends with another code than 0 or by a signal has failed.
 */
#include "gearman.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gear_worker.h"

enum { CHUNK = 64 * 1024 };

extern char **environ;

/* The command at work on one job. */
struct command {
	pid_t pid;
	int input, output;  /* our ends of its pipes; -1: closed */
	gear_view workload; /* what it has not been given yet */
	gear_buf printed;   /* what it printed and was not sent yet */
};

static gear_disturbance is_stopped(void)
{
	return gearman_is_stopped() ? GEAR_STOPPED : GEAR_UNDISTURBED;
}

static void close_end(int *fd)
{
	if (*fd >= 0) {
		close(*fd);
		*fd = -1;
	}
}

static int send_view(gear_job *job, uint32_t command, gear_view data)
{
	return gear_job_send(job, command, &data, 1);
}

/* Two pipes, ours close-on-exec, the other ends as the command's standard input and output. 0 or an errno. */
static int start(struct command *command, char **argv)
{
	int in[2] = { -1, -1 }, out[2] = { -1, -1 };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t defaults;
	int reason;

	if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC)) {
		reason = errno;
		close_end(&in[0]);
		close_end(&in[1]);
		return reason;
	}
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, &defaults);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	reason = posix_spawnp(&command->pid, argv[0], &actions, &attributes, argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	close(in[0]);
	close(out[1]);
	if (reason) {
		close(in[1]);
		close(out[0]);
		return reason;
	}
	command->input = in[1];
	command->output = out[0];
	(void) fcntl(command->input, F_SETFL, O_NONBLOCK);
	return 0;
}

/* A command that does not want all of its input has not failed for that. */
static void feed(struct command *command)
{
	ssize_t written = command->workload.len ? write(command->input, command->workload.bytes, command->workload.len) : 0;

	if (written > 0) {
		command->workload.bytes += written;
		command->workload.len -= (size_t) written;
	}
	if (!command->workload.len || (written < 0 && errno != EAGAIN && errno != EINTR)) {
		close_end(&command->input);
	}
}

/* False when there is no memory for what it prints, or it is too much. */
static bool collect(struct command *command)
{
	char *end = gear_buf_reserve(&command->printed, CHUNK);
	ssize_t got = end ? read(command->output, end, CHUNK) : -1;

	if (got > 0) {
		gear_buf_commit(&command->printed, (size_t) got);
	} else if (!end || got == 0 || errno != EINTR) {
		close_end(&command->output);
	}
	return end != NULL && command->printed.len <= GEAR_BODY_MAX;
}

/* Each line that is whole, and at its end what is left, as a packet of data. */
static int send_lines(struct command *command, gear_job *job, bool strip, bool ended)
{
	int rc = GEAR_SUCCESS;

	while (!rc && command->printed.len) {
		const char *bytes = gear_buf_bytes(&command->printed);
		const char *end = memchr(bytes, '\n', command->printed.len);
		size_t len = end ? (size_t) (end - bytes) + 1 : command->printed.len;

		if (!end && !ended) {
			break;
		}
		rc = send_view(job, GEAR_COMMAND_WORK_DATA, gear_view_of(bytes, len - (end && strip)));
		gear_buf_consume(&command->printed, len);
	}
	return rc;
}

/* Until the command has closed its output. What cannot be sent ends it early: nobody is there to hear of it. */
static int pump(struct command *command, gear_job *job, const struct settings *settings)
{
	int rc = GEAR_SUCCESS;

	feed(command);
	while (!rc && command->output >= 0) {
		struct pollfd fds[2] = { { command->output, POLLIN, 0 }, { command->input, POLLOUT, 0 } };

		if (poll(fds, 2, -1) < 0 && errno != EINTR) {
			return GEAR_ERRNO;
		}
		if (command->input >= 0 && fds[1].revents) {
			feed(command);
		}
		if (fds[0].revents && !collect(command)) {
			rc = command->printed.len > GEAR_BODY_MAX ? GEAR_DATA_TOO_LARGE : GEAR_MEMORY_ALLOCATION_FAILURE;
		}
		if (!rc && settings->by_line) {
			rc = send_lines(command, job, settings->strip, command->output < 0);
		}
	}
	return rc;
}

/* Waits for its end; the status. */
static int finish(const struct command *command, const char *name)
{
	int status = 0;

	while (waitpid(command->pid, &status, 0) < 0 && errno == EINTR) {}
	if (WIFSIGNALED(status)) {
		cli_say("%s: ended by signal %d (%s)", name, WTERMSIG(status), strsignal(WTERMSIG(status)));
	} else if (WEXITSTATUS(status)) {
		cli_say("%s: ended with code %d", name, WEXITSTATUS(status));
	}
	return status;
}

static int run_command(const struct settings *settings, gear_job *job, gear_view workload)
{
	struct command command = { .input = -1, .output = -1, .workload = workload };
	const char *name = settings->arguments[0];
	int reason = start(&command, settings->arguments);
	int rc;

	if (reason) {
		cli_say("%s: %s", name, strerror(reason));
		return gear_job_send(job, GEAR_COMMAND_WORK_FAIL, NULL, 0);
	}
	rc = pump(&command, job, settings);
	close_end(&command.input);
	close_end(&command.output);
	int status = finish(&command, name);
	gear_view printed = gear_view_of(command.printed.len ? gear_buf_bytes(&command.printed) : "", command.printed.len);
	if (gearman_is_stopped() && WIFSIGNALED(status)) {
		/* It had the same signal, from the terminal or the service manager. The job has not failed: another worker gets it. */
		cli_say("%s is not answered for", job->handle);
	} else if (!rc && !status) {
		rc = send_view(job, GEAR_COMMAND_WORK_COMPLETE, printed);
	} else if (!rc) {
		rc = printed.len ? send_view(job, GEAR_COMMAND_WORK_DATA, printed) : GEAR_SUCCESS;
		rc = rc ? rc : gear_job_send(job, GEAR_COMMAND_WORK_FAIL, NULL, 0);
	}
	gear_buf_free(&command.printed);
	return rc;
}

/* A job that was not answered for is given to another worker when this connection ends. */
static void serve(const struct settings *settings, gear_worker *worker, gear_job *job, const gear_assignment *assignment)
{
	/* The views end with the next use of the worker; sending is one. */
	char *copy = malloc(assignment->workload.len + 1);
	gear_view workload = gear_view_of(copy, assignment->workload.len);
	int rc;

	if (!copy) {
		cli_die("out of memory");
	}
	if (workload.len) {
		memcpy(copy, assignment->workload.bytes, workload.len);
	}
	if (settings->verbose) {
		char text[512];
		int len = snprintf(text, sizeof(text), "Job: %s %.*s, %zu bytes\n", job->handle, (int) assignment->function.len,
			assignment->function.bytes, workload.len);

		cli_print(text, (size_t) len);
	}
	if (settings->arguments[0]) {
		rc = run_command(settings, job, workload);
	} else {
		cli_print(workload.bytes, workload.len);
		rc = send_view(job, GEAR_COMMAND_WORK_COMPLETE, gear_view_str(""));
	}
	free(copy);
	if (rc) {
		cli_say("the result of %s cannot be sent: %s", job->handle, *worker->error.text ? worker->error.text : gear_rc_text(rc));
		gear_job_send(job, GEAR_COMMAND_WORK_FAIL, NULL, 0); /* if that can */
	}
}

static bool notice(void *context, const char *text)
{
	(void) context;
	cli_say("%s", text);
	return true;
}

/*
 * A worker that serves for ever has no reason to end, be there no job or no server yet, and trying again is grab's: it takes
 * its time. The same trouble is told of once.
 */
static bool may_go_on(const struct settings *settings, gear_worker *worker, int rc, gear_error *told)
{
	if (settings->count || (rc != GEAR_TIMEOUT && rc != GEAR_COULD_NOT_CONNECT && rc != GEAR_GETADDRINFO)) {
		return false;
	}
	if (rc != GEAR_TIMEOUT && strcmp(told->text, worker->error.text) != 0) {
		*told = worker->error;
		cli_say("%s; it is tried again", told->text);
	}
	return true;
}

static int work(const struct settings *settings, gear_worker *worker)
{
	long left = settings->count;
	gear_error told = { 0 };

	while (!gearman_is_stopped()) {
		gear_job job;
		gear_assignment assignment;
		int rc = gear_worker_grab(worker, true, &job, &assignment);

		if (rc == GEAR_SUCCESS) {
			serve(settings, worker, &job, &assignment);
			if (left && --left == 0) {
				return EXIT_SUCCESS;
			}
		} else if (!gearman_is_stopped() && !may_go_on(settings, worker, rc, &told)) {
			cli_say("%s", worker->error.text);
			return EXIT_FAILURE;
		}
	}
	return EXIT_SUCCESS;
}

int gearman_worker_main(struct settings *settings)
{
	gear_worker worker;
	int code;

	gear_worker_init(&worker);
	worker.timeout = settings->timeout;
	worker.interrupt = is_stopped;
	worker.notice = notice;
	cli_use_tls(&worker.tls, &settings->tls);
	for (size_t i = 0; i < settings->server_count; i++) {
		if (gear_worker_add_server(&worker, &settings->servers[i])) {
			cli_die("out of memory");
		}
	}
	for (size_t i = 0; i < settings->function_count; i++) {
		if (gear_worker_can_do(&worker, settings->functions[i], strlen(settings->functions[i]), 0)) {
			cli_die("%s", worker.error.text);
		}
	}
	code = work(settings, &worker);
	gear_worker_free(&worker);
	return code;
}
