/*
 * gearmand: from options to a running loop and back. Everything that touches the process as a whole is here: limits,
 * background, user, pid file, exit codes. The only file that ends the process.
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "commands.h"
#include "durable.h"
#include "http.h"
#include "listen.h"
#include "log.h"
#include "loop.h"
#include "notify.h"
#include "options.h"
#include "session.h"
#include "tls.h"

enum { EXIT_OPTIONS = 2 }; /* to start it once more does not help */

/* What a start has set up so far; `stop` undoes it. */
struct start {
	struct options options;
	struct server server;
	listener_list listeners;
	int ready_fd; /* where the parent of a daemon waits for one byte, or -1 */
	uid_t uid;    /* of --user */
	gid_t gid;
	bool ran;
	int argc; /* to read the options again */
	char **argv;
};

/* Says why there will be no server, to the terminal and to the log. */
static bool __attribute__((format(printf, 1, 2))) fail(const char *format, ...)
{
	char text[OPTIONS_ERROR_SIZE + PATH_MAX];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	fprintf(stderr, "%sgearmand: %s\n", log_prefix(LEVEL_FATAL), text);
	if (!log_is_terminal()) {
		log_at(LEVEL_FATAL, "%s", text);
	}
	return false;
}

/* The parent's part: ends when the child serves, or when it ended without. The child has said why. */
static void wait_for_child(int fd)
{
	char ready;
	ssize_t got;

	do {
		got = read(fd, &ready, 1);
	} while (got < 0 && errno == EINTR);
	_exit(got == 1 ? EXIT_SUCCESS : EXIT_FAILURE);
}

/*
 * Returns in the daemon only: a child of a child, so that it is no session's leader and can get no terminal. It stays in its
 * directory, so that a relative path, in a configuration file that is read again, too, goes on to mean what it did.
 */
static bool go_to_background(struct start *start)
{
	int ends[2];

	if (pipe(ends) != 0) {
		return fail("cannot go to the background: %s", strerror(errno));
	}
	pid_t child = fork();
	if (child < 0) {
		return fail("cannot go to the background: %s", strerror(errno));
	}
	if (child > 0) {
		close(ends[1]);
		waitpid(child, NULL, 0);
		wait_for_child(ends[0]);
	}

	close(ends[0]);
	setsid();
	child = fork();
	if (child != 0) {
		_exit(child > 0 ? EXIT_SUCCESS : EXIT_FAILURE);
	}
	start->ready_fd = ends[1];
	(void) fcntl(start->ready_fd, F_SETFD, FD_CLOEXEC);
	return true;
}

/* The daemon serves: lets the terminal and the parent go. */
static void leave_terminal(struct start *start)
{
	if (start->ready_fd < 0) {
		return;
	}
	int null = open("/dev/null", O_RDWR);
	for (int fd = 0; null >= 0 && fd <= STDERR_FILENO; fd++) {
		dup2(null, fd);
	}
	if (null > STDERR_FILENO) {
		close(null);
	}
	if (write(start->ready_fd, "1", 1) < 0) {
		log_at(LEVEL_WARNING, "the parent did not wait: %s", strerror(errno));
	}
	close(start->ready_fd);
	start->ready_fd = -1;
}

static bool set_limits(const struct options *options)
{
	struct rlimit limit;

	if (options->coredump) {
		limit = (struct rlimit){ RLIM_INFINITY, RLIM_INFINITY };
		if (setrlimit(RLIMIT_CORE, &limit) != 0) {
			return fail("cannot allow core files: %s", strerror(errno));
		}
	}
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
		return fail("cannot get the limit of descriptors: %s", strerror(errno));
	}
	rlim_t wanted = options->file_descriptors > 0 ? (rlim_t) options->file_descriptors : limit.rlim_max;
	limit.rlim_cur = wanted;
	limit.rlim_max = wanted > limit.rlim_max ? wanted : limit.rlim_max;
	if (setrlimit(RLIMIT_NOFILE, &limit) != 0 && options->file_descriptors > 0) {
		return fail("cannot allow %ld descriptors: %s", options->file_descriptors, strerror(errno));
	}
	return true;
}

static bool open_log(const struct options *options)
{
	log_threshold = options->verbose;
	if (options->syslog) {
		log_open_syslog();
	}
	if (options->log_file != NULL && !log_open(options->log_file)) {
		return fail("cannot open the log file %s: %s", options->log_file, strerror(errno));
	}
	for (size_t i = 0; i < options->notes.count; i++) {
		log_at(LEVEL_NOTICE, "%s", options->notes.items[i]);
	}
	return true;
}

static const char *written_pid_file;

/*
 * SIGTERM and SIGINT before the loop runs. A large queue takes its time to be read, and a store may let one wait: neither is to
 * hold up the end. So far the store has only been read, or what was being written is there as a whole or not at all.
 */
static void leave_at_once(int signal)
{
	static const char text[] = "ending at once: got a signal before the server was ready";

	(void) signal;
	log_from_handler(LEVEL_NOTICE, text, sizeof(text) - 1);
	if (written_pid_file != NULL) {
		unlink(written_pid_file);
	}
	_exit(EXIT_SUCCESS);
}

static bool write_pid_file(struct start *start)
{
	const char *path = start->options.pid_file;

	if (path == NULL) {
		return true;
	}
	FILE *file = fopen(path, "we");
	if (file == NULL) {
		return fail("cannot write the pid file %s: %s", path, strerror(errno));
	}
	written_pid_file = path;
	bool written = fprintf(file, "%ld\n", (long) getpid()) > 0;
	if (fclose(file) != 0 || !written) {
		return fail("cannot write the pid file %s: %s", path, strerror(errno));
	}
	return true;
}

/* Looks the user of --user up, before anything is done that would have to be undone. */
static bool find_user(struct start *start)
{
	const char *name = start->options.user;

	errno = 0;
	const struct passwd *user = name != NULL ? getpwnam(name) : NULL;
	if (user != NULL) {
		start->uid = user->pw_uid;
		start->gid = user->pw_gid;
	} else if (name != NULL) {
		return fail("option --user: there is no user '%s'%s%s", name, errno != 0 ? ": " : "", errno != 0 ? strerror(errno) : "");
	}
	return true;
}

/* Becomes the user of --user for good. */
static bool drop_privileges(const struct start *start)
{
	const char *name = start->options.user;

	if (name == NULL || geteuid() == start->uid) {
		return true;
	}
	log_give(start->uid, start->gid);
	if (initgroups(name, start->gid) != 0 || setgid(start->gid) != 0 || setuid(start->uid) != 0) {
		return fail("option --user: cannot become '%s': %s", name, strerror(errno));
	}
	return true;
}

static bool listen_everywhere(struct start *start)
{
	gear_error error = { 0 };

	if (listen_open(&start->listeners, &start->options, &error) != GEAR_SUCCESS) {
		return fail("%s", error.text);
	}
	for (size_t i = 0; i < start->listeners.count; i++) {
		log_at(LEVEL_NOTICE, "listening on %s", start->listeners.items[i].name);
		if (start->options.port == 0) {
			printf("gearmand: listening on %s\n", start->listeners.items[i].name);
		}
	}
	fflush(stdout);
	return loop_listen(start->server.loop, &start->listeners) || fail("cannot wait for connections: %s", strerror(errno));
}

static bool open_http(struct start *start)
{
	char error[HTTP_ERROR_SIZE];
	const struct http *http;

	if (!start->options.http) {
		return true;
	}
	if (!loop_open_http(start->server.loop, error)) {
		return fail("%s", error);
	}
	http = start->server.http;
	for (size_t i = 0; i < http->listeners.count; i++) {
		log_at(LEVEL_NOTICE, "HTTP on %s", http->listeners.items[i].name);
		if (start->options.http_port == 0) {
			printf("gearmand: HTTP on %s\n", http->listeners.items[i].name);
		}
	}
	fflush(stdout);
	return true;
}

static void tell_later(const char *name)
{
	log_at(LEVEL_NOTICE, "option --%s has changed: that waits for the next start", name);
}

/* SIGHUP: of the options, those that can be changed while the server runs. The others wait for the next start. */
static void reload(struct server *server)
{
	struct start *start = (struct start *) (void *) ((char *) server - offsetof(struct start, server));
	struct options *options = &start->options, fresh;
	char error[OPTIONS_ERROR_SIZE];

	if (options_parse(&fresh, start->argc, start->argv, error)) {
		options_compare(options, &fresh, tell_later);
		options->verbose = log_threshold = fresh.verbose;
		options->admin = fresh.admin;
		options->max_connections = fresh.max_connections;
		options->max_packet_size = fresh.max_packet_size;
		options->output_limit = fresh.output_limit;
		log_at(LEVEL_NOTICE, "the options were read again");
	} else {
		log_at(LEVEL_ERROR, "the options stay as they were: %s", error);
	}
	options_free(&fresh);
}

static bool make_server(struct start *start)
{
	struct server *server = &start->server;

	signal(SIGTERM, leave_at_once);
	signal(SIGINT, leave_at_once);
	server->options = &start->options;
	server->reload = reload;
	if (loop_new(server) == NULL) {
		return fail("cannot make an event loop: %s", strerror(errno));
	}
	server->registry = commands_registry_new(server);
	return server->registry != NULL || fail("no memory");
}

static bool read_certificates(struct start *start)
{
	gear_error error = { 0 };

	return tls_load(&start->server, &error) == GEAR_SUCCESS || fail("%s", error.text);
}

static bool open_queue(struct start *start)
{
	char error[QUEUE_ERROR_SIZE];

	if (start->options.queue_backend == NULL) {
		return true;
	}
	notify_send("STATUS=reading the durable queue");
	start->server.durable = durable_new(&start->server, error);
	if (start->server.durable == NULL) {
		return fail("the durable queue cannot be opened: %s", error);
	}
	return loop_watch_durable(start->server.loop, durable_fd(start->server.durable)) || fail("no memory");
}

static bool start_all(struct start *start)
{
	struct options *options = &start->options;

	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL); /* whoever starts us may have had reasons for his, which are not ours */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	/* A manager that waits for a word has to hear it from its own child. */
	bool leaves = !notify_open() && options->daemon;
	return find_user(start) && (!leaves || go_to_background(start)) && set_limits(options) && open_log(options)
		&& make_server(start) && read_certificates(start) && listen_everywhere(start) && open_http(start) && write_pid_file(start)
		&& drop_privileges(start) && open_queue(start) && (loop_catch_end(start->server.loop) || fail("no memory"));
}

/* Another server may have written its own since. */
static bool pid_file_is_ours(const char *path)
{
	FILE *file = fopen(path, "r");
	long pid = 0;

	if (file == NULL) {
		return false;
	}
	bool ours = fscanf(file, "%ld", &pid) == 1 && pid == (long) getpid();
	fclose(file);
	return ours;
}

static void stop_all(struct start *start)
{
	/* The sessions go after it: that their jobs are still running is no loss of their workers. */
	bool ended = durable_free(start->server.durable);
	start->server.durable = NULL;
	loop_free(start->server.loop);
	listen_close(&start->listeners);
	registry_free(start->server.registry);
	memory_reserve_spend(&start->server.reserve);
	gear_scratch_free(&start->server.scratch);
	gear_tls_free(start->server.tls);
	if (written_pid_file != NULL && pid_file_is_ours(written_pid_file) && unlink(written_pid_file) != 0) {
		log_at(LEVEL_WARNING, "cannot remove the pid file %s: %s", written_pid_file, strerror(errno));
	}
	if (start->ran) {
		log_at(LEVEL_NOTICE, "ended");
	}
	log_close();
	if (ended) {
		options_free(&start->options);
	}
}

int main(int argc, char **argv)
{
	struct start start = { .ready_fd = -1, .argc = argc, .argv = argv };
	char error[OPTIONS_ERROR_SIZE];
	int code = EXIT_SUCCESS;

	if (notify_is_journal(STDERR_FILENO)) {
		log_to_journal();
	}
	if (!options_parse(&start.options, argc, argv, error)) {
		fprintf(stderr, "%sgearmand: %s (gearmand --help lists the options)\n", log_prefix(LEVEL_FATAL), error);
		code = EXIT_OPTIONS;
	} else if (start.options.help) {
		options_print_help(stdout);
	} else if (start.options.version) {
		printf("gearmand %s\n", GEAR_VERSION);
	} else if (!start.options.check_args) {
		if (start_all(&start)) {
			log_at(LEVEL_NOTICE, "gearmand %s is ready", GEAR_VERSION);
			leave_terminal(&start);
			notify_send("READY=1\nSTATUS=serving");
			start.ran = true;
			loop_run(start.server.loop);
		} else {
			code = EXIT_FAILURE;
		}
	}
	stop_all(&start);
	exit(code);
}
