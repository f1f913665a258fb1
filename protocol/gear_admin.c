/*
 * One peer, one request at a time. Whatever goes wrong closes the connection, so that no late answer is taken for that of
 * the next request.
 */
#include "gear_admin.h"

#include <errno.h>
#include <string.h>

#include "gear_time.h"

/* A worker's line names all its functions. */
enum { LINE_MAX_BYTES = 64 * 1024 * 1024 };

void gear_admin_init(gear_admin *admin, gear_address *address, int timeout)
{
	*admin = (gear_admin){ 0 };
	gear_peer_init(&admin->peer, address, &admin->scratch);
	admin->peer.tls = &admin->tls;
	admin->timeout = timeout;
	admin->ended = true;
}

void gear_admin_close(gear_admin *admin)
{
	gear_peer_close(&admin->peer);
	admin->ended = true;
}

void gear_admin_free(gear_admin *admin)
{
	gear_admin_close(admin);
	gear_peer_free(&admin->peer);
	gear_tls_free(admin->tls.tls);
	admin->tls.tls = NULL;
	gear_scratch_free(&admin->scratch);
}

static int fail(gear_admin *admin, int rc, int sys_errno, const char *step)
{
	gear_error_set(&admin->error, rc, sys_errno, admin->peer.name, "%s", step);
	gear_admin_close(admin);
	return rc;
}

static int fail_in_words(gear_admin *admin, int rc)
{
	return fail(admin, rc, 0, gear_rc_text(rc));
}

static int expire(gear_admin *admin)
{
	gear_error_set(&admin->error, GEAR_TIMEOUT, 0, admin->peer.name, "no answer within %d ms", admin->timeout);
	gear_admin_close(admin);
	return GEAR_TIMEOUT;
}

/* Waits until the connection can do one of these, or the connect goes on. */
static int wait_for(gear_admin *admin, int interest)
{
	gear_peer *peer = &admin->peer;
	int ready = 0, sys_errno = 0;
	int rc = gear_wait(&peer, &ready, 1, interest, admin->deadline, 0, admin->interrupt, &sys_errno);

	if (rc == GEAR_ERRNO && sys_errno == EINTR) {
		return GEAR_SUCCESS;
	}
	if (rc == GEAR_TIMEOUT) {
		return expire(admin);
	}
	if (rc) {
		fail(admin, rc, sys_errno == ECANCELED ? EINTR : sys_errno, "wait");
	}
	return rc;
}

static int connect_now(gear_admin *admin)
{
	gear_peer *peer = &admin->peer;
	int rc;

	peer->connect_timeout = admin->timeout < 0 ? 0 : admin->timeout + 1;
	rc = gear_peer_open(peer, gear_now(), &admin->error);
	while (!rc && peer->state != GEAR_PEER_UP) {
		rc = wait_for(admin, GEAR_WRITE);
		if (!rc) {
			rc = gear_peer_step(peer, gear_now(), &admin->error);
		}
	}
	return rc;
}

/* A connection that has been idle may be dead, or hold what nobody asked for: then it is of no more use. */
static void drop_stale(gear_admin *admin)
{
	int sys_errno = 0;

	gear_peer_check_fork(&admin->peer);
	if (admin->peer.state == GEAR_PEER_UP
		&& (!admin->ended || gear_conn_unread(&admin->peer.conn)
			|| gear_conn_receive(&admin->peer.conn, &sys_errno) != GEAR_IO_WAIT)) {
		gear_admin_close(admin);
	}
}

static int send_all(gear_admin *admin)
{
	int sys_errno = 0;
	int rc = gear_conn_flush(&admin->peer.conn, &sys_errno);

	while (rc == GEAR_IO_WAIT) {
		rc = wait_for(admin, GEAR_WRITE);
		if (rc) {
			return rc;
		}
		rc = gear_conn_flush(&admin->peer.conn, &sys_errno);
	}
	return rc ? fail(admin, rc, sys_errno, "send") : GEAR_SUCCESS;
}

int gear_admin_send(gear_admin *admin, gear_view line, bool listing)
{
	int rc = GEAR_SUCCESS;

	gear_error_clear(&admin->error);
	if (line.len >= GEAR_TEXT_LINE_MAX - 2 || memchr(line.bytes, '\n', line.len) || memchr(line.bytes, '\0', line.len)) {
		return gear_error_set(&admin->error, GEAR_INVALID_ARGUMENT, 0, NULL, "a command must have less than %d bytes in one line",
			GEAR_TEXT_LINE_MAX - 2);
	}
	admin->deadline = gear_deadline(gear_now(), admin->timeout);
	drop_stale(admin);
	if (admin->peer.state != GEAR_PEER_UP) {
		gear_peer_close(&admin->peer);
		rc = connect_now(admin);
	}
	if (rc) {
		return rc;
	}
	admin->peer.conn.max_line = LINE_MAX_BYTES;
	admin->listing = listing;
	admin->ended = false;
	if (gear_conn_send_bytes(&admin->peer.conn, line.bytes, line.len) || gear_conn_send_bytes(&admin->peer.conn, "\r\n", 2)) {
		return fail_in_words(admin, GEAR_MEMORY_ALLOCATION_FAILURE);
	}
	return send_all(admin);
}

/* One line of whatever kind. */
static int next_line(gear_admin *admin, gear_view *line)
{
	gear_conn *conn = &admin->peer.conn;

	for (;;) {
		int sys_errno = 0;
		int rc = gear_conn_next_line(conn, line);

		if (rc > 0) {
			return GEAR_SUCCESS;
		}
		if (admin->deadline != GEAR_NO_DEADLINE && gear_now() > admin->deadline) {
			return expire(admin); /* however much there is to be read */
		}
		rc = rc < 0 ? -rc : gear_conn_receive(conn, &sys_errno);
		if (rc == GEAR_IO_WAIT) {
			rc = wait_for(admin, GEAR_READ);
			if (rc) {
				return rc;
			}
		} else if (rc == GEAR_LOST_CONNECTION && !sys_errno) {
			return fail(admin, rc, 0, "the server closed the connection");
		} else if (rc == GEAR_DATA_TOO_LARGE) {
			return fail(admin, GEAR_INVALID_PACKET, 0, "receive: a line without an end");
		} else if (rc) {
			return fail(admin, rc, sys_errno, "receive");
		}
	}
}

/* A refusal's line ends in CR LF, and has no tab: a listing's line may begin with a name that looks like one. */
static bool is_refusal(const gear_admin *admin, gear_view line)
{
	return line.len >= 4 && !memcmp(line.bytes, "ERR ", 4)
		&& (!admin->listing || (line.bytes[line.len] == '\r' && !memchr(line.bytes, '\t', line.len)));
}

int gear_admin_line(gear_admin *admin, gear_view *line)
{
	int rc;

	if (admin->ended) {
		return GEAR_NO_JOBS;
	}
	rc = next_line(admin, line);
	if (rc) {
		return rc;
	}
	if (is_refusal(admin, *line)) {
		admin->ended = true;
		return gear_error_set(&admin->error, GEAR_SERVER_ERROR, 0, NULL, "%.*s", gear_view_width(*line) - 4, line->bytes + 4);
	}
	if (!admin->listing) {
		admin->ended = true;
	} else if (line->len == 1 && *line->bytes == '.') {
		admin->ended = true;
		return GEAR_NO_JOBS;
	}
	return GEAR_SUCCESS;
}
