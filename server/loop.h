/*
 * The event loop: one thread that owns all state. It accepts, reads, gives every session a bounded turn, and writes
 * what was queued once per turn. The only file with libevent behind it.
 */
#ifndef LOOP_H
#define LOOP_H

#include <stdbool.h>

#include "listen.h"
#include "session.h"

struct loop;

/* *Returns owned* (free with loop_free), NULL when there is no memory or no event mechanism. SIGHUP and SIGUSR1 wait for the loop to run from now on. */
struct loop *loop_new(struct server *server);

/* From now on SIGTERM and SIGINT do, too: not before all is ready, for then they could not end what takes its time. */
bool loop_catch_end(struct loop *loop);

/* Accepts from these, until loop_stop closes them. The list outlives the loop. */
bool loop_listen(struct loop *loop, listener_list *list);

/* Serves HTTP, too, as the options say. False with the reason in `error` (HTTP_ERROR_SIZE). */
bool loop_open_http(struct loop *loop, char *error);

/* Whenever this descriptor can be read, the server's durable queue is collected from. */
bool loop_watch_durable(struct loop *loop, int fd);

/* Serves until loop_stop or a signal, then sends what is still queued, for a bounded time. */
void loop_run(struct loop *loop);

/* Ends loop_run: at once, or (gracefully) when no job is left; new connections are refused from now on. */
void loop_stop(struct loop *loop, bool gracefully);

/* Whether loop_stop has been called. */
bool loop_is_ending(const struct loop *loop);

/* Sets the server's time; each turn begins so, and so does what is called between turns. */
void loop_read_clocks(struct server *server);

/* The session has output queued, or is to be closed: it is seen to at the end of this turn. */
void loop_see_to(struct session *session);

/* Frees a session that is closed and has left for good. */
void loop_forget(struct session *session);

/* Closes every session. Accepts NULL. */
void loop_free(struct loop *loop);

#endif
