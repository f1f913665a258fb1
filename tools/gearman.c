/*
 * gearman: the command line, and what concerns the process: pid file, background, signals. The halves are in gearman_client.c
 * and gearman_worker.c.
 */
#include "gearman.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t stopped;

static const char help[] =
	"Client: gearman [options] [<data> ...]\n"
	"Worker: gearman -w [options] [<command> [<argument> ...]]\n"
	"\n"
	"A client submits its data, or what it reads from standard input, and prints the result. A worker runs the command\n"
	"for each job, with the job's data as its input and its output as the result; without a command it prints the data.\n"
	"\n"
	"Client and worker:\n"
	"  -f FUNCTION   The function; may be given several times.\n"
	"  -h HOST       Server, or the path of its unix socket. Without -h and -p: those of GEARMAN_SERVERS or\n"
	"                GEARMAN_SERVER (host:port, with commas between), else localhost.\n"
	"  -p PORT       Its port; 4730.\n"
	"  -t MS         Milliseconds without an answer (client) or a job (worker with -c) before it gives up.\n"
	"  -n            Client: a job for each line. Worker: a packet of data for each line.\n"
	"  -N            The same, without the lines' ends.\n"
	"  -i FILE       File to write the process id to, while it runs.\n"
	"  -d            Go to the background.\n"
	"  -v            Say on standard output what is done.\n"
	"  -H            Print this help.\n"
	"\n"
	"%s"
	"\n"
	"Client:\n"
	"  -b            Submit to the background; nothing is waited for.\n"
	"  -I, -L        High, low priority.\n"
	"  -u UNIQUE     Unique: the server has no two such jobs of a function at a time.\n"
	"  -P            Function names in front of all that is printed.\n"
	"  -s            Read no input: without data the job's data is empty.\n"
	"\n"
	"Worker:\n"
	"  -w            Be a worker.\n"
	"  -c N          End after N jobs; 0: serve for ever.\n";

bool gearman_is_stopped(void)
{
	return stopped;
}

static void on_signal(int number)
{
	stopped = number;
}

/*
 * Once only: the second signal ends the process as it would without us. What is ignored, as under nohup, stays so. A reader
 * that is gone is an error of write().
 */
static void watch_signals(void)
{
	static const int caught[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = on_signal, .sa_flags = (int) SA_RESETHAND };

	for (size_t i = 0; i < sizeof(caught) / sizeof(caught[0]); i++) {
		struct sigaction before;

		if (sigaction(caught[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) {
			sigaction(caught[i], &action, NULL);
		}
	}
	signal(SIGPIPE, SIG_IGN);
}

static void add_server(struct settings *settings, const gear_address *address)
{
	settings->servers = realloc(settings->servers, (settings->server_count + 1) * sizeof(*settings->servers));
	if (!settings->servers) {
		cli_die("out of memory");
	}
	settings->servers[settings->server_count++] = *address;
}

static void add_servers(struct settings *settings, const char *list)
{
	while (*list) {
		size_t len = strcspn(list, ",");
		gear_address address;
		gear_error error;

		if (len) {
			if (gear_address_parse(&address, list, len, GEAR_DEFAULT_HOST, GEAR_DEFAULT_PORT, &error)) {
				cli_die("%s", error.text);
			}
			add_server(settings, &address);
		}
		list += len + (list[len] == ',');
	}
}

static void choose_servers(struct settings *settings, const char *host, const char *port)
{
	const char *list = getenv("GEARMAN_SERVERS");

	list = list ? list : getenv("GEARMAN_SERVER");
	if (list && !host && !port) {
		add_servers(settings, list);
	}
	if (!settings->server_count) {
		gear_address address = cli_address(host ? host : GEAR_DEFAULT_HOST, port ? port : "4730");

		add_server(settings, &address);
	}
}

static void set_flag(struct settings *settings, int letter)
{
	switch (letter) {
		case 'b':
			settings->background = true;
			return;
		case 'd':
			settings->daemon = true;
			return;
		case 'I':
			settings->priority = GEAR_PRIORITY_HIGH;
			return;
		case 'L':
			settings->priority = GEAR_PRIORITY_LOW;
			return;
		case 'N':
			settings->strip = true;
			settings->by_line = true;
			return;
		case 'n':
			settings->by_line = true;
			return;
		case 'P':
			settings->prefix = true;
			return;
		case 's':
			settings->suppress = true;
			return;
		case 'v':
			settings->verbose = true;
			return;
		case 'w':
			settings->worker = true;
			return;
		case 'H':
			printf(help, cli_tls_help);
			exit(EXIT_SUCCESS);
		default:
			fputs("gearman -H lists the options\n", stderr);
			exit(EXIT_FAILURE);
	}
}

/* As getopt goes: options may stand behind data, unless "--" comes first. */
static void read_options(struct settings *settings, int argc, char **argv)
{
	static const struct option longs[] = { { "help", no_argument, NULL, 'H' }, CLI_TLS_OPTIONS, { 0 } };
	const char *host = NULL, *port = NULL;

	settings->functions = calloc((size_t) argc, sizeof(*settings->functions));
	if (!settings->functions) {
		cli_die("out of memory");
	}
	for (int letter; (letter = getopt_long(argc, argv, "bc:df:h:HILnNp:PsSt:u:vwi:", longs, NULL)) != -1;) {
		if (cli_tls_option(&settings->tls, letter, optarg)) {
			continue;
		}
		if (letter == 'c') {
			settings->count = cli_number("-c", optarg, 0, INT_MAX);
		} else if (letter == 'f' && !*optarg) {
			cli_die("option -f takes a function, and not ''");
		} else if (letter == 'f') {
			settings->functions[settings->function_count++] = optarg;
		} else if (letter == 'h') {
			host = optarg;
		} else if (letter == 'i') {
			settings->pid_file = optarg;
		} else if (letter == 'p') {
			port = optarg;
		} else if (letter == 't') {
			settings->timeout = (int) cli_number("-t", optarg, -1, INT_MAX);
		} else if (letter == 'u') {
			settings->unique = optarg;
		} else {
			set_flag(settings, letter);
		}
	}
	settings->arguments = argv + optind;
	if (!settings->function_count) {
		cli_die("no function is given: -f; gearman -H lists the options");
	}
	choose_servers(settings, host, port);
}

static void go_to_background(void)
{
	pid_t child = fork();
	int null;

	if (child < 0) {
		cli_die("cannot go to the background: %s", strerror(errno));
	}
	if (child > 0) {
		_exit(EXIT_SUCCESS);
	}
	setsid();
	null = open("/dev/null", O_RDWR);
	if (null >= 0) {
		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
	}
	if (null > STDERR_FILENO) {
		close(null);
	}
}

static void write_pid_file(const char *path)
{
	FILE *file = fopen(path, "we");

	if (!file || fprintf(file, "%ld\n", (long) getpid()) < 0 || fclose(file)) {
		cli_die("cannot write the pid file %s: %s", path, strerror(errno));
	}
}

int main(int argc, char **argv)
{
	struct settings settings = { .timeout = -1, .priority = GEAR_PRIORITY_NORMAL };
	char name[] = "gearman";
	int code;

	cli_program = argv[0] = name; /* getopt has its messages begin with it */
	cli_open_standard();
	read_options(&settings, argc, argv);
	/* The file first: who starts a daemon hears that it cannot be written. */
	if (settings.pid_file) {
		write_pid_file(settings.pid_file);
	}
	if (settings.daemon) {
		go_to_background();
	}
	if (settings.pid_file && settings.daemon) {
		write_pid_file(settings.pid_file);
	}
	watch_signals();
	code = settings.worker ? gearman_worker_main(&settings) : gearman_client_main(&settings);
	if (settings.pid_file) {
		unlink(settings.pid_file);
	}
	for (size_t i = 0; i < settings.server_count; i++) {
		gear_address_free(&settings.servers[i]);
	}
	free(settings.servers);
	free(settings.functions);
	/* Shells look at how it ended: a loop goes on after a command that was interrupted and has an exit code. */
	if (stopped && (!settings.worker || stopped == SIGINT)) {
		raise(stopped);
	}
	return code;
}
