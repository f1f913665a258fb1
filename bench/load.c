/*
 * The load generator: one process, one mode, one line of key=value. `load --help` says which modes and options there are.
 */
#include "load.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static const struct {
	const char *name;
	void (*mode)(run *of);
	bool foreground;
	const char *what;
} modes[] = {
	{ "echo", mode_echo, false, "ECHO, one at a time" },
	{ "submit", mode_submit, false, "submissions, `window` in flight on each of `connections`" },
	{ "drain", mode_drain, false, "`workers` grab and complete until there is nothing left, or `jobs` are done" },
	{ "roundtrip", mode_roundtrip, true, "a client, and a worker that sleeps before each job" },
	{ "foreground", mode_foreground, true, "as submit, to WORK_COMPLETE, by `workers` of its own" },
	{ "background", mode_background, false, "as submit, until `workers` of its own have done the jobs, too" },
	{ "sleepers", mode_sleepers, true, "one job at a time, `workers` asleep" },
	{ "quiet", mode_quiet, false, "the latency of one more client, that submits now and then, while the others submit flat out" },
	{ "functions", mode_functions, false,
		"as submit, to `functions` functions, `status` times a second the text command status" },
	{ "idle", mode_idle, false, "`workers` connect and sleep: memory" },
	{ "bare", mode_bare, false, "one blocking socket, one job at a time; with --workers 1 a worker" },
};

enum { MODES = sizeof(modes) / sizeof(modes[0]) };

static settings chosen = {
	.jobs = 10000,
	.connections = 8,
	.window = 64,
	.size = 64,
	.workers = 8,
	.seconds = 60,
};

static const struct {
	const char *name;
	long *value;
	const char *what;
} options[] = {
	{ "port", &chosen.port, "of the server, on 127.0.0.1" },
	{ "jobs", &chosen.jobs, "how many in all" },
	{ "connections", &chosen.connections, "clients" },
	{ "window", &chosen.window, "jobs in flight for each client" },
	{ "size", &chosen.size, "bytes of payload" },
	{ "workers", &chosen.workers, "workers" },
	{ "functions", &chosen.functions, "functions" },
	{ "seconds", &chosen.seconds, "after which the run ends, done or not" },
	{ "status", &chosen.status, "`status` requests a second" },
	{ "pid", &chosen.pid, "the server's process: its memory and CPU time are reported" },
	{ "poll", &chosen.poll, "bare: 1: poll before each receive" },
};

enum { OPTIONS = sizeof(options) / sizeof(options[0]) };

static void help(FILE *to)
{
	fputs("load MODE --port PORT [--OPTION NUMBER]... [--foreground]\n\nModes:\n", to);
	for (int i = 0; i < MODES; i++) {
		fprintf(to, "  %-12s %s\n", modes[i].name, modes[i].what);
	}
	fputs("\nOptions:\n", to);
	for (int i = 0; i < OPTIONS; i++) {
		fprintf(to, "  --%-12s %s (%ld)\n", options[i].name, options[i].what, *options[i].value);
	}
	fputs("  --foreground   submit, bare: to WORK_COMPLETE\n", to);
}

static void read_options(int argc, char **argv)
{
	struct option table[OPTIONS + 2] = { 0 };
	int found;

	for (int i = 0; i < OPTIONS; i++) {
		table[i] = (struct option){ options[i].name, required_argument, NULL, i };
	}
	table[OPTIONS] = (struct option){ "foreground", no_argument, NULL, OPTIONS };
	while ((found = getopt_long(argc, argv, "", table, NULL)) != -1) {
		char *end = NULL;

		if (found == OPTIONS) {
			chosen.foreground = true;
			continue;
		}
		if (found >= 0 && found < OPTIONS) {
			*options[found].value = strtol(optarg, &end, 10);
		}
		if (!end || *end || end == optarg || *options[found].value < 0) {
			help(stderr);
			exit(2);
		}
	}
}

static void check(void)
{
	if (chosen.port < 1 || chosen.port > UINT16_MAX || chosen.jobs < 1 || chosen.connections < 1 || chosen.window < 1) {
		die("a port, jobs, connections and a window are needed");
	}
	if (!strcmp(chosen.mode, "functions") && !chosen.functions) {
		die("functions: --functions is needed");
	}
}

/* As many connections as we may have. */
static void raise_limit(void)
{
	struct rlimit limit;

	if (!getrlimit(RLIMIT_NOFILE, &limit)) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
}

static void on_lost(peer *gone, int sys_errno)
{
	(void) gone;
	die("lost a connection: %s", sys_errno ? strerror(sys_errno) : "the server closed it");
}

int main(int argc, char **argv)
{
	run of = { .set = &chosen };
	int mode = 0;

	read_options(argc, argv);
	while (mode < MODES && (optind + 1 != argc || strcmp(modes[mode].name, argv[optind]) != 0)) {
		mode++;
	}
	if (mode == MODES) {
		help(stderr);
		return 2;
	}
	chosen.mode = modes[mode].name;
	chosen.foreground |= modes[mode].foreground;
	check();
	raise_limit();
	samples_init(&of.latencies, (size_t) chosen.jobs);
	loop_init(&of.loop, GEAR_REQUEST);
	of.loop.lost = on_lost;
	of.began = now_ns();
	modes[mode].mode(&of);
	return 0;
}
