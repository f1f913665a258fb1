/*
 * Durable queues: what a back-end is. A dumb, synchronous object: it opens a store, replays what is there, applies batches
 * and closes. It knows nothing of threads, batching, retries or reconnecting (queue_thread), nor of the registry (durable).
 */
#ifndef QUEUE_H
#define QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gear.h"
#include "gear_packet.h"

enum { QUEUE_ERROR_SIZE = 512 };

/* Of what is in a store: jobs to come have larger numbers, and those have to fit in 63 bits, too. */
#define QUEUE_LAST_ID (UINT64_MAX >> 2)

/* What the options say about all stores. Strings are owned by the options; NULL: not given. */
struct queue_settings {
	char *sqlite_db, *sqlite_table;
	char *pq_conninfo, *pq_table;
	char *mysql_host, *mysql_socket, *mysql_user, *mysql_password, *mysql_db, *mysql_table;
	char *redis_server, *redis_password, *redis_prefix;
	char *memcached_servers, *memcached_prefix;
	char *tokyo_file;
	long mysql_port, redis_port; /* 0: not given */
	bool tokyo_optimize;
};

/* A background job as a store keeps it. */
typedef struct queue_job {
	uint64_t
		id; /* of the job for good, up to QUEUE_LAST_ID; a later job has a larger one. 0: stored by a gearmand that gave none */
	gear_view function;
	gear_view unique; /* as it was submitted: "" and "-" are many jobs, anything else is one job of its function */
	gear_view reducer;
	gear_view data;
	gear_priority priority;
	int64_t due;      /* seconds since 1970, 0: at once */
	uint32_t retries; /* workers that were lost over it */
} queue_job;

typedef enum queue_verb {
	QUEUE_ADD,   /* the whole job; one with this id may be there already, and is replaced */
	QUEUE_ADOPT, /* as QUEUE_ADD, for a job that was replayed without an id: what it was stored as goes */
	QUEUE_RETRY, /* as QUEUE_ADD, where only the retries have changed */
	QUEUE_DONE,  /* id, function and unique: the job goes; it need not be there */
} queue_verb;

typedef enum queue_rc {
	QUEUE_OK,
	QUEUE_REFUSED,     /* the store works, but does not take one of these operations: tried one by one, it is found */
	QUEUE_UNAVAILABLE, /* nothing can be stored now; the store is closed, and opened again later */
	QUEUE_LOST,        /* of apply: as QUEUE_UNAVAILABLE, and what was stored so far may be gone: it is stored again */
} queue_rc;

typedef struct queue_op {
	queue_verb verb;
	queue_rc result; /* set by queue_thread */
	queue_job job;
	bool unfilled; /* durable's: an add that there was no memory for, and that is refused whatever becomes of the others */
} queue_op;

/* Receives what is replayed. */
typedef struct queue_reader {
	void *context;
	/* A job; views are valid during the call. */
	void (*job)(void *context, const queue_job *job);
	/* Something that is no job; it is left where it is. `name` tells an operator which it is. */
	void (*bad)(void *context, const char *name, const char *reason);
} queue_reader;

/* A store is the back-end's own struct, opened. `error` (QUEUE_ERROR_SIZE) gets the step and the system's or store's reason. */
typedef struct queue_backend {
	const char *name;           /* the short one, "sqlite" */
	const char *const *aliases; /* other names that --queue-type takes, the incumbent's first; NULL-terminated */
	const char *title;          /* "SQLite" */

	/*
	 * *Returns owned*, or NULL. Makes tables that are missing, and brings those that other gearmands made into shape.
	 * `empty` says that nothing is stored there. Gives up after a few seconds on a server that does not answer, as apply does.
	 */
	void *(*open)(const struct queue_settings *settings, bool *empty, char *error);

	/* Every job, those without an id first, then by id. */
	queue_rc (*replay)(void *store, const queue_reader *reader, char *error);

	/* All of them in this order as one transaction, and on disk at the return; or, if not QUEUE_OK, none of them. */
	queue_rc (*apply)(void *store, const queue_op *ops, size_t count, char *error);

	void (*close)(void *store);
} queue_backend;

/* The back-ends that are built in; NULL-terminated. */
extern const queue_backend *const queue_backends[];

/* By name or alias, whatever its case; NULL: there is none. */
const queue_backend *queue_backend_find(const char *name);

/* Words an error into `error`. Returns NULL, for open. */
void *queue_fail(char *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Is it a name of letters, digits, '_' and '.', as a table may have? Stores build their statements with it. */
bool queue_is_table_name(const char *name);

#endif
