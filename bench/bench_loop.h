/*
 * The loop that floor and load share: connections over epoll, packets to a function each, output written once a turn.
 * Knows nothing of what the packets mean.
 */
#ifndef BENCH_LOOP_H
#define BENCH_LOOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gear_conn.h"

typedef struct bench_loop bench_loop;
typedef struct peer peer;

struct peer {
	gear_conn conn;
	bench_loop *loop;
	void (*packet)(peer *from, const gear_packet *packet);
	void (*line)(peer *from, gear_view line); /* set: the peer speaks the text protocol */
	void *role;                               /* its owner's */
	peer *next_dirty;
	uint32_t armed; /* what epoll waits for */
	bool dirty;     /* has to be written to, or closed, at the end of this turn */
	bool lost;
};

struct bench_loop {
	int epoll;
	int listener;     /* -1: none */
	gear_magic magic; /* of what we send */
	gear_scratch scratch;
	peer *dirty, **dirty_end;
	void (*accepted)(peer *new);             /* sets the new peer's functions */
	void (*lost)(peer *gone, int sys_errno); /* before it is freed; NULL: nobody minds */
};

/* Ends the program with a message. */
void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* Monotonic, in nanoseconds. */
int64_t now_ns(void);

void loop_init(bench_loop *loop, gear_magic magic);

/* Listens on 127.0.0.1; returns the port. */
uint16_t loop_listen(bench_loop *loop, uint16_t port);

/* A blocking socket that is connected to 127.0.0.1. */
int connect_to(uint16_t port);

/* A peer that is connected to 127.0.0.1; freed by the loop when its connection is lost. */
peer *loop_connect(bench_loop *loop, uint16_t port);

/* One turn: waits up to timeout ms (-1: until something comes), serves what came, writes. */
void loop_turn(bench_loop *loop, int timeout);

/* Queues a packet, to be written at the end of the turn. */
void peer_send(peer *to, uint32_t command, const gear_view *args, size_t argc);
void peer_send_text(peer *to, const char *text);

#endif
