/*
 * The HTTP listener over libevent's evhttp: who may connect, which request goes to which handler, how it is answered. It
 * runs in the server's loop, so nothing here may take long: a stream is made slice by slice, and only as fast as it is read.
 *
 * A browser on the operator's machine carries requests of strangers' pages to a listener on loopback. So the Host must be a
 * name of this machine then, what a page of elsewhere sends (Origin) is refused, and nothing is changed without the token.
 */
#include "http.h"

#include <errno.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/http_struct.h>
#include <event2/keyvalq_struct.h>
#include <event2/listener.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/queue.h>
#include <sys/socket.h>

#include "http_api.h"
#include "http_job.h"
#include "log.h"
#include "loop.h"
#include "metrics.h"
#include "session.h"

enum {
	CONNECTIONS = 256, /* without those that wait for a job */
	TIMEOUT_S = 30,    /* for the next piece of a request, or until the other side has read something */
	HEADERS_MAX = 16384,
	BODY_MAX = 64 << 20, /* of a job; --max-packet-size may set less */
	BODY_LITTLE = 4096,  /* without jobs */
	PAUSE_MS = 100,      /* without descriptors; and nobody who came later than that is sent away */
	SLICE = 16 * 1024,   /* of a stream, is sent at once */
	SLICE_NS = 10000,    /* in a turn of the loop: others wait meanwhile */
	READS = EVHTTP_REQ_GET | EVHTTP_REQ_HEAD,
	SUBMITS = EVHTTP_REQ_POST | EVHTTP_REQ_PUT,
	OTHERS = EVHTTP_REQ_DELETE | EVHTTP_REQ_OPTIONS | EVHTTP_REQ_TRACE | EVHTTP_REQ_CONNECT | EVHTTP_REQ_PATCH
};

struct http_connection {
	struct http *http;
	struct http_connection *next, *previous;
	struct bufferevent *stream;
	struct evhttp_connection *events; /* NULL: not seen yet */
	struct http_request *request;     /* that is being answered, or NULL */
	int64_t since;                    /* ms */
};

struct http_request {
	struct http *http;
	struct http_connection *connection;
	struct evhttp_request *event;
	struct evkeyvalq query;
	char *path;
	struct http_source source; /* of a stream */
	text_buf slice;            /* of it, what is not sent yet */
	void (*gone)(void *state); /* of one that is answered later */
	void *state;
	struct event *closed; /* the other side has left, or NULL */
	struct event *again;  /* a stream goes on without anything to wait for, or NULL */
};

static http_handler show_health;

/* There is one in a process. What evhttp calls when it cannot accept carries no argument of ours. */
static struct http *the_only_one;

/* What there is. What is not here is a function's name, if jobs are taken at all. */
static const struct {
	const char *path;
	int methods;
	http_handler *handler;
	bool changes; /* only for those who show the token */
} routes[] = {
	{ "/", READS, http_show_dashboard, false },
	{ "/dashboard.css", READS, http_show_dashboard, false },
	{ "/dashboard.js", READS, http_show_dashboard, false },
	{ "/metrics", READS, http_show_metrics, false },
	{ "/healthz", READS, show_health, false },
	{ "/readyz", READS, http_show_ready, false },
	{ "/api/status", READS, http_show_status, false },
	{ "/api/functions", READS, http_list_functions, false },
	{ "/api/workers", READS, http_list_workers, false },
	{ "/api/jobs", READS, http_list_jobs, false },
	{ "/api/jobs/cancel", EVHTTP_REQ_POST, http_cancel_job, true },
	{ "/api/functions/drop", EVHTTP_REQ_POST, http_drop_function, true },
};

static void show_health(struct http_request *request)
{
	http_say(request, HTTP_OK, "alive");
}

/* The request is answered, or nobody is there to read the answer. */
static void forget_request(struct http_request *request)
{
	struct http_source source = request->source;

	if (request->connection != NULL) {
		request->connection->request = NULL;
	}
	if (request->http->due == request) {
		request->http->due = NULL;
	}
	request->http->kept -= request->gone != NULL;
	if (request->closed != NULL) {
		event_free(request->closed);
	}
	if (request->again != NULL) {
		event_free(request->again);
	}
	evhttp_clear_headers(&request->query);
	free(request->path);
	gear_buf_free(&request->slice.bytes);
	free(request);
	if (source.end != NULL) {
		source.end(source.state);
	}
}

struct http *http_of(const struct http_request *request)
{
	return request->http;
}

const char *http_path(const struct http_request *request)
{
	return request->path;
}

const char *http_header(const struct http_request *request, const char *name)
{
	return evhttp_find_header(evhttp_request_get_input_headers(request->event), name);
}

const char *http_argument(const struct http_request *request, const char *name)
{
	return evhttp_find_header(&request->query, name);
}

gear_view http_body(struct http_request *request)
{
	struct evbuffer *input = evhttp_request_get_input_buffer(request->event);
	size_t len = evbuffer_get_length(input);

	return gear_view_of(len > 0 ? (const char *) evbuffer_pullup(input, -1) : "", len);
}

void http_add_header(struct http_request *request, const char *name, const char *value)
{
	evhttp_add_header(evhttp_request_get_output_headers(request->event), name, value);
}

/* What all answers say to browsers. */
static void add_headers(struct http_request *request, const char *type)
{
	http_add_header(request, "Content-Type", type);
	http_add_header(request, "Cache-Control", "no-store");
	http_add_header(request, "X-Content-Type-Options", "nosniff");
	http_add_header(request, "Server", "Gearman/" GEAR_VERSION);
}

static const char *reason_of(int status)
{
	static const struct {
		int status;
		const char *reason;
	} rows[] = { { 200, "OK" }, { 400, "Bad Request" }, { 403, "Forbidden" }, { 404, "Not Found" }, { 405, "Method Not Allowed" },
		{ 409, "Conflict" }, { 410, "Gone" }, { 421, "Misdirected Request" }, { 503, "Service Unavailable" } };
	size_t row = 0;

	while (row + 1 < sizeof(rows) / sizeof(rows[0]) && rows[row].status != status) {
		row++;
	}
	return rows[row].reason;
}

void http_answer(struct http_request *request, int status, const char *type, gear_view body)
{
	bool wants_body = evhttp_request_get_command(request->event) != EVHTTP_REQ_HEAD;
	struct evbuffer *bytes = wants_body ? evbuffer_new() : NULL;
	char length[24];

	add_headers(request, type);
	snprintf(length, sizeof(length), "%zu", body.len);
	http_add_header(request, "Content-Length", length);
	if (bytes != NULL && evbuffer_add(bytes, body.bytes, body.len) != 0) {
		log_at(LEVEL_CRITICAL, "no memory to answer by HTTP");
	}
	if (request->closed != NULL) {
		evhttp_connection_set_timeout(request->connection->events, TIMEOUT_S);
	}
	evhttp_send_reply(request->event, status, reason_of(status), bytes);
	if (bytes != NULL) {
		evbuffer_free(bytes);
	}
	forget_request(request);
}

void http_say(struct http_request *request, int status, const char *text)
{
	char line[256];
	int len = snprintf(line, sizeof(line), "%s\n", text);

	http_answer(
		request, status, "text/plain; charset=utf-8", gear_view_of(line, (size_t) len < sizeof(line) ? (size_t) len : 255));
}

static void leave(struct http_request *request)
{
	void (*gone)(void *) = request->gone;
	void *state = request->state;

	forget_request(request);
	if (gone != NULL) {
		gone(state);
	}
}

static void set_accepting(struct http *http, bool accepting)
{
	http->paused = !accepting;
	for (size_t i = 0; i < http->acceptor_count; i++) {
		(accepting ? evconnlistener_enable : evconnlistener_disable)(http->acceptors[i]);
	}
}

static void drop_connection(struct http_connection *connection)
{
	struct http *http = connection->http;

	if (connection->next != NULL) {
		connection->next->previous = connection->previous;
	}
	*(connection->previous != NULL ? &connection->previous->next : &http->connections) = connection->next;
	http->connection_count--;
	free(connection);
}

static void on_close(struct evhttp_connection *events, void *argument)
{
	struct http_connection *connection = argument;

	(void) events;
	if (connection->request != NULL) {
		struct evhttp_request *event = connection->request->event;
		/* evhttp leaves us a request whose answer we have begun, unless it is we who end the connection. */
		bool is_ours = evhttp_request_get_connection(event) == NULL;
		leave(connection->request);
		if (is_ours) {
			evhttp_request_free(event);
		}
	}
	drop_connection(connection);
}

/*
 * evhttp tells nobody of a connection before its first request, but gives itself to the stream as the argument of its
 * callbacks. So silent ones are counted, too.
 */
static void adopt(struct http *http)
{
	for (struct http_connection *each = http->connections, *next; each != NULL && each->events == NULL; each = next) {
		void *owner = NULL;
		next = each->next;
		bufferevent_getcb(each->stream, NULL, NULL, NULL, &owner);
		each->events = owner;
		evhttp_connection_set_closecb(each->events, on_close, each);
	}
}

/* A stream goes on at the end of a turn of the loop, after those who have jobs; one of them in each turn. */
static void on_again(evutil_socket_t fd, short what, void *argument)
{
	struct http_request *request = argument;

	(void) fd;
	(void) what;
	if (request->http->due == NULL) {
		request->http->due = request;
	} else {
		event_add(request->again, &(struct timeval){ 0 });
	}
}

/* What was made is on its way. */
static void on_sent(struct evhttp_connection *events, void *argument)
{
	(void) events;
	on_again(-1, 0, argument);
}

static void send_slice(struct http_request *request, bool more)
{
	text_buf *slice = &request->slice;
	struct evbuffer *bytes = evbuffer_new();

	if (slice->failed || bytes == NULL || evbuffer_add(bytes, gear_buf_bytes(&slice->bytes), slice->bytes.len) != 0) {
		/* Half of an answer must not look like a whole one. */
		log_at(LEVEL_CRITICAL, "no memory to answer by HTTP");
		evhttp_connection_free(request->connection->events);
	} else {
		gear_buf_consume(&slice->bytes, slice->bytes.len);
		evhttp_send_reply_chunk_with_cb(request->event, bytes, more ? on_sent : NULL, request);
		if (!more) {
			evhttp_send_reply_end(request->event);
			forget_request(request);
		}
	}
	if (bytes != NULL) {
		evbuffer_free(bytes);
	}
}

/* Makes some more of a stream, and sends it when it is enough for that. */
static void go_on(struct http_request *request)
{
	text_buf *slice = &request->slice;
	int64_t begun = metrics_clock();
	bool more;

	request->http->due = NULL;
	do {
		more = request->source.next(request->source.state, slice);
	} while (more && slice->bytes.len < SLICE && metrics_clock() - begun < SLICE_NS);
	if (more && slice->bytes.len < SLICE && !slice->failed) {
		event_add(request->again, &(struct timeval){ 0 });
	} else {
		send_slice(request, more);
	}
}

void http_stream(struct http_request *request, const char *type, struct http_source source)
{
	request->source = source;
	request->again = evtimer_new(bufferevent_get_base(request->connection->stream), on_again, request);
	if (request->again == NULL) {
		http_say(request, 503, "no memory");
		return;
	}
	add_headers(request, type);
	if (evhttp_request_get_command(request->event) == EVHTTP_REQ_HEAD) {
		evhttp_send_reply(request->event, HTTP_OK, reason_of(HTTP_OK), NULL);
		forget_request(request);
		return;
	}
	adopt(request->http); /* a connection may be as new as its first request */
	evhttp_send_reply_start(request->event, HTTP_OK, reason_of(HTTP_OK));
	on_again(-1, 0, request);
}

/* While a request is being answered nobody reads from its connection, so that its end has to be watched for. */
static void on_closed(evutil_socket_t fd, short what, void *argument)
{
	struct http_request *request = argument;
	struct evhttp_connection *events = request->connection->events;
	char next;
	ssize_t got = recv(fd, &next, 1, MSG_PEEK | MSG_DONTWAIT);

	/* The beginning of its next request is no end; whether one has come after it is looked at now and then. */
	if (!(what & EV_CLOSED) && (got > 0 || (got < 0 && errno == EAGAIN))) {
		event_add(request->again, &(struct timeval){ 1, 0 });
		return;
	}
	leave(request);
	evhttp_connection_free(events);
}

static void on_look_again(evutil_socket_t fd, short what, void *argument)
{
	(void) fd;
	(void) what;
	event_add(((struct http_request *) argument)->closed, NULL);
}

void http_keep(struct http_request *request, void (*gone)(void *state), void *state)
{
	struct bufferevent *stream = request->connection->stream;

	request->gone = gone;
	request->state = state;
	request->http->kept++;
	/* Of a connection that was reset only EV_READ tells. */
	request->closed = event_new(bufferevent_get_base(stream), bufferevent_getfd(stream), EV_READ | EV_CLOSED, on_closed, request);
	request->again = evtimer_new(bufferevent_get_base(stream), on_look_again, request);
	if (request->closed != NULL && request->again != NULL) {
		event_add(request->closed, NULL);
	}
	bufferevent_set_timeouts(stream, NULL, NULL);
}

/* The name by which the server was asked for must be one of this machine if it listens for this machine alone. */
static bool host_is_good(const struct http_request *request)
{
	const char *host = evhttp_request_get_host(request->event); /* of the target, or of the header; without the port */

	return !request->http->only_loopback || host == NULL || strcasecmp(host, "localhost") == 0
		|| strcmp(host, "[::1]") == 0
		/* 127.0.0.0/8: digits and dots only, so that no name of a domain begins like that. */
		|| (strncmp(host, "127.", 4) == 0 && strspn(host, "0123456789.") == strlen(host) && host[4] != '\0');
}

/* A page that is not ours may send a form, but a browser then says where it is from. */
static bool origin_is_good(const struct http_request *request)
{
	static const char scheme[] = "http://";
	const char *origin = http_header(request, "Origin"), *host = http_header(request, "Host");
	const char *site = http_header(request, "Sec-Fetch-Site");

	if (site != NULL && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0) {
		return false;
	}
	return origin == NULL
		|| (host != NULL && strncmp(origin, scheme, sizeof(scheme) - 1) == 0
			&& strcasecmp(origin + sizeof(scheme) - 1, host) == 0);
}

/* Takes as long for one that is nearly right as for any other of its length. */
static bool is_same(const char *secret, const char *shown)
{
	size_t len = strlen(secret), given = strlen(shown);
	unsigned char differs = len != given;

	for (size_t i = 0; i < given; i++) {
		differs |= (unsigned char) (shown[i] ^ secret[i < len ? i : 0]);
	}
	return differs == 0;
}

bool http_may_control(struct http_request *request)
{
	static const char scheme[] = "Bearer ";
	const char *shown = http_header(request, "Authorization");

	if (request->http->token == NULL) {
		http_say(request, 403, "this server has no --http-token-file: nothing can be changed by HTTP");
		return false;
	}
	if (shown == NULL || strncasecmp(shown, scheme, sizeof(scheme) - 1) != 0
		|| !is_same(request->http->token, shown + sizeof(scheme) - 1)) {
		http_say(request, 403, "the token is missing or wrong");
		return false;
	}
	return true;
}

static void refuse_method(struct http_request *request, int methods)
{
	http_add_header(request, "Allow", methods == READS ? "GET, HEAD" : methods == SUBMITS ? "POST, PUT" : "POST");
	http_say(request, 405, "this cannot be done with that method");
}

static void route(struct http_request *request, int method)
{
	const bool reads = method & READS;

	if (!host_is_good(request)) {
		http_say(request, 421, "this listener is for localhost, 127.0.0.1 and [::1] alone");
		return;
	}
	if (!reads && !origin_is_good(request)) {
		http_say(request, 403, "a page of another origin may not do that");
		return;
	}
	for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
		if (strcmp(routes[i].path, request->path) != 0) {
			continue;
		}
		if (!(routes[i].methods & method)) {
			refuse_method(request, routes[i].methods);
		} else if (!routes[i].changes || http_may_control(request)) {
			routes[i].handler(request);
		}
		return;
	}
	if (!request->http->server->options->http_jobs) {
		http_say(request, 404, "there is nothing here");
	} else if (!(method & SUBMITS)) {
		refuse_method(request, SUBMITS);
	} else {
		http_submit(request);
	}
}

static struct http_connection *find_connection(const struct http *http, const struct bufferevent *stream)
{
	struct http_connection *each = http->connections;

	while (each != NULL && each->stream != stream) {
		each = each->next;
	}
	return each;
}

/* The path is decoded once, and a NUL in it is no end that would make it another one. */
static bool read_target(struct http_request *request)
{
	const struct evhttp_uri *uri = evhttp_request_get_evhttp_uri(request->event);
	const char *path = uri != NULL ? evhttp_uri_get_path(uri) : NULL;
	const char *query = uri != NULL ? evhttp_uri_get_query(uri) : NULL;
	size_t len = 0;

	/* Of what begins with two slashes, evhttp takes a part for a host. */
	if (path == NULL || *path != '/' || (evhttp_uri_get_host(uri) != NULL && evhttp_uri_get_scheme(uri) == NULL)
		|| (query != NULL && evhttp_parse_query_str(query, &request->query) != 0)) {
		return false;
	}
	request->path = evhttp_uridecode(path, 0, &len);
	return request->path != NULL && strlen(request->path) == len;
}

static void on_request(struct evhttp_request *event, void *argument)
{
	struct http *http = argument;
	struct bufferevent *stream = evhttp_connection_get_bufferevent(evhttp_request_get_connection(event));
	struct http_connection *connection = find_connection(http, stream);
	struct http_request *request = connection != NULL ? calloc(1, sizeof(*request)) : NULL;
	int64_t begun = metrics_clock();

	if (request == NULL) {
		evhttp_send_error(event, HTTP_SERVUNAVAIL, NULL);
		return;
	}
	loop_read_clocks(http->server);
	http->server->metrics.http_requests++;
	connection->request = request;
	request->http = http;
	request->connection = connection;
	request->event = event;
	TAILQ_INIT(&request->query);
	if (read_target(request)) {
		route(request, evhttp_request_get_command(event));
	} else {
		http_say(request, 400, "this is no path that can be read");
	}
	metrics_add_busy(&http->server->metrics, begun);
}

/* Who says nothing, or reads nothing, keeps nobody out: whoever has asked for nothing for longest goes. Who waits for a job stays. */
static void make_room(struct http *http)
{
	struct http_connection *last = NULL;

	adopt(http);
	for (struct http_connection *each = http->connections; each != NULL; each = each->next) {
		if (http->server->time.now - each->since >= PAUSE_MS
			&& (each->request == NULL || (last == NULL && each->request->gone == NULL))) {
			last = each;
		}
	}
	if (last != NULL) {
		evhttp_connection_free(last->events);
	} else {
		event_add(http->resume, &(struct timeval){ 0, PAUSE_MS * 1000 });
	}
}

/* A connection has been accepted; evhttp gives it its descriptor and callbacks when this returns. */
static struct bufferevent *on_accept(struct event_base *base, void *argument)
{
	struct http *http = argument;

	loop_read_clocks(http->server);
	if (http->connection_count - http->kept >= CONNECTIONS) {
		make_room(http);
		set_accepting(http, false); /* until the next turn: others have their turn, too */
	}
	struct http_connection *connection = calloc(1, sizeof(*connection));
	struct bufferevent *stream = connection != NULL ? bufferevent_socket_new(base, -1, BEV_OPT_CLOSE_ON_FREE) : NULL;

	if (stream == NULL) {
		free(connection);
		return NULL;
	}
	connection->http = http;
	connection->stream = stream;
	connection->since = http->server->time.now;
	connection->next = http->connections;
	if (connection->next != NULL) {
		connection->next->previous = connection;
	}
	http->connections = connection;
	http->connection_count++;
	return stream;
}

void http_turn(struct http *http)
{
	if (http != NULL) {
		adopt(http);
		http_jobs_turn(http);
		if (http->due != NULL) {
			go_on(http->due);
		}
		if (http->paused && !evtimer_pending(http->resume, NULL)) {
			set_accepting(http, true);
		}
	}
}

bool http_is_busy(const struct http *http)
{
	for (const struct http_connection *each = http != NULL ? http->connections : NULL; each != NULL; each = each->next) {
		if (evbuffer_get_length(bufferevent_get_output(each->stream)) > 0
			|| (each->request != NULL && each->request->source.next != NULL)) {
			return true;
		}
	}
	return false;
}

/* Only there to end the wait. */
static void on_resume(evutil_socket_t fd, short what, void *argument)
{
	(void) fd;
	(void) what;
	(void) argument;
}

/* Out of descriptors: tried again in a while. */
static void on_accept_error(struct evconnlistener *bound, void *argument)
{
	struct http *http = the_only_one;

	(void) bound;
	(void) argument;
	log_at(LEVEL_ERROR, "cannot accept HTTP connections for now: %s", strerror(errno));
	set_accepting(http, false);
	event_add(http->resume, &(struct timeval){ 0, PAUSE_MS * 1000 });
}

static void on_sample(evutil_socket_t fd, short what, void *argument)
{
	struct http *http = argument;

	(void) fd;
	(void) what;
	http_history_add(http->history, http->server->registry);
}

/* The addresses of --http-host are read as those of --listen. */
static bool open_listeners(struct http *http, char *error)
{
	struct options options = *http->server->options;
	gear_error reason = { 0 };

	options.listen = options.http_host;
	options.port = options.http_port;
	options.ssl = false;
	if (listen_open(&http->listeners, &options, &reason) != GEAR_SUCCESS) {
		snprintf(error, HTTP_ERROR_SIZE, "HTTP: %.200s", reason.text);
		return false;
	}
	http->only_loopback = true;
	for (size_t i = 0; i < http->listeners.count; i++) {
		const char *name = http->listeners.items[i].name;
		if (http->listeners.items[i].is_unix) {
			snprintf(error, HTTP_ERROR_SIZE, "option --http-host: HTTP cannot listen on the unix socket %.150s", name);
			return false;
		}
		http->only_loopback &= strncmp(name, "127.", 4) == 0 || strncmp(name, "[::1]", 5) == 0;
	}
	return true;
}

static bool accept_all(struct http *http, struct event_base *base)
{
	http->acceptors = calloc(http->listeners.count, sizeof(*http->acceptors));
	for (size_t i = 0; http->acceptors != NULL && i < http->listeners.count; i++) {
		struct evconnlistener *bound =
			evconnlistener_new(base, NULL, NULL, LEV_OPT_CLOSE_ON_EXEC, 0, http->listeners.items[i].fd);
		if (bound == NULL || evhttp_bind_listener(http->events, bound) == NULL) {
			return false;
		}
		evconnlistener_set_error_cb(bound, on_accept_error);
		http->acceptors[http->acceptor_count++] = bound;
	}
	return http->acceptors != NULL;
}

static void configure(struct http *http)
{
	const struct options *options = http->server->options;
	long body = options->http_jobs ? BODY_MAX : BODY_LITTLE;

	evhttp_set_bevcb(http->events, on_accept, http);
	evhttp_set_gencb(http->events, on_request, http);
	evhttp_set_allowed_methods(http->events, READS | SUBMITS | OTHERS);
	evhttp_set_max_headers_size(http->events, HEADERS_MAX);
	evhttp_set_max_body_size(http->events, body < options->max_packet_size ? body : options->max_packet_size);
	evhttp_set_timeout(http->events, TIMEOUT_S);
}

struct http *http_new(struct server *server, struct event_base *base, char *error)
{
	struct http *http = calloc(1, sizeof(*http));
	const char *token = server->options->http_token_file;

	snprintf(error, HTTP_ERROR_SIZE, "no memory");
	if (http == NULL) {
		return NULL;
	}
	the_only_one = http;
	http->server = server;
	http->events = evhttp_new(base);
	http->resume = evtimer_new(base, on_resume, http);
	http->sample = event_new(base, -1, EV_PERSIST, on_sample, http);
	http->history = http_history_new();
	bool good = http->events != NULL && http->resume != NULL && http->sample != NULL && http->history != NULL
		&& event_add(http->sample, &(struct timeval){ HTTP_SAMPLE_S, 0 }) == 0
		&& (token == NULL || (http->token = http_read_token(token, error)) != NULL) && open_listeners(http, error);
	if (good) {
		configure(http);
		good = accept_all(http, base);
	}
	if (!good) {
		http_free(http);
		return NULL;
	}
	return http;
}

void http_free(struct http *http)
{
	if (http == NULL) {
		return;
	}
	adopt(http);
	http->acceptor_count = 0; /* they are freed with evhttp */
	if (http->events != NULL) {
		evhttp_free(http->events);
	}
	while (http->connections != NULL) {
		drop_connection(http->connections);
	}
	if (http->resume != NULL) {
		event_free(http->resume);
	}
	if (http->sample != NULL) {
		event_free(http->sample);
	}
	free(http->history);
	listen_close(&http->listeners);
	free(http->acceptors);
	free(http->token);
	free(http);
}
