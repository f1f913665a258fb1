/*
 * A task and the three places where a client keeps its tasks: a queue of those to send, a ring of those whose answer a
 * server owes, a map of created ones by handle. Data only, no I/O; a task is owned by its maker and in one place at a time.
 */
#ifndef GEAR_TASK_H
#define GEAR_TASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gear.h"
#include "gear_packet.h"

typedef struct gear_task gear_task;
typedef struct gear_client_server gear_client_server;

typedef enum gear_task_state {
	GEAR_TASK_NEW,     /* not sent yet, or to be sent again because its server was lost before it answered */
	GEAR_TASK_SENT,    /* waits for JOB_CREATED, STATUS_RES or ECHO_RES */
	GEAR_TASK_CREATED, /* a foreground job that has a handle; waits for the worker */
	GEAR_TASK_FINISHED /* rc says how */
} gear_task_state;

/*
 * Owned by the caller, who keeps it and the bytes behind its views alive until it is finished or forgotten. Set up by
 * gear_task_init; the fields may be read at any time.
 */
struct gear_task {
	gear_task *next;            /* in the client's queue of tasks to send */
	gear_task *map_next;        /* in the client's map by handle */
	gear_client_server *server; /* while SENT or CREATED */
	gear_view args[3];          /* of the packet: function, unique, workload; a handle; a unique; or the echo's data */
	uint8_t argc;
	uint8_t command; /* GEAR_COMMAND_* */
	uint8_t state;   /* gear_task_state */
	bool alone;      /* run by itself, never queued */
	bool by_unique;  /* set by its owner, for a job: its function and unique choose the server */
	bool stand_in;   /* for a created task that was forgotten; owned by the map */
	bool known;      /* the server knows the job */
	bool running;    /* a worker has it */
	int rc;          /* gear_rc; GEAR_IO_WAIT until the task is finished */
	int target;      /* index of the server to ask, -1: any */
	uint32_t numerator, denominator;
	char handle[GEAR_HANDLE_SIZE]; /* "" until there is one */
};

/* `command`: SUBMIT_JOB*, GET_STATUS, GET_STATUS_UNIQUE or ECHO_REQ; `args` as the packet has them, not copied. */
void gear_task_init(gear_task *task, uint32_t command, const gear_view *args, size_t argc);

/* True for the commands whose job the server detaches from the client. */
bool gear_task_is_background(const gear_task *task);

typedef struct gear_task_queue {
	gear_task *first, *last;
} gear_task_queue;

void gear_task_queue_append(gear_task_queue *queue, gear_task *task);
void gear_task_queue_prepend(gear_task_queue *queue, gear_task *task);
/* NULL when it is empty. */
gear_task *gear_task_queue_shift(gear_task_queue *queue);
/* O(n), but O(1) for the first. */
void gear_task_queue_remove(gear_task_queue *queue, const gear_task *task);

/* A forgotten task leaves NULL in the ring: its answer will come all the same. A large ring's room goes with its last task. */
typedef struct gear_task_ring {
	gear_task **slots;
	size_t head, count, size; /* size: 0 or a power of two */
} gear_task_ring;

bool gear_task_ring_push(gear_task_ring *ring, gear_task *task);
/* The oldest into *task; false when it is empty. */
bool gear_task_ring_shift(gear_task_ring *ring, gear_task **task);
/* As shift, but it stays. */
bool gear_task_ring_peek(const gear_task_ring *ring, gear_task **task);
/* The newest. */
bool gear_task_ring_pop(gear_task_ring *ring, gear_task **task);
void gear_task_ring_forget(gear_task_ring *ring, const gear_task *task);

/* Tasks with one handle (coalesced jobs) take turns, since the server sends a copy of each packet for each of them. */
typedef struct gear_task_map {
	gear_task **slots;  /* chains by map_next */
	size_t size, count; /* size: 0 or a power of two */
} gear_task_map;

bool gear_task_map_add(gear_task_map *map, gear_task *task);
/* The task of this server and handle whose turn it is, taken out; NULL if there is none. */
gear_task *gear_task_map_take(gear_task_map *map, const gear_client_server *server, gear_view handle);
/*
 * Takes a task out whose packets will come all the same. A stand-in has its turns, so that they are not taken for those of
 * another task of that handle; with no memory for it, they may be.
 */
void gear_task_map_forget(gear_task_map *map, gear_task *task);
/* Moves all of a server's tasks to the end of the queue; they then belong to no server. */
void gear_task_map_drain(gear_task_map *map, const gear_client_server *server, gear_task_queue *queue);
/* Gives back the room of a large map that is empty. Not done by taking: a task that goes on is put back, and that must not fail. */
void gear_task_map_trim(gear_task_map *map);
void gear_task_map_free(gear_task_map *map);

#endif
