/*
 * Connecting, against real sockets on the loopback interface; time is made up.
 */
#include "gear_peer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gear_net.h"
#include "unit.h"
#include "unit_alloc.h"

enum { NOW = 1000000, FILLERS = 16 };

static gear_scratch scratch;

/* A port of 127.0.0.1 that is ours: bound, and listening if backlog >= 0. Without that, connecting to it is refused. */
static int bind_port(int backlog, uint16_t *port)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	CHECK(fd >= 0);
	CHECK(bind(fd, (struct sockaddr *) &address, len) == 0);
	CHECK(getsockname(fd, (struct sockaddr *) &address, &len) == 0);
	CHECK(backlog < 0 || listen(fd, backlog) == 0);
	*port = ntohs(address.sin_port);
	return fd;
}

static void make_peer(gear_peer *peer, const char *host, uint16_t port)
{
	gear_address address;

	CHECK_NUMBER(gear_address_set(&address, host, strlen(host), port ? port : 1, NULL), GEAR_SUCCESS);
	gear_peer_init(peer, &address, &scratch);
	CHECK(!address.host);
	CHECK_NUMBER(peer->state, GEAR_PEER_DOWN);
}

static void await_writable(int fd)
{
	struct pollfd waiting = { .fd = fd, .events = POLLOUT };

	CHECK_NUMBER(poll(&waiting, 1, 5000), 1);
}

/* Goes on while it is CONNECTING, without time passing; returns the last return code. */
static int go_on(gear_peer *peer, int rc, gear_error *error)
{
	while (peer->state == GEAR_PEER_CONNECTING) {
		await_writable(peer->connecting_fd);
		rc = gear_peer_step(peer, NOW, error);
	}
	return rc;
}

/* The lowest descriptor that is free: the same before and after if none was left open. */
static int free_fd(void)
{
	int fd = open("/dev/null", O_RDONLY);

	close(fd);
	return fd;
}

static void check_talk(gear_peer *peer, int listener)
{
	int far = accept(listener, NULL, NULL);
	char bytes[GEAR_HEADER_SIZE];
	int sys_errno = 0;

	CHECK(far >= 0);
	CHECK_NUMBER(gear_conn_send(&peer->conn, GEAR_REQUEST, GEAR_COMMAND_NOOP, NULL, 0), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_flush(&peer->conn, &sys_errno), GEAR_SUCCESS);
	CHECK_NUMBER(recv(far, bytes, sizeof(bytes), MSG_WAITALL), GEAR_HEADER_SIZE);
	CHECK_NUMBER(gear_conn_receive(&peer->conn, &sys_errno), GEAR_IO_WAIT);
	close(far);
}

static void test_connects(void)
{
	int before = free_fd();
	gear_error error = { 0 };
	gear_peer peer;
	uint16_t port;
	int listener = bind_port(5, &port);
	char name[64];
	char wanted[64];

	make_peer(&peer, "127.0.0.1", port);
	snprintf(wanted, sizeof(wanted), "127.0.0.1:%u", (unsigned) port);
	CHECK_STRING(peer.name, wanted);
	CHECK_NUMBER(go_on(&peer, gear_peer_open(&peer, NOW, &error), &error), GEAR_SUCCESS);
	CHECK_NUMBER(peer.state, GEAR_PEER_UP);
	CHECK(peer.was_up && peer.epoch == 1 && peer.retry_at == 0 && peer.pid == getpid());
	CHECK(!peer.addresses && peer.connecting_fd == -1);
	CHECK(fcntl(peer.conn.io.fd, F_GETFL) & O_NONBLOCK);
	CHECK(fcntl(peer.conn.io.fd, F_GETFD) & FD_CLOEXEC);
	CHECK_STRING(gear_net_peer_name(peer.conn.io.fd, name, sizeof(name)), "127.0.0.1");
	check_talk(&peer, listener);
	gear_peer_close(&peer);
	CHECK_NUMBER(peer.state, GEAR_PEER_DOWN);
	CHECK_NUMBER(peer.retry_at, 0);
	CHECK_NUMBER(go_on(&peer, gear_peer_open(&peer, NOW, &error), &error), GEAR_SUCCESS);
	CHECK_NUMBER(peer.epoch, 2);
	gear_peer_free(&peer);
	gear_peer_free(&peer);
	close(listener);
	CHECK_NUMBER(free_fd(), before);
}

static void test_refused(void)
{
	int before = free_fd();
	gear_error error = { 0 };
	gear_peer peer;
	uint16_t port;
	int bound = bind_port(-1, &port);
	int wait = GEAR_BACK_OFF_MIN;

	make_peer(&peer, "127.0.0.1", port);
	for (int i = 0; i < 8; i++) {
		CHECK_NUMBER(go_on(&peer, gear_peer_open(&peer, NOW, &error), &error), GEAR_COULD_NOT_CONNECT);
		CHECK_NUMBER(peer.state, GEAR_PEER_DOWN);
		CHECK_NUMBER(peer.retry_at, NOW + wait);
		CHECK(!peer.was_up && !peer.addresses && peer.connecting_fd == -1);
		CHECK_NUMBER(error.rc, GEAR_COULD_NOT_CONNECT);
		CHECK_NUMBER(error.sys_errno, ECONNREFUSED);
		CHECK_HAS(error.text, peer.name);
		CHECK_HAS(error.text, strerror(ECONNREFUSED));
		wait = 2 * wait < GEAR_BACK_OFF_MAX ? 2 * wait : GEAR_BACK_OFF_MAX;
	}
	gear_peer_free(&peer);
	close(bound);
	CHECK_NUMBER(free_fd(), before);
}

/* Failures are counted in a row: a connection that came up begins anew. */
static void test_back_off_begins_anew(void)
{
	gear_peer peer;
	uint16_t port;
	int listener = bind_port(-1, &port);

	make_peer(&peer, "127.0.0.1", port);
	for (int i = 0; i < 4; i++) {
		CHECK_NUMBER(go_on(&peer, gear_peer_open(&peer, NOW, NULL), NULL), GEAR_COULD_NOT_CONNECT);
	}
	CHECK(peer.retry_at > NOW + GEAR_BACK_OFF_MIN);
	CHECK(listen(listener, 5) == 0);
	CHECK_NUMBER(go_on(&peer, gear_peer_open(&peer, NOW, NULL), NULL), GEAR_SUCCESS);
	CHECK_NUMBER(gear_peer_lost(&peer, NOW, GEAR_LOST_CONNECTION, 0, "read", NULL), GEAR_LOST_CONNECTION);
	CHECK_NUMBER(peer.retry_at, NOW + GEAR_BACK_OFF_MIN);
	gear_peer_free(&peer);
	close(listener);
}

/* A list as the resolver makes it, one address behind the other, and a connect to the first as gear_peer_open begins it. */
static void begin_with_list(gear_peer *peer, uint16_t first, uint16_t second)
{
	struct addrinfo hints = { .ai_family = AF_INET, .ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICHOST };
	bool connected = false;
	char port[8];

	snprintf(port, sizeof(port), "%u", (unsigned) first);
	CHECK(getaddrinfo("127.0.0.1", port, &hints, &peer->addresses) == 0);
	CHECK(!peer->addresses->ai_next);
	snprintf(port, sizeof(port), "%u", (unsigned) second);
	CHECK(getaddrinfo("127.0.0.1", port, &hints, &peer->addresses->ai_next) == 0);
	peer->trying = peer->addresses;
	peer->pid = getpid();
	peer->deadline = NOW + GEAR_CONNECT_TIMEOUT;
	peer->connecting_fd = gear_net_connect(peer->trying, &connected);
	CHECK(peer->connecting_fd >= 0 && !connected);
	peer->state = GEAR_PEER_CONNECTING;
}

static void test_first_address_dead(void)
{
	int before = free_fd();
	gear_error error = { 0 };
	gear_peer peer;
	uint16_t dead, alive;
	int bound = bind_port(-1, &dead);
	int listener = bind_port(5, &alive);

	make_peer(&peer, "127.0.0.1", dead);
	begin_with_list(&peer, dead, alive);
	CHECK_NUMBER(go_on(&peer, GEAR_SUCCESS, &error), GEAR_SUCCESS);
	CHECK_NUMBER(peer.state, GEAR_PEER_UP);
	check_talk(&peer, listener);
	gear_peer_close(&peer);

	/* Both dead: the second's reason. */
	begin_with_list(&peer, dead, dead);
	CHECK_NUMBER(go_on(&peer, GEAR_SUCCESS, &error), GEAR_COULD_NOT_CONNECT);
	CHECK_NUMBER(error.sys_errno, ECONNREFUSED);

	/* Closed half-way. */
	begin_with_list(&peer, dead, alive);
	gear_peer_close(&peer);
	CHECK(!peer.addresses && peer.connecting_fd == -1);
	gear_peer_free(&peer);
	close(bound);
	close(listener);
	CHECK_NUMBER(free_fd(), before);
}

struct full {
	int listener;
	int fillers[FILLERS];
	int count;
};

/* A listener whose queue is full: what connects next is not answered at all. False if this system has no such thing. */
static bool make_full(struct full *full, uint16_t *port)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };

	full->listener = bind_port(0, port);
	address.sin_port = htons(*port);
	for (full->count = 0; full->count < FILLERS;) {
		struct pollfd waiting = { .fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), .events = POLLOUT };

		CHECK(waiting.fd >= 0);
		full->fillers[full->count++] = waiting.fd;
		if (connect(waiting.fd, (struct sockaddr *) &address, sizeof(address)) && errno == EINPROGRESS
			&& poll(&waiting, 1, 100) == 0) {
			return true;
		}
	}
	return false;
}

static void free_full(struct full *full)
{
	for (int i = 0; i < full->count; i++) {
		close(full->fillers[i]);
	}
	close(full->listener);
}

static void test_no_answer(void)
{
	int before = free_fd();
	gear_error error = { 0 };
	gear_peer peer;
	struct full full;
	uint16_t silent, alive;
	int listener = bind_port(5, &alive);

	if (make_full(&full, &silent)) {
		make_peer(&peer, "127.0.0.1", silent);
		CHECK_NUMBER(gear_peer_open(&peer, NOW, &error), GEAR_SUCCESS);
		CHECK_NUMBER(peer.state, GEAR_PEER_CONNECTING);
		CHECK_NUMBER(peer.deadline, NOW + GEAR_CONNECT_TIMEOUT);
		/* Too early to be given up, and not to be taken for connected. */
		CHECK_NUMBER(gear_peer_step(&peer, peer.deadline - 1, &error), GEAR_SUCCESS);
		CHECK_NUMBER(peer.state, GEAR_PEER_CONNECTING);
		CHECK_NUMBER(gear_peer_step(&peer, peer.deadline, &error), GEAR_COULD_NOT_CONNECT);
		CHECK_NUMBER(peer.state, GEAR_PEER_DOWN);
		CHECK_NUMBER(peer.retry_at, NOW + GEAR_CONNECT_TIMEOUT + GEAR_BACK_OFF_MIN);
		CHECK_NUMBER(error.sys_errno, ETIMEDOUT);
		CHECK_HAS(error.text, peer.name);

		/* The next address has its own time. */
		begin_with_list(&peer, silent, alive);
		CHECK_NUMBER(gear_peer_step(&peer, peer.deadline + 5, &error), GEAR_SUCCESS);
		CHECK(peer.state == GEAR_PEER_UP || peer.deadline == NOW + 2 * GEAR_CONNECT_TIMEOUT + 5);
		CHECK_NUMBER(go_on(&peer, GEAR_SUCCESS, &error), GEAR_SUCCESS);
		CHECK_NUMBER(peer.state, GEAR_PEER_UP);
		gear_peer_free(&peer);
	}
	free_full(&full);
	close(listener);
	CHECK_NUMBER(free_fd(), before);
}

/* The owner was busy elsewhere for longer than the deadline: the connection is there all the same. */
static void test_late_step(void)
{
	gear_error error = { 0 };
	gear_peer peer;
	uint16_t port, dead;
	int listener = bind_port(5, &port);
	int bound = bind_port(-1, &dead);

	make_peer(&peer, "127.0.0.1", port);
	begin_with_list(&peer, port, dead);
	await_writable(peer.connecting_fd);
	CHECK_NUMBER(gear_peer_step(&peer, peer.deadline + 60000, &error), GEAR_SUCCESS);
	CHECK_NUMBER(peer.state, GEAR_PEER_UP);
	check_talk(&peer, listener);
	gear_peer_free(&peer);
	close(listener);
	close(bound);
}

static void test_lost(void)
{
	gear_error error = { 0 };
	gear_peer peer;
	uint16_t port;
	int listener = bind_port(5, &port);

	make_peer(&peer, "127.0.0.1", port);
	CHECK_NUMBER(go_on(&peer, gear_peer_open(&peer, NOW, &error), &error), GEAR_SUCCESS);
	CHECK_NUMBER(gear_peer_lost(&peer, NOW + 7, GEAR_LOST_CONNECTION, ECONNRESET, "read", &error), GEAR_LOST_CONNECTION);
	CHECK_NUMBER(peer.state, GEAR_PEER_DOWN);
	CHECK(!peer.conn.open && peer.was_up && peer.retry_at == NOW + 7 + GEAR_BACK_OFF_MIN);
	CHECK_HAS(error.text, peer.name);
	CHECK_HAS(error.text, ": read: ");
	CHECK_HAS(error.text, strerror(ECONNRESET));
	gear_peer_free(&peer);
	close(listener);
}

static void test_unix_socket(void)
{
	char directory[] = "/tmp/test_peer_XXXXXX";
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	char too_long[200];
	gear_error error = { 0 };
	gear_peer peer;
	char name[64];
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);

	CHECK(mkdtemp(directory) && listener >= 0);
	snprintf(address.sun_path, sizeof(address.sun_path), "%s/socket", directory);
	make_peer(&peer, address.sun_path, 0);
	CHECK_NUMBER(gear_peer_open(&peer, NOW, &error), GEAR_COULD_NOT_CONNECT);
	CHECK_NUMBER(error.sys_errno, ENOENT);
	CHECK_HAS(error.text, address.sun_path);
	CHECK(bind(listener, (struct sockaddr *) &address, sizeof(address)) == 0 && listen(listener, 5) == 0);
	CHECK_NUMBER(go_on(&peer, gear_peer_open(&peer, NOW, &error), &error), GEAR_SUCCESS);
	CHECK_STRING(gear_net_peer_name(peer.conn.io.fd, name, sizeof(name)), "unix");
	check_talk(&peer, listener);
	gear_peer_free(&peer);
	close(listener);
	CHECK(unlink(address.sun_path) == 0 && rmdir(directory) == 0);

	memset(too_long, 'x', sizeof(too_long) - 1);
	too_long[0] = '/';
	too_long[sizeof(too_long) - 1] = '\0';
	make_peer(&peer, too_long, 0);
	CHECK_NUMBER(gear_peer_open(&peer, NOW, &error), GEAR_INVALID_ARGUMENT);
	CHECK_NUMBER(error.sys_errno, ENAMETOOLONG);
	CHECK_NUMBER(peer.retry_at, NOW + GEAR_BACK_OFF_MIN);
	gear_peer_free(&peer);
}

/* A label of more than 63 bytes is no name for any resolver, so none is asked. */
static void test_unknown_host(void)
{
	char host[200];
	gear_error error = { 0 };
	gear_peer peer;

	memset(host, 'x', sizeof(host) - 1);
	host[sizeof(host) - 1] = '\0';
	make_peer(&peer, host, 4730);
	CHECK_NUMBER(gear_peer_open(&peer, NOW, &error), GEAR_GETADDRINFO);
	CHECK_NUMBER(peer.state, GEAR_PEER_DOWN);
	CHECK_NUMBER(error.rc, GEAR_GETADDRINFO);
	CHECK_HAS(error.text, "resolve");
	CHECK_HAS(error.text, ":4730");
	CHECK_NUMBER(gear_peer_open(&peer, NOW, NULL), GEAR_GETADDRINFO);
	gear_peer_free(&peer);
}

static void test_fork(void)
{
	gear_error error = { 0 };
	gear_peer peer;
	uint16_t port;
	int listener = bind_port(5, &port);
	int status = -1;
	pid_t child;

	make_peer(&peer, "127.0.0.1", port);
	CHECK(!gear_peer_check_fork(&peer));
	CHECK_NUMBER(go_on(&peer, gear_peer_open(&peer, NOW, &error), &error), GEAR_SUCCESS);
	CHECK(!gear_peer_check_fork(&peer));
	child = fork();
	CHECK(child >= 0);
	if (!child) {
		bool good = gear_peer_check_fork(&peer) && peer.state == GEAR_PEER_DOWN && !peer.conn.open && !peer.retry_at
			&& !gear_peer_check_fork(&peer);

		_exit(good ? 0 : 1);
	}
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	check_talk(&peer, listener);
	gear_peer_free(&peer);
	close(listener);
}

static void test_without_memory(void)
{
	gear_error error = { 0 };
	gear_peer peer;

	make_peer(&peer, "/tmp/none", 0);
	unit_fail_allocation(1);
	CHECK_NUMBER(gear_peer_open(&peer, NOW, &error), GEAR_MEMORY_ALLOCATION_FAILURE);
	CHECK(unit_allocation_failed());
	CHECK_NUMBER(peer.state, GEAR_PEER_DOWN);
	gear_peer_free(&peer);
}

int main(void)
{
	RUN(test_connects);
	RUN(test_refused);
	RUN(test_back_off_begins_anew);
	RUN(test_first_address_dead);
	RUN(test_no_answer);
	RUN(test_late_step);
	RUN(test_lost);
	RUN(test_unix_socket);
	RUN(test_unknown_host);
	RUN(test_fork);
	RUN(test_without_memory);
	gear_scratch_free(&scratch);
	return 0;
}
