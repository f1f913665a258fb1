/*
 * The worker: what it can do, on which servers, and the cycle by which it gets jobs. One GRAB_JOB is under way at a time,
 * so that no server hands out a job that would have to wait for another one; servers take turns. Each server is, while
 * its connection is up, in one of these states:
 *
 *   AWAKE --GRAB_JOB_UNIQ--> GRABBING --NO_JOB, we say PRE_SLEEP--> ASLEEP
 *     ^                         |                                     |
 *     +--------JOB_ASSIGN-------+<---------------NOOP-----------------+
 *
 * An ERROR while GRABBING makes it REFUSED: it is asked again after a second, unless it answers after all.
 */
#ifndef GEAR_WORKER_H
#define GEAR_WORKER_H

#include "gear_error.h"
#include "gear_packet.h"
#include "gear_peer.h"
#include "gear_wait.h"

typedef struct gear_worker gear_worker;
typedef struct gear_worker_server gear_worker_server;

typedef struct gear_ability {
	struct gear_ability *next;
	uint32_t timeout; /* ms that the server gives a job before it fails it; 0: no limit */
	size_t len;
	char name[]; /* no NUL */
} gear_ability;

struct gear_worker {
	gear_peer **peers; /* each one a gear_worker_server */
	size_t peer_count;
	size_t turn; /* the server to grab from next */
	gear_scratch scratch;
	gear_tls_use tls;
	gear_ability *abilities, **abilities_end;
	char *id;                  /* SET_CLIENT_ID, or NULL */
	gear_interrupt *interrupt; /* after a signal's handler a call ends: the loop around it may want to */
	/* Told of ERROR packets that end nothing; false: the call is to end, with GEAR_ERRNO and EINTR. May be NULL. */
	bool (*notice)(void *context, const char *text);
	void *context;
	bool stopped;      /* notice() said so in this call */
	int timeout;       /* ms without a job; -1: none */
	bool non_blocking; /* GEAR_IO_WAIT or GEAR_NO_JOBS instead of waiting */
	bool exceptions;   /* send OPTION_REQ "exceptions" after each connect */
	int *ready;        /* peer_count of them, for gear_wait */
	gear_error error;
};

/* A job that was assigned to this worker. */
typedef struct gear_job {
	gear_worker *worker;
	gear_worker_server *server;
	uint32_t epoch; /* of the connection it came on: on another one the server would not know us */
	pid_t pid;      /* whose job it is */
	uint8_t ended;  /* WORK_COMPLETE, WORK_FAIL or WORK_EXCEPTION when one of them has been sent, else 0 */
	char handle[GEAR_HANDLE_SIZE];
} gear_job;

/* Views into the connection's buffer, valid until the worker is used again. */
typedef struct gear_assignment {
	gear_view function, unique, reducer, workload;
} gear_assignment;

void gear_worker_init(gear_worker *worker);
void gear_worker_free(gear_worker *worker);

/* *Takes* address. Nothing is connected. */
int gear_worker_add_server(gear_worker *worker, gear_address *address);

/* *Copies* id; NULL: none. Told to all servers, now and after each connect. */
int gear_worker_set_id(gear_worker *worker, const char *id, size_t len);

/* *Copies* name. Registers or changes a function; GEAR_INVALID_FUNCTION_NAME if it is empty, too long or has a NUL. */
int gear_worker_can_do(gear_worker *worker, const char *name, size_t len, uint32_t timeout);

/* False when it was not registered. */
bool gear_worker_cant_do(gear_worker *worker, const char *name, size_t len);
void gear_worker_reset(gear_worker *worker);

/*
 * Gets a job. Without `waits`, every server is asked once, and GEAR_NO_JOBS says that none has one. GEAR_SUCCESS with *job
 * and *assignment set; GEAR_TIMEOUT; GEAR_IO_WAIT and GEAR_NO_JOBS (non-blocking); GEAR_COULD_NOT_CONNECT or
 * GEAR_GETADDRINFO while no server has ever been reached; GEAR_NO_SERVERS, GEAR_NO_REGISTERED_FUNCTIONS; GEAR_ERRNO with
 * EINTR after a signal whose handler ran. A server that was reached and lost is reconnected, with back-off.
 */
int gear_worker_grab(gear_worker *worker, bool waits, gear_job *job, gear_assignment *assignment);

/*
 * Waits until gear_worker_grab has something to do: a connection can be read or asked for a job, or a lost server is due
 * to be connected again. GEAR_SUCCESS, GEAR_TIMEOUT, GEAR_NO_ACTIVE_FDS (no server has been reached yet), GEAR_ERRNO.
 */
int gear_worker_wait(gear_worker *worker);

/*
 * Sends ECHO_REQ to every server, on connections of its own, so that the answers are not mixed up with jobs. GEAR_SUCCESS
 * when all have echoed the data.
 */
int gear_worker_echo(gear_worker *worker, gear_view data);

/*
 * Sends WORK_* for the job, `args` without the handle, and waits until it is written. A job that has ended takes no
 * more: its first end counts, and whatever follows is GEAR_JOB_NOT_FOUND (but WORK_FAIL after WORK_EXCEPTION, which is
 * GEAR_SUCCESS and not sent). GEAR_LOST_CONNECTION when its connection has gone.
 */
int gear_job_send(gear_job *job, uint32_t command, const gear_view *args, size_t argc);

#endif
