/*
 * The client: tasks in flight over one or more servers. A task is a request that a server answers: a submitted job, a
 * question about a job, an echo. Requests are pipelined; answers are matched by the order of requests on a connection
 * and, once a job has a handle, by the handle.
 */
#ifndef GEAR_CLIENT_H
#define GEAR_CLIENT_H

#include "gear_error.h"
#include "gear_packet.h"
#include "gear_peer.h"
#include "gear_task.h"
#include "gear_wait.h"

typedef struct gear_client gear_client;

/* What happened to a task. */
typedef enum gear_event {
	GEAR_ON_CREATED,
	GEAR_ON_DATA,
	GEAR_ON_WARNING,
	GEAR_ON_STATUS,
	GEAR_ON_COMPLETE,
	GEAR_ON_EXCEPTION,
	GEAR_ON_FAIL,
	GEAR_EVENTS
} gear_event;

/*
 * Told of every event; `data` is valid during the call only. Anything but GEAR_SUCCESS ends the run with that code.
 * It may add tasks and servers and start another run.
 */
typedef int gear_task_fn(void *context, gear_task *task, gear_event event, gear_view data);

struct gear_client {
	gear_peer **peers; /* each one a gear_client_server */
	size_t peer_count;
	gear_scratch scratch;
	gear_tls_use tls;
	gear_task_queue queue; /* NEW tasks */
	gear_task_map created; /* CREATED tasks */
	gear_task_queue lost;  /* CREATED tasks whose server was lost: to be reported as failed */
	size_t unfinished;     /* queued tasks that are not finished, wherever they are */
	gear_task_fn *fn;
	void *context;
	gear_interrupt *interrupt; /* after a signal's handler a call goes on, unless it is GEAR_STOPPED */
	int timeout;               /* ms without any answer; -1: none */
	bool non_blocking;         /* GEAR_IO_WAIT instead of waiting for queued tasks */
	bool exceptions;           /* ask servers for WORK_EXCEPTION packets */
	uint32_t round;            /* counts runs: a server that failed in this one is not tried again in it */
	int *ready;                /* peer_count of them, for gear_wait */
	gear_error error;          /* of the last run */
	gear_error failure;        /* why the last task failed that failed for want of a server, not in its worker */
};

void gear_client_init(gear_client *client, gear_task_fn *fn, void *context);
void gear_client_free(gear_client *client);

/* *Takes* address. Nothing is connected. */
int gear_client_add_server(gear_client *client, gear_address *address);

/* Asks every server for WORK_EXCEPTION packets, now and after each connect. */
int gear_client_enable_exceptions(gear_client *client);

/* Queues a task for the next gear_client_run. */
void gear_client_add(gear_client *client, gear_task *task);

/*
 * Runs the queued tasks until all are finished; with `alone`, only that task, which must not be queued. GEAR_SUCCESS;
 * GEAR_IO_WAIT (non-blocking); GEAR_TIMEOUT, GEAR_NO_SERVERS, GEAR_COULD_NOT_CONNECT, ... with the error set: queued tasks
 * that were not sent stay queued; the code of a task that failed: of the last one, after all have finished; or what
 * the event function returned. For `alone`, its own code.
 */
int gear_client_run(gear_client *client, gear_task *alone);

/* The task is of no more interest: a late answer will be dropped. For tasks that will be freed unfinished. */
void gear_client_forget(gear_client *client, gear_task *task);

/* Waits until a connection has something to read, or a signal was handled. GEAR_SUCCESS, GEAR_TIMEOUT, GEAR_NO_ACTIVE_FDS, GEAR_ERRNO. */
int gear_client_wait(gear_client *client);

#endif
