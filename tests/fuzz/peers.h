/*
 * What the harnesses of the server share: peers in memory in place of accepted connections, and doubles of the loop, which sees
 * to nobody and does not end. For one harness each, so the definitions are here.
 */
#ifndef PEERS_H
#define PEERS_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "http_job.h"
#include "loop.h"

enum { PEERS = 3 };

#define ENSURE(condition) ((condition) ? (void) 0 : abort())

static struct peer {
	struct session session;
	gear_io far;
	bool open;
} peers[PEERS];

void loop_see_to(struct session *session)
{
	(void) session;
}

void loop_stop(struct loop *loop, bool gracefully)
{
	(void) loop;
	(void) gracefully;
}

bool loop_is_ending(const struct loop *loop)
{
	(void) loop;
	return false;
}

void loop_forget(struct session *session)
{
	(void) session;
}

/* Nobody speaks HTTP. */
void http_job_deliver(registry_peer *peer, uint32_t command, const gear_view *args, size_t argc)
{
	(void) peer;
	(void) command;
	(void) args;
	(void) argc;
}

void http_jobs_stored(struct http *http, uint64_t sequence, const struct held_refusals *refusals)
{
	(void) http;
	(void) sequence;
	(void) refusals;
}

/* As session_open, which wants a descriptor. `pipe`: bytes that fit into the connection, 0: any number. */
static struct peer *open_peer(struct server *server, struct peer *peer, size_t pipe)
{
	gear_io near;

	memset(peer, 0, sizeof(*peer));
	ENSURE(gear_io_mem_pair(&near, &peer->far, pipe));
	gear_conn_init(&peer->session.conn, near, &server->scratch);
	peer->session.conn.max_body = (uint32_t) server->options->max_packet_size;
	peer->session.server = server;
	memcpy(peer->session.host, "::1", 4);
	peer->session.next = server->sessions;
	if (peer->session.next) {
		peer->session.next->previous = &peer->session;
	}
	server->sessions = &peer->session;
	peer->open = true;
	return peer;
}

static void close_peer(struct peer *peer)
{
	session_close(&peer->session);
	while (peer->session.peer.leaving) {
		registry_tick(peer->session.server->registry, peer->session.server->time);
	}
	peer->far.ops->close(&peer->far);
	peer->open = false;
}

#endif
