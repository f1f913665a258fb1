/*
 * Sessions: opening, a bounded turn of reading and serving, replies, closing. Decides between the binary and the text
 * protocol, packet by packet; what a packet means is in commands*.c, what a line means in admin.c.
 */
#include "session.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "admin.h"
#include "commands.h"
#include "gear_net.h"
#include "log.h"
#include "loop.h"

/* Above this many times the output limit the peer is cut off: it does not read, and others go on answering it. */
enum { OUTPUT_CUT = 4, TLS_HANDSHAKE = 22 /* the first byte of who speaks TLS */ };

/* A long answer is continued when no more than this is still to be sent. */
enum { ANSWER_AHEAD = 64 * 1024 };

void session_open(struct session *session, struct server *server, int fd, uint16_t port, bool secure)
{
	gear_io io;
	char name[SESSION_NAME_SIZE];

	bool starved = secure && !gear_io_tls_init(&io, server->tls, fd, NULL);
	if (!secure || starved) {
		gear_io_plain_init(&io, fd);
	}
	gear_conn_init(&session->conn, io, &server->scratch);
	session->conn.max_body = (uint32_t) server->options->max_packet_size;
	session->server = server;
	session->port = port;
	session->number = ++server->session_count;
	session->peer.exceptions = server->options->exceptions;
	gear_net_peer_name(fd, session->host, sizeof(session->host));

	session->next = server->sessions;
	if (session->next != NULL) {
		session->next->previous = session;
	}
	server->sessions = session;
	log_at(LEVEL_INFO, "%s connected", session_name(session, name));
	if (starved) {
		session_doom(session, "no memory for TLS");
	}
}

const char *session_name(const struct session *session, char text[SESSION_NAME_SIZE])
{
	snprintf(text, SESSION_NAME_SIZE, strchr(session->host, ':') != NULL ? "[%s]:%u" : "%s:%u", session->host,
		(unsigned) session->port);
	return text;
}

const char *session_reason(const struct session *session, int reason)
{
	const char *words = gear_io_reason(&session->conn.io);

	return words != NULL ? words : strerror(reason);
}

size_t session_output(const struct session *session)
{
	return session->conn.out.len + (session->held != NULL ? session->held->bytes.len : 0);
}

bool session_is_blocked(const struct session *session)
{
	size_t limit = (size_t) session->server->options->output_limit;

	/* A line that was begun is ended soon, because of what it keeps waiting. */
	if (session->answering != NULL && !session->in_line && limit > ANSWER_AHEAD) {
		limit = ANSWER_AHEAD;
	}
	return session_output(session) > limit;
}

void session_doom(struct session *session, const char *why)
{
	char name[SESSION_NAME_SIZE];

	if (!session->doomed) {
		log_at(LEVEL_ERROR, "closing %s: %s", session_name(session, name), why);
	}
	session->doomed = true;
	loop_see_to(session);
}

void session_fail(struct session *session, gear_rc rc)
{
	if (rc == GEAR_MEMORY_ALLOCATION_FAILURE) {
		memory_reserve_spend(&session->server->reserve);
	}
	session_doom(session, gear_rc_text(rc));
}

gear_rc server_submit(struct server *server, const registry_submission *submission, registry_peer *watcher, registry_job **job)
{
	gear_rc rc = GEAR_MEMORY_ALLOCATION_FAILURE;

	*job = NULL;
	if (memory_reserve_holds(&server->reserve)) {
		rc = registry_submit(server->registry, submission, watcher, server->time, job);
	}
	if (rc == GEAR_MEMORY_ALLOCATION_FAILURE) {
		memory_reserve_spend(&server->reserve);
	}
	return rc;
}

gear_buf *session_out(struct session *session)
{
	if (session->doomed) {
		return NULL;
	}
	if (session_output(session) > OUTPUT_CUT * (size_t) session->server->options->output_limit) {
		session_doom(session, "it does not read what is sent to it");
		return NULL;
	}
	loop_see_to(session);
	return session->held != NULL ? &session->held->bytes : &session->conn.out;
}

void session_send(struct session *session, uint32_t command, const gear_view *args, size_t argc)
{
	gear_buf *out = session_out(session);
	int rc = out != NULL ? gear_packet_encode(out, GEAR_RESPONSE, command, args, argc) : GEAR_SUCCESS;

	if (rc != GEAR_SUCCESS) {
		session_fail(session, rc);
	}
}

void session_send_error(struct session *session, const char *code, const char *text)
{
	const gear_view args[] = { gear_view_str(code), gear_view_str(text) };
	char name[SESSION_NAME_SIZE];

	session->server->metrics.errors++;
	log_at(LEVEL_ERROR, "error to %s: %s: %s", session_name(session, name), code, text);
	session_send(session, GEAR_COMMAND_ERROR, args, 2);
}

/* What the decoder found wrong with a packet. Returns false when the stream is lost. */
static bool refuse_packet(struct session *session, int rc, const gear_packet *packet)
{
	char text[96];

	switch (rc) {
		case GEAR_INVALID_COMMAND:
			session_send_error(session, "INVALID_COMMAND", "Command not expected");
			return true;
		case GEAR_INVALID_PACKET:
			snprintf(text, sizeof(text), "Too few arguments for %s", gear_command_name(packet->command));
			session_send_error(session, "INVALID_PACKET", text);
			return true;
		case GEAR_DATA_TOO_LARGE:
			snprintf(text, sizeof(text), "The packet is larger than %ld bytes", session->server->options->max_packet_size);
			session_send_error(session, "DATA_TOO_LARGE", text);
			return true;
		case GEAR_INVALID_MAGIC:
			session_send_error(session, "INVALID_MAGIC", "Request magic expected");
			return false;
		default:
			session_fail(session, rc);
			return false;
	}
}

/* Serves one packet. Returns false when there is no whole one. */
static bool serve_packet(struct session *session)
{
	gear_packet packet;
	ssize_t used = gear_conn_next(&session->conn, &packet);

	if (used == 0) {
		return false;
	}
	session->closing = used > 0 ? !commands_run(session, &packet) : !refuse_packet(session, (int) -used, &packet);
	return true;
}

static void refuse_line(struct session *session)
{
	static const char too_long[] = "ERR LINE_TOO_LONG The+line+is+longer+than+8192+bytes\r\n";
	gear_buf *out = session_out(session);
	char name[SESSION_NAME_SIZE];

	log_at(LEVEL_ERROR, "closing %s: a line longer than %d bytes", session_name(session, name), GEAR_TEXT_LINE_MAX);
	session->closing = true;
	if (out == NULL || !gear_buf_append(out, too_long, sizeof(too_long) - 1)) {
		session_fail(session, GEAR_MEMORY_ALLOCATION_FAILURE);
	}
}

/* Serves one line. Returns false when there is no whole one. */
static bool serve_line(struct session *session)
{
	gear_view line;
	int found = gear_conn_next_line(&session->conn, &line);

	if (found > 0) {
		admin_run(session, line);
	} else if (found < 0) {
		refuse_line(session);
	}
	return found != 0;
}

/* Serves what comes next: a packet, a line, or a piece of a long answer. Returns false when there is no whole one. */
static bool serve_next(struct session *session)
{
	gear_conn *conn = &session->conn;

	if (session->answering != NULL) {
		admin_go_on(session);
		return true;
	}
	if (!session->spoke && gear_conn_unread(conn) && *conn->unread.bytes == TLS_HANDSHAKE) {
		session_doom(session, "it speaks TLS, which is not spoken here");
		return false;
	}
	bool is_text = conn->dropping == 0 && gear_conn_unread(conn) && *conn->unread.bytes != '\0';
	return is_text ? serve_line(session) : serve_packet(session);
}

static enum session_result serve(struct session *session)
{
	session->leftover = true;
	for (int served = 0; served < SESSION_PACKETS; served++) {
		if (session_is_blocked(session)) {
			return SESSION_WAITS; /* the loop comes back when enough of it is sent */
		}
		bool found = serve_next(session);
		session->spoke = session->spoke || found;
		if (!found || session->closing || session->doomed) {
			session->leftover = false;
			return SESSION_WAITS;
		}
		if (session->took_long) {
			session->took_long = false;
			break;
		}
	}
	return SESSION_GOES_ON;
}

/* The peer is gone, or has nothing more to say; it may still want to hear our answers. */
static enum session_result end(struct session *session, int reason)
{
	char name[SESSION_NAME_SIZE];

	if (session->conn.handshaking) {
		log_at(reason == EPROTO ? LEVEL_WARNING : LEVEL_INFO, "no TLS handshake with %s: %s", session_name(session, name),
			session_reason(session, reason));
	} else {
		log_at(LEVEL_INFO, "%s disconnected%s%s", session_name(session, name), reason != 0 ? ": " : "",
			reason != 0 ? session_reason(session, reason) : "");
	}
	session_leave(session);
	if (reason != 0 || session_output(session) == 0) {
		return SESSION_ENDS;
	}
	session->closing = true;
	loop_see_to(session);
	return SESSION_WAITS;
}

enum session_result session_turn(struct session *session)
{
	int reason = 0;

	if (session->closing || session->doomed) {
		return SESSION_WAITS;
	}
	if (!session->leftover) {
		int rc = gear_conn_receive(&session->conn, &reason);
		if (rc == GEAR_LOST_CONNECTION) {
			return end(session, reason);
		}
		if (rc != GEAR_SUCCESS && rc != GEAR_IO_WAIT) {
			session_fail(session, rc);
			return SESSION_WAITS;
		}
	}

	enum session_result result = serve(session);
	if (session->closing) {
		session_leave(session);
		loop_see_to(session);
	}
	if (gear_conn_settle(&session->conn) != GEAR_SUCCESS) {
		session_fail(session, GEAR_MEMORY_ALLOCATION_FAILURE);
	}
	return result;
}

struct session *session_next(struct server *server, cursor *at)
{
	if (!cursor_is_begun(at)) {
		cursor_begin(at, &server->cursors, &server->sessions, server->sessions);
	}
	struct session *session = (struct session *) at->at;

	if (session == NULL) {
		cursor_end(at);
	} else {
		at->at = session->next;
	}
	return session;
}

void session_leave(struct session *session)
{
	if (!session->left) {
		session->left = true;
		registry_peer_leave(session->server->registry, &session->peer);
	}
}

void session_close(struct session *session)
{
	session_leave(session);
	admin_give_up(session);
	cursors_pass(session->server->cursors, session, session->next);
	if (session->next != NULL) {
		session->next->previous = session->previous;
	}
	if (session->previous != NULL) {
		session->previous->next = session->next;
	} else {
		session->server->sessions = session->next;
	}
	held_drop(session);
	gear_conn_close(&session->conn, true);
	free(session->id);
}
