/*
 * The load generator: what its modes share. A mode opens its connections, sets the load going, and turns the loop until
 * it is done or its time is over; load_report.c then prints one line.
 */
#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "bench_loop.h"

typedef struct settings {
	const char *mode;
	long port;
	long jobs;        /* to be done in all */
	long connections; /* clients */
	long window;      /* in flight for each of them */
	long size;        /* bytes of payload */
	long workers;
	long functions; /* 0: the one function "bench" */
	long seconds;   /* after which the run ends, done or not */
	long status;    /* `status` requests a second */
	long pid;       /* of the server: its memory and CPU time are read; 0: not */
	long poll;      /* bare: poll before each receive */
	bool foreground;
} settings;

/* Latencies in ns, as many as there is room for. */
typedef struct samples {
	uint32_t *all;
	size_t count, room;
} samples;

typedef struct usage {
	int64_t cpu_ns; /* of all threads */
	long rss_kb;
} usage;

typedef struct run {
	const settings *set;
	bench_loop loop;
	samples latencies;
	long submitted, created, completed, worked; /* counts of jobs */
	long noops, asleep, answered;               /* of workers: woken, sleeping now; ECHO_RES */
	int64_t began, ended;                       /* ns; of what is measured */
	usage before;
	int64_t own_cpu_ns; /* at the beginning */
	bool cut;           /* by its time, before it was done */
} run;

/* load_report.c */
void samples_init(samples *to, size_t room);
void samples_add(samples *to, int64_t ns);
usage usage_of(long pid);
void run_begin(run *of);
void run_turn(run *of, int timeout);
/* Turns until *count has reached `target` or the time is over. */
void run_until(run *of, const long *count, long target);
/* Waits until the server has handled all that was sent on the connection so far. */
void run_settle(run *of, peer *on);
/* One line; `jobs` is what the rate counts. */
void report(run *of, long jobs);

/* load_client.c */
typedef struct client client;
/* Connects, and says what the client is to submit by set->foreground; it starts with client_fill. */
client *client_new(run *of, long window);
/* Submits until `window` are in flight. */
void client_fill(client *each);
/* All clients, until all jobs are created or, in the foreground, completed. Returns how many were. */
long submit_all(run *of);
/* Set: called instead of submitting the next one. */
void client_on_done(client *each, void (*done)(client *each));
run *client_run(client *each);
bool client_idle(const client *each);

void mode_echo(run *of);
void mode_submit(run *of);
void mode_quiet(run *of);
void mode_functions(run *of);

/* load_worker.c */
void mode_drain(run *of);
void mode_roundtrip(run *of);
void mode_foreground(run *of);
void mode_background(run *of);
void mode_sleepers(run *of);
void mode_idle(run *of);

/* load_bare.c */
void mode_bare(run *of);

/* An ERROR ends the program; true when it is ECHO_RES, which is counted. */
bool common_packet(run *of, const gear_packet *packet);

enum { FUNCTION_NAME_SIZE = 32 };

/* "bench", or the n-th of many. */
gear_view function_name(const run *of, long n, char text[FUNCTION_NAME_SIZE]);

#endif
