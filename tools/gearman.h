/*
 * The gearman command: what its options say, and its two halves.
 */
#ifndef GEARMAN_H
#define GEARMAN_H

#include "cli.h"
#include "gear.h"

struct settings {
	struct cli_tls tls;
	gear_address *servers; /* owned */
	size_t server_count;
	char **functions; /* into argv */
	size_t function_count;
	char **arguments;   /* the rest of the command line: workloads, or the worker's command; ends with NULL */
	const char *unique; /* NULL: one of its own for each job */
	const char *pid_file;
	gear_priority priority;
	long count;  /* jobs to do; 0: no end */
	int timeout; /* ms, -1: none */
	bool worker;
	bool background;
	bool by_line;  /* a job, or a data packet, for each line */
	bool strip;    /* ... without its end */
	bool prefix;   /* function names in front of what is printed */
	bool suppress; /* no input is read */
	bool verbose;
	bool daemon;
};

/* Set by SIGTERM, SIGINT and SIGHUP: whatever is under way is to come to its end. */
bool gearman_is_stopped(void);

/* Both return the exit code; a client that was stopped ends by the signal, and so does a worker by SIGINT. */
int gearman_client_main(struct settings *settings);
int gearman_worker_main(struct settings *settings);

#endif
