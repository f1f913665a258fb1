/*
 * The loop. libevent says who is readable; a turn then serves each of those in order, lets time pass in the registry,
 * and writes what was queued. Sessions are closed here and nowhere else, so that no one frees a session under its own
 * feet. Knows nothing of packets.
 */
#include "loop.h"

#include <errno.h>
#include <event2/event.h>
#include <event2/event_struct.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "durable.h"
#include "gear_net.h"
#include "gear_time.h"
#include "http.h"
#include "log.h"
#include "memory.h"
#include "notify.h"
#include "tls.h"

enum {
	ACCEPTS_A_TURN = 64,
	HANDSHAKES_A_TURN = 4,  /* each may take milliseconds, in which nobody else is served */
	HANDSHAKE_MS = 10000,   /* for a TLS handshake */
	ACCEPT_PAUSE_MS = 1000, /* without descriptors, unless one is freed before */
	LAST_WORDS_MS = 1500,   /* how long the end waits for slow readers */
	EARLY_SIGNALS = 2,      /* caught from the beginning */
	SIGNALS = 4
};

/* A place in a circular list; alone it points to itself. */
struct link {
	struct link *next, *previous;
};

/* A session, and what the loop needs to know about it. */
struct peer {
	struct session session;
	struct event event;
	struct link ready; /* to be served in this turn or the next */
	struct link dirty; /* to be flushed or closed at the end of this turn */
	struct link mute;  /* with --idle-timeout, until the first request */
	struct link shy;   /* until the TLS handshake is done */
	int64_t since;     /* connected */
	short armed;       /* what `event` waits for */
};

struct acceptor {
	struct event event;
	struct loop *loop;
	bool secure;
};

struct loop {
	struct event_base *base;
	struct server *server;
	listener_list *listeners;
	struct acceptor *acceptors; /* one a listener */
	size_t acceptor_count;
	struct event *signals[SIGNALS];
	struct event *tick;   /* the registry's next due time */
	struct event *resume; /* the end of a pause in accepting */
	struct event *stored; /* the durable queue has something to say */
	struct link ready, dirty;
	struct link mute; /* those who have not sent a request yet, the first to have come first */
	struct link shy;  /* those whose TLS handshake is not done, likewise */
	size_t peer_count;
	struct memory_watch memory;
	int64_t tick_due;   /* for when `tick` is armed, -1: it is not */
	int64_t complained; /* when new connections were last said to be refused */
	bool paused;        /* not accepting, for want of descriptors */
	bool gracefully;    /* ends when there is no job left */
	bool stopped;
};

static void list_init(struct link *link)
{
	link->next = link->previous = link;
}

static bool list_is_empty(const struct link *link)
{
	return link->next == link;
}

static void list_remove(struct link *link)
{
	link->next->previous = link->previous;
	link->previous->next = link->next;
	list_init(link);
}

/* At the end, unless it is in some list already. */
static void list_append(struct link *list, struct link *link)
{
	if (list_is_empty(link)) {
		link->previous = list->previous;
		link->next = list;
		list->previous->next = link;
		list->previous = link;
	}
}

#define PEER_OF(pointer, member) ((struct peer *) (void *) ((char *) (pointer) -offsetof(struct peer, member)))

void loop_read_clocks(struct server *server)
{
	struct timespec wall;

	clock_gettime(CLOCK_REALTIME, &wall);
	server->time.wall = (int64_t) wall.tv_sec * 1000 + wall.tv_nsec / 1000000;
	server->time.now = gear_now();
}

static void on_peer(evutil_socket_t fd, short what, void *argument)
{
	struct peer *peer = argument;
	struct loop *loop = peer->session.server->loop;

	(void) fd;
	if (what & EV_READ || peer->session.conn.handshaking) {
		list_append(&loop->ready, &peer->ready);
	}
	if (what & EV_WRITE) {
		list_append(&loop->dirty, &peer->dirty);
	}
}

static void arm(struct loop *loop, struct peer *peer, short what)
{
	if (peer->armed == what) {
		return;
	}
	event_del(&peer->event);
	peer->armed = what;
	if (what != 0) {
		event_assign(&peer->event, loop->base, peer->session.conn.io.fd, (short) (what | EV_PERSIST), on_peer, peer);
		event_add(&peer->event, NULL);
	}
}

static void set_accepting(struct loop *loop, bool accepting)
{
	loop->paused = !accepting;
	for (size_t i = 0; i < loop->acceptor_count; i++) {
		if (accepting) {
			event_add(&loop->acceptors[i].event, NULL);
		} else {
			event_del(&loop->acceptors[i].event);
		}
	}
}

static void on_resume(evutil_socket_t fd, short what, void *argument)
{
	struct loop *loop = argument;

	(void) fd;
	(void) what;
	if (loop->paused && !loop->gracefully) {
		set_accepting(loop, true);
	}
}

void loop_forget(struct session *session)
{
	if (!session->conn.open && !session->peer.leaving) {
		free(PEER_OF(session, session));
	}
}

static void close_peer(struct loop *loop, struct peer *peer)
{
	list_remove(&peer->ready);
	list_remove(&peer->dirty);
	list_remove(&peer->mute);
	list_remove(&peer->shy);
	loop->peer_count--;
	loop->server->metrics.connections--;
	event_del(&peer->event);
	session_close(&peer->session);
	loop_forget(&peer->session);
	on_resume(-1, 0, loop);
}

/* Logs why connections are refused or left to wait, once in a while. */
static void complain(struct loop *loop, const char *what, const char *reason)
{
	if (loop->complained == 0 || loop->server->time.now - loop->complained >= ACCEPT_PAUSE_MS) {
		loop->complained = loop->server->time.now;
		log_at(LEVEL_ERROR, "%s: %s", what, reason);
	}
}

/* Out of descriptors: without the pause the loop would spin on a connection that it cannot take. */
static void pause_accepting(struct loop *loop, int reason)
{
	static const struct timeval pause = { ACCEPT_PAUSE_MS / 1000, (ACCEPT_PAUSE_MS % 1000) * 1000 };

	set_accepting(loop, false);
	event_add(loop->resume, &pause);
	complain(loop, "cannot accept connections for now", strerror(reason));
}

static bool is_full(const struct loop *loop)
{
	long max = loop->server->options->max_connections;

	return max > 0 && loop->peer_count >= (size_t) max;
}

static void add_peer(struct loop *loop, int fd, const struct sockaddr_storage *address, bool secure)
{
	struct peer *peer = calloc(1, sizeof(*peer));
	uint16_t port = 0;

	if (peer == NULL) {
		log_at(LEVEL_CRITICAL, "no memory for another connection");
		gear_net_close(fd);
		return;
	}
	if (address->ss_family == AF_INET) {
		port = ntohs(((const struct sockaddr_in *) address)->sin_port);
	} else if (address->ss_family == AF_INET6) {
		port = ntohs(((const struct sockaddr_in6 *) address)->sin6_port);
	}
	list_init(&peer->ready);
	list_init(&peer->dirty);
	list_init(&peer->mute);
	list_init(&peer->shy);
	if (secure) {
		list_append(&loop->shy, &peer->shy);
	}
	if (loop->server->options->idle_timeout > 0) {
		list_append(&loop->mute, &peer->mute);
	}
	peer->since = loop->server->time.now;
	loop->peer_count++;
	loop->server->metrics.connections++;
	loop->server->metrics.accepted++;
	event_assign(&peer->event, loop->base, fd, EV_READ | EV_PERSIST, on_peer, peer);
	peer->armed = EV_READ;
	gear_net_options(fd);
	listen_keep_alive(fd, loop->server->options);
	peer->session.local = address->ss_family == AF_UNIX;
	session_open(&peer->session, loop->server, fd, port, secure);
	if (event_add(&peer->event, NULL) != 0) {
		log_at(LEVEL_CRITICAL, "no memory for another connection");
		close_peer(loop, peer);
	}
}

static void on_accept(evutil_socket_t listening, short what, void *argument)
{
	const struct acceptor *acceptor = argument;
	struct loop *loop = acceptor->loop;

	(void) what;
	loop_read_clocks(loop->server);
	for (int i = 0; i < ACCEPTS_A_TURN; i++) {
		struct sockaddr_storage address = { 0 };
		socklen_t len = sizeof(address);
		int fd = accept(listening, (struct sockaddr *) &address, &len);

		if (fd >= 0 && is_full(loop)) {
			gear_net_close(fd);
			loop->server->metrics.turned_away++;
			complain(loop, "closing new connections at once", "there are as many as --max-connections allows");
			continue;
		}
		if (fd >= 0) {
			add_peer(loop, fd, &address, acceptor->secure);
			continue;
		}
		if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
			pause_accepting(loop, errno);
			return;
		}
		if (errno == EAGAIN || errno == EWOULDBLOCK) {
			return;
		}
		/* Else the peer was gone before we came; the next one may be there. */
	}
}

static void on_signal(evutil_socket_t signal, short what, void *argument)
{
	struct server *server = ((struct loop *) argument)->server;

	(void) what;
	if (signal == SIGHUP) {
		notify_reloading();
		log_reopen();
		log_at(LEVEL_NOTICE, "the log was reopened");
		server->reload(server);
		tls_reload(server);
		notify_send("READY=1");
		return;
	}
	if (signal == SIGUSR1) {
		log_at(LEVEL_NOTICE, "ending when the jobs are done: got SIGUSR1");
	} else {
		log_at(LEVEL_NOTICE, "ending: got %s", signal == SIGTERM ? "SIGTERM" : "SIGINT");
	}
	loop_stop(argument, signal == SIGUSR1);
}

/* Only there to end the wait. */
static void on_tick(evutil_socket_t fd, short what, void *argument)
{
	(void) fd;
	(void) what;
	((struct loop *) argument)->tick_due = -1;
}

static void on_stored(evutil_socket_t fd, short what, void *argument)
{
	(void) fd;
	(void) what;
	durable_collect(((struct loop *) argument)->server->durable);
}

bool loop_open_http(struct loop *loop, char *error)
{
	loop->server->http = http_new(loop->server, loop->base, error);
	return loop->server->http != NULL;
}

bool loop_watch_durable(struct loop *loop, int fd)
{
	loop->stored = event_new(loop->base, fd, EV_READ | EV_PERSIST, on_stored, loop);
	return loop->stored != NULL && event_add(loop->stored, NULL) == 0;
}

struct loop *loop_new(struct server *server)
{
	static const int caught[SIGNALS] = { SIGHUP, SIGUSR1, SIGTERM, SIGINT };
	struct loop *loop = calloc(1, sizeof(*loop));
	struct event_config *config = event_config_new();

	if (loop != NULL && config != NULL) {
		/* One thread: no locks. */
		event_config_set_flag(config, EVENT_BASE_FLAG_NOLOCK);
		loop->base = event_base_new_with_config(config);
	}
	if (config != NULL) {
		event_config_free(config);
	}
	if (loop == NULL || loop->base == NULL) {
		free(loop);
		return NULL;
	}

	loop->server = server;
	loop->tick_due = -1;
	server->loop = loop;
	loop_read_clocks(server);
	server->metrics.started = server->time.now;
	server->metrics.born = server->time.wall;
	list_init(&loop->ready);
	list_init(&loop->dirty);
	list_init(&loop->mute);
	list_init(&loop->shy);
	loop->tick = evtimer_new(loop->base, on_tick, loop);
	loop->resume = evtimer_new(loop->base, on_resume, loop);
	bool good = loop->tick != NULL && loop->resume != NULL;
	for (int i = 0; i < SIGNALS; i++) {
		loop->signals[i] = evsignal_new(loop->base, caught[i], on_signal, loop);
		good = good && loop->signals[i] != NULL && (i >= EARLY_SIGNALS || event_add(loop->signals[i], NULL) == 0);
	}
	if (!good) {
		loop_free(loop);
		return NULL;
	}
	return loop;
}

bool loop_catch_end(struct loop *loop)
{
	bool good = true;

	for (int i = EARLY_SIGNALS; i < SIGNALS; i++) {
		good = good && event_add(loop->signals[i], NULL) == 0;
	}
	return good;
}

bool loop_listen(struct loop *loop, listener_list *list)
{
	loop->listeners = list;
	loop->acceptors = calloc(list->count, sizeof(*loop->acceptors));
	if (loop->acceptors == NULL) {
		return false;
	}
	for (size_t i = 0; i < list->count; i++) {
		struct acceptor *acceptor = &loop->acceptors[i];
		acceptor->loop = loop;
		acceptor->secure = list->items[i].secure;
		event_assign(&acceptor->event, loop->base, list->items[i].fd, EV_READ | EV_PERSIST, on_accept, acceptor);
		if (event_add(&acceptor->event, NULL) != 0) {
			return false;
		}
		loop->acceptor_count++;
	}
	return true;
}

/*
 * Waits for events until `due` (-1: for ever), or only looks for some when sessions have work left. A timer that goes off
 * before anything is due costs less than one that is set again in each turn.
 */
static void wait_for_events(struct loop *loop, int64_t due)
{
	if (due >= 0 && (loop->tick_due < 0 || due < loop->tick_due)) {
		int64_t left = due - gear_now();
		struct timeval span = { left > 0 ? left / 1000 : 0, left > 0 ? (left % 1000) * 1000 : 0 };
		event_add(loop->tick, &span);
		loop->tick_due = due;
	}
	event_base_loop(loop->base, list_is_empty(&loop->ready) ? EVLOOP_ONCE : EVLOOP_ONCE | EVLOOP_NONBLOCK);
	loop_read_clocks(loop->server);
}

/* Takes it off the lists of those of whom something is awaited, and waits for what its handshake wants. */
static void note_progress(struct loop *loop, struct peer *peer)
{
	if (peer->session.spoke) {
		list_remove(&peer->mute);
	}
	if (!peer->session.conn.handshaking) {
		list_remove(&peer->shy);
	} else {
		arm(loop, peer, gear_conn_wants(&peer->session.conn) & GEAR_WRITE ? EV_WRITE : EV_READ);
	}
}

/* Serves those that are ready now; who has work left goes to the end of the next turn's list. */
static void serve_ready(struct loop *loop)
{
	struct link turn;
	int handshakes = 0;

	list_init(&turn);
	if (!list_is_empty(&loop->ready)) {
		turn = loop->ready;
		turn.next->previous = turn.previous->next = &turn;
		list_init(&loop->ready);
	}
	while (!list_is_empty(&turn)) {
		struct peer *peer = PEER_OF(turn.next, ready);
		list_remove(&peer->ready);
		if (peer->session.conn.handshaking && ++handshakes > HANDSHAKES_A_TURN) {
			list_append(&loop->ready, &peer->ready);
			continue;
		}
		enum session_result result = session_turn(&peer->session);
		note_progress(loop, peer);
		switch (result) {
			case SESSION_GOES_ON:
				list_append(&loop->ready, &peer->ready);
				break;
			case SESSION_ENDS:
				close_peer(loop, peer);
				break;
			case SESSION_WAITS:
				break;
		}
	}
}

/* Writes what is queued, and from then on waits for what the session needs. */
static void flush_peer(struct loop *loop, struct peer *peer)
{
	struct session *session = &peer->session;
	char name[SESSION_NAME_SIZE];
	int reason = 0;
	int rc = session->doomed ? GEAR_LOST_CONNECTION : gear_conn_flush(&session->conn, &reason);

	if (rc == GEAR_SUCCESS && (!session->closing || session->held != NULL)) {
		arm(loop, peer, session->closing ? 0 : EV_READ);
	} else if (rc == GEAR_IO_WAIT) {
		bool reads = !session->closing && !session_is_blocked(session);
		arm(loop, peer, reads ? EV_READ | EV_WRITE : EV_WRITE);
	} else {
		if (reason != 0) {
			log_at(LEVEL_INFO, "lost %s while writing: %s", session_name(session, name), session_reason(session, reason));
		}
		close_peer(loop, peer);
		return;
	}
	if (session->leftover && !session_is_blocked(session)) {
		list_append(&loop->ready, &peer->ready);
	}
}

static void flush_dirty(struct loop *loop)
{
	while (!list_is_empty(&loop->dirty)) {
		struct peer *peer = PEER_OF(loop->dirty.next, dirty);
		list_remove(&peer->dirty);
		flush_peer(loop, peer);
	}
}

/* New connections are refused from now on, not left to wait. */
static void stop_listening(struct loop *loop)
{
	set_accepting(loop, false);
	loop->acceptor_count = 0;
	if (loop->listeners != NULL) {
		listen_close(loop->listeners);
	}
}

static bool has_ended(const struct loop *loop)
{
	return loop->stopped || (loop->gracefully && registry_job_count(loop->server->registry) == 0);
}

/* Sends what is queued for those who read; the others have until the deadline. */
static void say_last_words(struct loop *loop)
{
	int64_t deadline = gear_now() + LAST_WORDS_MS;
	bool queued = true;

	while (queued && loop->server->time.now < deadline) {
		queued = durable_is_busy(loop->server->durable) || http_is_busy(loop->server->http);
		for (struct session *each = loop->server->sessions; each != NULL; each = each->next) {
			queued = queued || session_output(each) > 0;
			if (each->conn.out.len > 0) {
				arm(loop, PEER_OF(each, session), EV_WRITE);
			} else {
				arm(loop, PEER_OF(each, session), 0);
			}
			list_remove(&PEER_OF(each, session)->ready);
		}
		if (queued) {
			wait_for_events(loop, deadline);
			durable_turn(loop->server->durable);
			flush_dirty(loop);
			http_turn(loop->server->http);
		}
	}
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

static void close_late(struct loop *loop, struct peer *peer, const char *what, int64_t allowed)
{
	char name[SESSION_NAME_SIZE];

	log_at(LEVEL_INFO, "closing %s: no %s within %ld s", session_name(&peer->session, name), what, (long) (allowed / 1000));
	close_peer(loop, peer);
}

/* Closes those who were given their time to say something and did not. Returns when the next one's time is up, -1: never. */
static int64_t close_mute(struct loop *loop)
{
	int64_t allowed = loop->server->options->idle_timeout * 1000;

	while (!list_is_empty(&loop->mute)) {
		struct peer *peer = PEER_OF(loop->mute.next, mute);
		if (loop->server->time.now - peer->since < allowed) {
			return peer->since + allowed;
		}
		close_late(loop, peer, "request came", allowed);
	}
	return -1;
}

/* The same of TLS handshakes. */
static int64_t close_shy(struct loop *loop)
{
	while (!list_is_empty(&loop->shy)) {
		struct peer *peer = PEER_OF(loop->shy.next, shy);
		if (loop->server->time.now - peer->since < HANDSHAKE_MS) {
			return peer->since + HANDSHAKE_MS;
		}
		close_late(loop, peer, "TLS handshake", HANDSHAKE_MS);
	}
	return -1;
}

/* Lets time pass. Returns when to do so again at the latest, -1: when something happens. */
static int64_t tick(struct loop *loop)
{
	struct server *server = loop->server;
	int64_t due = sooner(registry_tick(server->registry, server->time), close_mute(loop));

	due = sooner(due, close_shy(loop));
	due = sooner(due, notify_tick(server->time.now));
	due = sooner(due, log_tick(server->time.now));
	return sooner(due, memory_tend(&loop->memory, registry_job_bytes(server->registry), server->time.now));
}

void loop_run(struct loop *loop)
{
	int64_t due = tick(loop);

	while (!has_ended(loop)) {
		wait_for_events(loop, due);
		int64_t begun = metrics_clock();
		serve_ready(loop);
		due = tick(loop);
		durable_turn(loop->server->durable);
		flush_dirty(loop);
		http_turn(loop->server->http);
		metrics_end_turn(&loop->server->metrics, begun);
	}
	notify_send("STOPPING=1");
	say_last_words(loop);
	if (loop->stored != NULL) {
		event_free(loop->stored);
		loop->stored = NULL;
	}
}

void loop_stop(struct loop *loop, bool gracefully)
{
	loop->stopped = loop->stopped || !gracefully;
	loop->gracefully = true;
	notify_send(gracefully ? "STATUS=ends when the last job is done" : "STATUS=ends");
	registry_set_draining(loop->server->registry, true);
	stop_listening(loop);
}

bool loop_is_ending(const struct loop *loop)
{
	return loop->gracefully;
}

void loop_see_to(struct session *session)
{
	list_append(&session->server->loop->dirty, &PEER_OF(session, session)->dirty);
}

void loop_free(struct loop *loop)
{
	if (loop == NULL) {
		return;
	}
	stop_listening(loop);
	while (loop->server->sessions != NULL) {
		close_peer(loop, PEER_OF(loop->server->sessions, session));
	}
	for (int i = 0; i < SIGNALS; i++) {
		if (loop->signals[i] != NULL) {
			event_free(loop->signals[i]);
		}
	}
	http_free(loop->server->http);
	loop->server->http = NULL;
	if (loop->tick != NULL) {
		event_free(loop->tick);
	}
	if (loop->resume != NULL) {
		event_free(loop->resume);
	}
	if (loop->stored != NULL) {
		event_free(loop->stored);
	}
	free(loop->acceptors);
	event_base_free(loop->base);
	free(loop);
}
