/*
 * The command line and the configuration file, read into one struct from one table. Knows nothing of what the
 * options do.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "log.h"
#include "queue.h"

enum { OPTIONS_ERROR_SIZE = 512, OPTIONS_MAX = 128 };

typedef struct string_list {
	char **items;
	size_t count;
} string_list;

/* Strings are owned; NULL: not given. */
/* From where the text commands that change something are taken. */
typedef enum admin_scope { ADMIN_ALL, ADMIN_LOCAL /* unix sockets */, ADMIN_NONE } admin_scope;

struct options {
	long port;          /* 0: any free one */
	string_list listen; /* addresses; empty: loopback, both families */
	long backlog;
	long http_port;        /* 0: any free one */
	string_list http_host; /* addresses; empty: loopback, both families */
	char *http_token_file; /* NULL: nobody may change anything by HTTP */
	bool http;             /* listens for it */
	bool http_jobs;        /* takes jobs by it */
	char *log_file;        /* "stderr", "none" or a path */
	char *pid_file;
	char *user;
	char *config_file;
	char *job_handle_prefix;
	char *ssl_ca_file; /* clients have to show a certificate that these have signed */
	char *ssl_certificate;
	char *ssl_key; /* NULL: in the same file */
	admin_scope admin;
	log_level verbose;
	long file_descriptors; /* 0: as many as the system lets us */
	long max_connections;  /* 0: no limit */
	long idle_timeout;     /* seconds for a peer's first request, 0: no limit */
	long job_retries;      /* -1: no limit */
	long worker_wakeup;    /* sleepers woken a job; 0: all */
	long keepalive_idle;   /* seconds, -1: the default of the protocol core */
	long keepalive_interval;
	long keepalive_count;
	long max_packet_size;               /* bytes of one packet's body */
	long output_limit;                  /* bytes queued for one peer */
	const queue_backend *queue_backend; /* NULL: jobs are in memory only */
	struct queue_settings queue;
	bool store_on_shutdown;
	bool ssl; /* on every address that does not say otherwise */
	bool daemon;
	bool syslog;
	bool coredump;
	bool strict_order;
	bool exceptions;
	bool check_args;
	bool help;
	bool version;
	uint64_t given[OPTIONS_MAX]; /* by option: a hash of the values that it was given, 0: none */
	string_list notes;           /* what start-up has to say about options that were given */
};

/*
 * Reads argv, then the configuration file, where the command line wins. Returns false with `error` (a sentence that
 * names the option) when something is wrong. The struct is to be freed either way.
 */
bool options_parse(struct options *options, int argc, char **argv, char *error);

/* Calls `changed` with each option that was given otherwise and that cannot be changed while the server runs. */
void options_compare(const struct options *options, const struct options *fresh, void (*changed)(const char *name));

void options_print_help(FILE *out);

void options_free(struct options *options);

#endif
