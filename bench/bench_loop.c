/*
 * Level-triggered epoll. A peer whose output piles up is not read from until it has gone.
 */
#include "bench_loop.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "gear_net.h"

enum { EVENTS = 256, BACKLOG = 1024, OUT_LIMIT = 1024 * 1024 };

void die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(1);
}

int64_t now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t) now.tv_sec * 1000000000 + now.tv_nsec;
}

void loop_init(bench_loop *loop, gear_magic magic)
{
	*loop = (bench_loop){ .listener = -1, .magic = magic };
	loop->dirty_end = &loop->dirty;
	loop->epoll = epoll_create1(EPOLL_CLOEXEC);
	if (loop->epoll < 0) {
		die("epoll_create1: %s", strerror(errno));
	}
}

static void arm(bench_loop *loop, int fd, int operation, uint32_t events, void *data)
{
	struct epoll_event event = { .events = events, .data.ptr = data };

	if (epoll_ctl(loop->epoll, operation, fd, &event)) {
		die("epoll_ctl: %s", strerror(errno));
	}
}

static struct sockaddr_in local(uint16_t port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
}

uint16_t loop_listen(bench_loop *loop, uint16_t port)
{
	struct sockaddr_in address = local(port);
	socklen_t len = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	int on = 1;

	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on))
		|| bind(fd, (struct sockaddr *) &address, sizeof(address)) || listen(fd, BACKLOG)
		|| getsockname(fd, (struct sockaddr *) &address, &len)) {
		die("cannot listen on 127.0.0.1:%u: %s", (unsigned) port, strerror(errno));
	}
	loop->listener = fd;
	arm(loop, fd, EPOLL_CTL_ADD, EPOLLIN, NULL);
	return ntohs(address.sin_port);
}

static peer *add(bench_loop *loop, int fd)
{
	peer *new = calloc(1, sizeof(*new));
	gear_io io;

	if (!new) {
		die("out of memory");
	}
	gear_net_options(fd);
	gear_io_plain_init(&io, fd);
	gear_conn_init(&new->conn, io, &loop->scratch);
	new->loop = loop;
	new->armed = EPOLLIN;
	arm(loop, fd, EPOLL_CTL_ADD, EPOLLIN, new);
	return new;
}

int connect_to(uint16_t port)
{
	struct sockaddr_in address = local(port);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int on = 1;

	if (fd < 0 || connect(fd, (struct sockaddr *) &address, sizeof(address))) {
		die("cannot connect to 127.0.0.1:%u: %s", (unsigned) port, strerror(errno));
	}
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	return fd;
}

peer *loop_connect(bench_loop *loop, uint16_t port)
{
	return add(loop, connect_to(port));
}

static void accept_all(bench_loop *loop)
{
	for (;;) {
		int fd = accept(loop->listener, NULL, NULL);

		if (fd < 0) {
			if (errno == EMFILE || errno == ENFILE) {
				die("accept: %s", strerror(errno));
			}
			return;
		}
		loop->accepted(add(loop, fd));
	}
}

static void mark(peer *each)
{
	if (!each->dirty) {
		each->dirty = true;
		each->next_dirty = NULL;
		*each->loop->dirty_end = each;
		each->loop->dirty_end = &each->next_dirty;
	}
}

static void lose(peer *gone, int sys_errno)
{
	gone->lost = true;
	mark(gone);
	if (gone->loop->lost) {
		gone->loop->lost(gone, sys_errno);
	}
}

static void read_lines(peer *from)
{
	gear_view line;

	while (gear_conn_next_line(&from->conn, &line) > 0) {
		from->line(from, line);
	}
}

static void read_packets(peer *from)
{
	gear_packet packet;
	ssize_t got;

	while ((got = gear_conn_next(&from->conn, &packet)) > 0) {
		from->packet(from, &packet);
	}
	if (got < 0) {
		lose(from, EPROTO);
	}
}

static void serve(peer *from)
{
	int sys_errno = 0;
	int rc = gear_conn_receive(&from->conn, &sys_errno);

	if (rc == GEAR_IO_WAIT) {
		return;
	}
	if (rc) {
		lose(from, sys_errno);
	} else if (from->line) {
		read_lines(from);
	} else {
		read_packets(from);
	}
	if (gear_conn_settle(&from->conn)) {
		die("out of memory");
	}
}

static void write_out(peer *each)
{
	int sys_errno = 0;
	int rc = each->lost ? GEAR_LOST_CONNECTION : gear_conn_flush(&each->conn, &sys_errno);
	uint32_t want;

	if (rc == GEAR_LOST_CONNECTION) {
		if (!each->lost && each->loop->lost) {
			each->loop->lost(each, sys_errno);
		}
		gear_conn_close(&each->conn, true);
		free(each);
		return;
	}
	want = (each->conn.out.len > OUT_LIMIT ? 0 : (uint32_t) EPOLLIN) | (each->conn.out.len ? (uint32_t) EPOLLOUT : 0);
	if (want != each->armed) {
		each->armed = want;
		arm(each->loop, each->conn.io.fd, EPOLL_CTL_MOD, want, each);
	}
}

static void write_dirty(bench_loop *loop)
{
	while (loop->dirty) {
		peer *each = loop->dirty;

		loop->dirty = each->next_dirty;
		if (!loop->dirty) {
			loop->dirty_end = &loop->dirty;
		}
		each->dirty = false;
		write_out(each);
	}
}

void loop_turn(bench_loop *loop, int timeout)
{
	struct epoll_event events[EVENTS];
	int count;
	int i;

	write_dirty(loop); /* what was queued between turns */
	count = epoll_wait(loop->epoll, events, EVENTS, timeout);
	if (count < 0 && errno != EINTR) {
		die("epoll_wait: %s", strerror(errno));
	}
	for (i = 0; i < count; i++) {
		peer *each = events[i].data.ptr;

		if (!each) {
			accept_all(loop);
			continue;
		}
		if (events[i].events & EPOLLOUT) {
			mark(each);
		}
		if (events[i].events & ~(uint32_t) EPOLLOUT) {
			serve(each);
		}
	}
	write_dirty(loop);
}

void peer_send(peer *to, uint32_t command, const gear_view *args, size_t argc)
{
	if (gear_conn_send(&to->conn, to->loop->magic, command, args, argc)) {
		die("cannot queue %s", gear_command_name(command));
	}
	mark(to);
}

void peer_send_text(peer *to, const char *text)
{
	if (gear_conn_send_bytes(&to->conn, text, strlen(text))) {
		die("out of memory");
	}
	mark(to);
}
