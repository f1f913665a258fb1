/*
 * The server's durable queue: which jobs a store has, which it is being given, and who waits for that. The loop's side of
 * queue_thread. Every function does nothing, and finds nothing, when `durable` is NULL: jobs are in memory only then.
 */
#ifndef DURABLE_H
#define DURABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "queue.h"
#include "registry.h"

struct server;
struct durable;

/*
 * Opens the store that the options name, loads its jobs into the registry and starts the storage thread. *Returns owned*
 * (end with durable_free), NULL with the reason in `error` (QUEUE_ERROR_SIZE).
 */
struct durable *durable_new(struct server *server, char *error);

/* Can be read when durable_collect has something to do. */
int durable_fd(const struct durable *durable);

/*
 * A background submission of this job is to be answered. `*wait` is for what its answer has to wait (held_send), 0: for
 * nothing. False: there is no memory for it, and nothing may be promised.
 */
bool durable_keep(struct durable *durable, registry_job *job, uint64_t *wait);

/* What was said of jobs so far is true for good when this is done; 0: it is. */
uint64_t durable_unwritten(const struct durable *durable);

/* From the registry's events. */
void durable_ended(struct durable *durable, const registry_job *job);
void durable_retried(struct durable *durable, registry_job *job);

/* Gives the storage thread what has gathered, if it is idle. Once a turn. */
void durable_turn(struct durable *durable);

/* Takes what the storage thread has done, and lets the answers go that waited for it. */
void durable_collect(struct durable *durable);

/* Something has been given or is to be given to the storage thread. */
bool durable_is_busy(const struct durable *durable);

/* It can be used, or there is none. */
bool durable_works(const struct durable *durable);

/*
 * Stores what is left to be stored, within a bounded time, and ends the thread. False: a store does not answer, and the
 * thread that waits for it lives on, and with it what it uses of the options.
 */
bool durable_free(struct durable *durable);

#endif
