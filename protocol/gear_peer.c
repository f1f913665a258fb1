/*
 * Connecting: every address that the name resolves to, one after the other, each with its own deadline.
 */
#include "gear_peer.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#ifndef _WIN32
#include <pthread.h>
#include <stdatomic.h>
#endif

#include "gear_net.h"
#include "gear_time.h"

#ifdef _WIN32
pid_t gear_peer_pid(void)
{
	return getpid();
}
#else
/* The same in all threads; 0: not asked for yet. A child that a raw clone() made would not be noticed, but PHP makes none. */
static atomic_int own_pid;

static void forked(void)
{
	atomic_store_explicit(&own_pid, (int) getpid(), memory_order_relaxed);
}

pid_t gear_peer_pid(void)
{
	int pid = atomic_load_explicit(&own_pid, memory_order_relaxed);

	if (pid) {
		return (pid_t) pid;
	}
	if (pthread_atfork(NULL, NULL, forked)) { /* two threads may both do so: no harm */
		return getpid();
	}
	forked();
	return getpid();
}
#endif

void gear_peer_init(gear_peer *peer, gear_address *address, gear_scratch *scratch)
{
	*peer = (gear_peer){ 0 };
	peer->address = *address;
	*address = (gear_address){ 0 };
	peer->connecting_fd = -1;
	peer->conn.scratch = scratch;
	gear_address_format(&peer->address, peer->name, sizeof(peer->name));
}

static void stop_connecting(gear_peer *peer)
{
	if (peer->connecting_fd >= 0) {
		gear_net_close(peer->connecting_fd);
		peer->connecting_fd = -1;
	}
	gear_net_free(peer->addresses);
	peer->addresses = peer->trying = NULL;
}

void gear_peer_close(gear_peer *peer)
{
	stop_connecting(peer);
	gear_conn_close(&peer->conn, peer->pid == gear_peer_pid());
	peer->state = GEAR_PEER_DOWN;
}

/* What there is to say beyond errno. */
static const char *why(gear_peer *peer)
{
	static const char alert[] = { 21, 3 }; /* how a TLS server refuses who does not speak TLS */
	const gear_view unread = peer->conn.unread;

	if (!peer->conn.open) {
		return NULL;
	}
	if (unread.len >= sizeof(alert) && !memcmp(unread.bytes, alert, sizeof(alert))) {
		peer->was_up = false; /* trying again will not help */
		return "the server speaks TLS, which was not asked for";
	}
	return gear_io_reason(&peer->conn.io);
}

int gear_peer_lost(gear_peer *peer, int64_t now, int rc, int sys_errno, const char *step, gear_error *error)
{
	const char *reason = why(peer);

	if (reason) {
		gear_error_set(error, rc, 0, peer->name, "%s: %s", step, reason);
	} else {
		gear_error_set(error, rc, sys_errno, peer->name, "%s", step);
	}
	gear_peer_close(peer);
	peer->back_off = peer->back_off ? peer->back_off * 2 : GEAR_BACK_OFF_MIN;
	if (peer->back_off > GEAR_BACK_OFF_MAX) {
		peer->back_off = GEAR_BACK_OFF_MAX;
	}
	peer->retry_at = now + peer->back_off;
	return rc;
}

static bool is_secure(const gear_peer *peer)
{
	const gear_address *address = &peer->address;

	return address->scheme == GEAR_SCHEME_TLS
		|| (address->scheme == GEAR_SCHEME_NONE && !address->is_unix && peer->tls && peer->tls->always);
}

/* Speaks TLS on the connected socket. False: out of memory, or the default options cannot be used, and the error says so. */
static int make_io(gear_peer *peer, gear_io *io, gear_error *error)
{
	static const gear_tls_options defaults;
	int rc = GEAR_SUCCESS;

	if (!is_secure(peer)) {
		gear_io_plain_init(io, peer->connecting_fd);
		return GEAR_SUCCESS;
	}
	if (!peer->tls) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, peer->name, "tls:// cannot be used here");
	}
	if (!peer->tls->tls) {
		rc = gear_tls_new(&peer->tls->tls, &defaults, error);
	}
	if (!rc && !gear_io_tls_init(io, peer->tls->tls, peer->connecting_fd, peer->address.host)) {
		rc = gear_error_set(error, GEAR_MEMORY_ALLOCATION_FAILURE, 0, peer->name, "TLS: out of memory");
	}
	return rc;
}

/* The handshake, which for a plain connection is none. That it fails is no other address' business. */
static int shake_hands(gear_peer *peer, int64_t now, gear_error *error)
{
	int reason = ETIMEDOUT;
	int rc = gear_conn_handshake(&peer->conn, &reason);

	if (rc == GEAR_IO_WAIT && now < peer->deadline) {
		return GEAR_SUCCESS;
	}
	if (rc) {
		return gear_peer_lost(peer, now, GEAR_COULD_NOT_CONNECT, reason, "TLS handshake", error);
	}
	peer->state = GEAR_PEER_UP;
	peer->was_up |= !is_secure(peer);
	peer->retry_at = 0;
	peer->back_off = 0;
	peer->epoch++;
	return GEAR_SUCCESS;
}

/* The socket is connected. */
static int begin_talk(gear_peer *peer, int64_t now, gear_error *error)
{
	gear_io io;
	int rc = make_io(peer, &io, error);

	if (rc) {
		gear_error worded = error ? *error : (gear_error){ 0 };

		gear_peer_lost(peer, now, rc, 0, "TLS", error);
		if (error) {
			*error = worded;
		}
		return rc;
	}
	peer->connecting_fd = -1;
	stop_connecting(peer);
	gear_conn_init(&peer->conn, io, peer->conn.scratch);
	return shake_hands(peer, now, error);
}

static int connect_time(const gear_peer *peer)
{
	bool shorter = peer->connect_timeout > 0 && peer->connect_timeout < GEAR_CONNECT_TIMEOUT;

	return shorter ? peer->connect_timeout : GEAR_CONNECT_TIMEOUT;
}

/* Tries `trying` and what follows it until one connects or is under way. */
static int try_addresses(gear_peer *peer, int64_t now, int reason, gear_error *error)
{
	for (; peer->trying; peer->trying = peer->trying->ai_next) {
		bool connected;
		int fd = gear_net_connect(peer->trying, &connected);

		if (fd >= 0) {
			peer->connecting_fd = fd;
			peer->deadline = now + connect_time(peer);
			peer->state = GEAR_PEER_CONNECTING;
			return connected ? begin_talk(peer, now, error) : GEAR_SUCCESS;
		}
		reason = -fd;
	}
	return gear_peer_lost(peer, now, GEAR_COULD_NOT_CONNECT, reason, "connect", error);
}

int gear_peer_open(gear_peer *peer, int64_t now, gear_error *error)
{
	int rc = gear_net_resolve(&peer->address, false, &peer->addresses, error);

	peer->pid = gear_peer_pid();
	if (rc) {
		gear_error resolving = error ? *error : (gear_error){ 0 };

		gear_peer_lost(peer, now, rc, 0, "resolve", error);
		if (error) {
			*error = resolving; /* the resolver's own words */
		}
		return rc;
	}
	peer->trying = peer->addresses;
	return try_addresses(peer, now, 0, error);
}

int gear_peer_step(gear_peer *peer, int64_t now, gear_error *error)
{
	bool expired = now >= peer->deadline;
	int reason;

	if (peer->conn.open) {
		return shake_hands(peer, now, error);
	}
	reason = gear_net_connect_result(peer->connecting_fd);
	if (!reason) {
		return begin_talk(peer, now, error);
	}
	if (reason == EINPROGRESS && !expired) {
		return GEAR_SUCCESS;
	}
	gear_net_close(peer->connecting_fd);
	peer->connecting_fd = -1;
	peer->trying = peer->trying->ai_next;
	return try_addresses(peer, now, reason == EINPROGRESS ? ETIMEDOUT : reason, error);
}

int gear_peer_receive(gear_peer *peer, int64_t now, gear_error *error)
{
	int sys_errno = 0;
	int rc = gear_conn_receive(&peer->conn, &sys_errno);

	if (rc == GEAR_IO_WAIT) {
		return rc;
	}
	if (rc) {
		return gear_peer_lost(
			peer, now, rc, sys_errno, sys_errno ? "receive" : "receive: the server closed the connection", error);
	}
	peer->was_up = true;
	return GEAR_SUCCESS;
}

bool gear_peer_check_fork(gear_peer *peer)
{
	if (peer->state == GEAR_PEER_DOWN || peer->pid == gear_peer_pid()) {
		return false;
	}
	gear_peer_close(peer);
	peer->retry_at = 0;
	return true;
}

void gear_peer_free(gear_peer *peer)
{
	gear_peer_close(peer);
	gear_address_free(&peer->address);
}
