/*
 * The HTTP listener: for those who watch the server, and for jobs that come by HTTP. Here is what its handlers see of a
 * request; libevent's evhttp is behind it, in http.c alone. A handler answers at once, with a stream that is made bit by
 * bit as the other side reads, or later.
 */
#ifndef HTTP_H
#define HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gear_packet.h"
#include "held.h"
#include "listen.h"
#include "text.h"

struct event_base;
struct http_request;
struct http_job;
struct server;

enum { HTTP_ERROR_SIZE = 256, HTTP_JOBS_MOST = 1024 /* that are waited for at a time; each has a connection */ };

struct http {
	struct server *server;
	struct evhttp *events;
	listener_list listeners;
	struct evconnlistener **acceptors; /* one a listener */
	size_t acceptor_count;
	struct http_connection *connections;
	size_t connection_count, kept; /* of them, those that wait for a job */
	struct event *resume;          /* ends a pause in accepting */
	struct event *sample;          /* is time for the next one of `history` */
	struct http_history *history;
	struct http_request *due; /* a stream that goes on at the end of this turn, or NULL */
	struct http_job *jobs;    /* that came by HTTP and are to be answered */
	char *token;              /* who knows it may change something; NULL: nobody may */
	bool only_loopback;
	bool paused;
};

/* Opens what the options name. *Returns owned* (free with http_free), NULL with the reason in `error` (HTTP_ERROR_SIZE). */
struct http *http_new(struct server *server, struct event_base *base, char *error);

/* At the end of a turn of the loop. */
void http_turn(struct http *http);

/* Something is still to be sent. Accepts NULL. */
bool http_is_busy(const struct http *http);

/* Accepts NULL. */
void http_free(struct http *http);

/* What a handler may ask. Texts are valid until the request is answered; NULL: there is none. */
struct http *http_of(const struct http_request *request);
const char *http_path(const struct http_request *request); /* decoded, without the query */
const char *http_header(const struct http_request *request, const char *name);
const char *http_argument(const struct http_request *request, const char *name); /* of the query */
gear_view http_body(struct http_request *request);

/* Has whoever asks shown the token? If not, the request is answered. */
bool http_may_control(struct http_request *request);

/* A header of the answer that comes next. */
void http_add_header(struct http_request *request, const char *name, const char *value);

/* Answers. *Copies* the body. */
void http_answer(struct http_request *request, int status, const char *type, gear_view body);

/* Answers with one line of text. */
void http_say(struct http_request *request, int status, const char *text);

/*
 * Answers with a stream: `next` puts a little, in some microseconds, and returns true as long as there is more to come, false
 * with the last; it is called some times a turn, when what it has put so far is sent. `end` is called once, whatever happened.
 */
struct http_source {
	bool (*next)(void *state, text_buf *out);
	void (*end)(void *state);
	void *state;
};
void http_stream(struct http_request *request, const char *type, struct http_source source);

/* It is answered later; `gone` is called if the other side does not wait for that, and the request is no more then. */
void http_keep(struct http_request *request, void (*gone)(void *state), void *state);

typedef void http_handler(struct http_request *request);

/* http_dashboard.c, http_metrics.c, http_api.c, http_job.c */
http_handler http_show_dashboard, http_show_metrics, http_show_ready;
http_handler http_show_status, http_list_functions, http_list_workers, http_list_jobs;
http_handler http_cancel_job, http_drop_function, http_submit;

#endif
