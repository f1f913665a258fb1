/*
 * The TLS transport over a socket pair: handshakes, records, ends, and what is refused. The certificates are made by the
 * openssl command. Everything goes through the ops, as connections use them.
 */
#include "gear_io_tls.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "gear_conn.h"
#include "gear_net.h"
#include "unit.h"
#include "unit_alloc.h"

#ifdef WITH_TLS

#include <openssl/ssl.h>

static char directory[] = "/tmp/test_io_tls.XXXXXX";
static gear_error error;

static void run(const char *format, const char *name)
{
	char command[1024];
	int len = snprintf(command, sizeof(command), "cd %s && ", directory);

	snprintf(command + len, sizeof(command) - (size_t) len, format, name, name, name);
	if (system(command) != 0) {
		fprintf(stderr, "%s\n", command);
		unit_fail(__FILE__, __LINE__, "a command failed");
	}
}

static void make_certificates(void)
{
	static const char self_signed[] = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
									  " -subj /CN=%s -keyout %s.key -out %s.pem -addext subjectAltName=DNS:there,IP:127.0.0.1"
									  " 2>/dev/null";

	CHECK(mkdtemp(directory) != NULL);
	run(self_signed, "one");
	run(self_signed, "two");
	run("openssl pkey -in one.key -aes256 -passout pass:%s -out secret.key", "sesame");
	run("echo nonsense > %s.pem", "bad");
}

static const char *file(const char *name)
{
	static char paths[8][64];
	static int next;
	char *path = paths[next++ % 8];

	snprintf(path, sizeof(paths[0]), "%s/%s", directory, name);
	return path;
}

static gear_tls *make(const gear_tls_options *options)
{
	gear_tls *tls;
	int rc = gear_tls_new(&tls, options, &error);

	if (rc) {
		unit_fail(__FILE__, __LINE__, error.text);
	}
	return tls;
}

static gear_tls *make_server(const char *ca)
{
	return make(&(gear_tls_options){
		.local_cert = file("one.pem"), .local_pk = file("one.key"), .cafile = ca ? file(ca) : NULL, .server = true });
}

static gear_tls *make_client(const char *ca)
{
	return make(&(gear_tls_options){ .cafile = file(ca) });
}

struct pair {
	gear_io client, server;
};

/* *Takes* the contexts. */
static struct pair make_pair(gear_tls *client, gear_tls *server, const char *host)
{
	struct pair pair;
	int fds[2];

	CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0);
	for (int i = 0; i < 2; i++) {
		CHECK(fcntl(fds[i], F_SETFL, O_NONBLOCK) == 0);
	}
	CHECK(gear_io_tls_init(&pair.client, client, fds[0], host));
	CHECK(gear_io_tls_init(&pair.server, server, fds[1], NULL));
	gear_tls_free(client);
	gear_tls_free(server);
	return pair;
}

static void close_pair(struct pair *pair)
{
	pair->client.ops->close(&pair->client);
	pair->server.ops->close(&pair->server);
	CHECK(pair->client.fd == -1 && !pair->client.state);
	pair->client.ops->close(&pair->client);
}

/* Both go on until neither can. */
static void shake(struct pair *pair, int *client, int *server)
{
	*client = *server = 0;
	for (int i = 0; i < 20; i++) {
		*client = *client ? *client : pair->client.ops->handshake(&pair->client);
		*server = *server ? *server : pair->server.ops->handshake(&pair->server);
	}
}

static struct pair shaken(void)
{
	struct pair pair = make_pair(make_client("one.pem"), make_server(NULL), "there");
	int client, server;

	CHECK_NUMBER(pair.client.ops->handshake(&pair.client), 0);
	CHECK_NUMBER(pair.client.wants, GEAR_READ);
	shake(&pair, &client, &server);
	CHECK(client == 1 && server == 1);
	CHECK(!gear_io_reason(&pair.client) && !gear_io_reason(&pair.server));
	return pair;
}

static void test_bytes(void)
{
	struct pair pair = shaken();
	static char sent[3 * 1024 * 1024], got[sizeof(sent)];
	uint64_t seed = 1;
	size_t out = 0, in = 0, again = 0;

	for (size_t i = 0; i < sizeof(sent); i++) {
		sent[i] = (char) unit_random(&seed);
	}
	CHECK_NUMBER(pair.server.ops->read(&pair.server, got, sizeof(got)), -EAGAIN);
	CHECK_NUMBER(pair.server.wants, GEAR_READ);
	while (in < sizeof(sent)) {
		ssize_t n = 1;

		while (n > 0 && out < sizeof(sent)) {
			/* As a connection does: after -EAGAIN what it wanted to write, and perhaps more behind it. */
			size_t len = again + 1 + unit_random(&seed) % 100000;

			len = len > sizeof(sent) - out ? sizeof(sent) - out : len;
			n = pair.client.ops->write(&pair.client, sent + out, len);
			out += n > 0 ? (size_t) n : 0;
			again = n > 0 ? 0 : len - 1;
			CHECK(n > 0 || (n == -EAGAIN && pair.client.wants == GEAR_WRITE));
			if (n == -EAGAIN) {
				break;
			}
		}
		/* All that is in the socket can be read, whatever room there is above a block: nothing stays where no poll sees it. */
		do {
			size_t room = pair.server.ops->block + unit_random(&seed) % 50000;
			struct pollfd fd = { .fd = pair.server.fd, .events = POLLIN };

			n = pair.server.ops->read(&pair.server, got + in, room > sizeof(got) - in ? sizeof(got) - in : room);
			in += n > 0 ? (size_t) n : 0;
			CHECK(n > 0 || n == -EAGAIN);
			CHECK(in == out || poll(&fd, 1, 0) == 1 || n == -EAGAIN);
		} while (n > 0 && in < sizeof(got));
		if (out == sizeof(sent) && in < sizeof(sent)) {
			CHECK(n == -EAGAIN);
		}
	}
	CHECK(!memcmp(sent, got, sizeof(sent)));
	close_pair(&pair);
}

/* A connection over it: a large packet, byte by byte in the socket's view. */
static void test_conn(void)
{
	struct pair pair = make_pair(make_client("one.pem"), make_server(NULL), "there");
	gear_scratch scratches[2] = { { 0 }, { 0 } };
	gear_conn client, server;
	static char data[200000];
	gear_view arg = gear_view_of(data, sizeof(data));
	gear_packet packet = { 0 };
	int sys_errno = 0, got = 0;

	memset(data, 'x', sizeof(data));
	gear_conn_init(&client, pair.client, &scratches[0]);
	gear_conn_init(&server, pair.server, &scratches[1]);
	CHECK(client.handshaking && server.handshaking);
	CHECK_NUMBER(gear_conn_wants(&server), GEAR_READ);
	CHECK_NUMBER(gear_conn_send(&client, GEAR_REQUEST, GEAR_COMMAND_ECHO_REQ, &arg, 1), GEAR_SUCCESS);
	CHECK_NUMBER(gear_conn_flush(&client, &sys_errno), GEAR_IO_WAIT);
	CHECK_NUMBER(gear_conn_wants(&client), GEAR_READ); /* of the handshake, though there is something to write */
	for (int i = 0; i < 1000 && got <= 0; i++) {
		int rc = gear_conn_receive(&server, &sys_errno);

		CHECK(rc == GEAR_SUCCESS || rc == GEAR_IO_WAIT);
		got = rc == GEAR_SUCCESS ? (int) gear_conn_next(&server, &packet) : 0;
		rc = gear_conn_flush(&client, &sys_errno);
		CHECK(rc == GEAR_SUCCESS || rc == GEAR_IO_WAIT);
	}
	CHECK(!client.handshaking && !server.handshaking);
	CHECK(gear_view_equal(gear_packet_data(&packet), arg));
	gear_conn_close(&client, true);
	CHECK_NUMBER(gear_conn_receive(&server, &sys_errno), GEAR_LOST_CONNECTION);
	CHECK_NUMBER(sys_errno, 0);
	gear_conn_close(&server, true);
	gear_scratch_free(&scratches[0]);
	gear_scratch_free(&scratches[1]);
}

static void test_ends(void)
{
	char bytes[64 * 1024];
	struct pair pair = shaken();

	/* said */
	CHECK_NUMBER(pair.client.ops->write(&pair.client, "bye", 3), 3);
	pair.client.ops->shutdown(&pair.client);
	CHECK_NUMBER(pair.server.ops->read(&pair.server, bytes, sizeof(bytes)), 3);
	CHECK_NUMBER(pair.server.ops->read(&pair.server, bytes, sizeof(bytes)), 0);
	CHECK_NUMBER(pair.server.ops->read(&pair.server, bytes, sizeof(bytes)), 0);
	close_pair(&pair);

	/* not said, as by a forked child or a process that was killed */
	pair = shaken();
	CHECK_NUMBER(pair.client.ops->write(&pair.client, "bye", 3), 3);
	pair.client.ops->close(&pair.client);
	CHECK_NUMBER(pair.server.ops->read(&pair.server, bytes, sizeof(bytes)), 3);
	CHECK_NUMBER(pair.server.ops->read(&pair.server, bytes, sizeof(bytes)), 0);
	CHECK_NUMBER(pair.server.ops->write(&pair.server, "x", 1), -EPIPE);
	CHECK_NUMBER(pair.server.ops->write(&pair.server, "x", 1), -EPIPE);
	pair.server.ops->shutdown(&pair.server);
	close_pair(&pair);

	/* in the handshake */
	pair = make_pair(make_client("one.pem"), make_server(NULL), "there");
	CHECK_NUMBER(pair.client.ops->handshake(&pair.client), 0);
	CHECK(read(pair.server.fd, bytes, sizeof(bytes)) > 0); /* else it would be reset */
	pair.server.ops->close(&pair.server);
	CHECK(pair.client.ops->handshake(&pair.client) < 0);
	CHECK_STRING(gear_io_reason(&pair.client), "the other side closed the connection");
	CHECK(pair.client.ops->read(&pair.client, bytes, sizeof(bytes)) < 0);
	pair.client.ops->shutdown(&pair.client);
	close_pair(&pair);
}

/* A record that was changed on its way ends the connection, and what came before it does not get lost. */
static void test_garbage(void)
{
	char bytes[64 * 1024];
	struct pair pair = shaken();
	ssize_t got;

	CHECK_NUMBER(pair.client.ops->write(&pair.client, "good", 4), 4);
	CHECK(write(pair.client.fd, "\x17\x03\x03\x00\x20 this is no record of TLS at all.", 5 + 34) > 0);
	CHECK_NUMBER(pair.server.ops->read(&pair.server, bytes, sizeof(bytes)), 4);
	CHECK_BYTES(bytes, 4, "good", 4);
	got = pair.server.ops->read(&pair.server, bytes, sizeof(bytes));
	CHECK_NUMBER(got, -EPROTO);
	CHECK(gear_io_reason(&pair.server) != NULL);
	CHECK_NUMBER(pair.server.ops->write(&pair.server, "x", 1), -EPROTO);
	close_pair(&pair);
}

/* An SSL of OpenSSL's own opposite one of our servers. */
static SSL *make_stranger(SSL_CTX *context, gear_io *server)
{
	SSL *stranger = SSL_new(context);
	gear_tls *tls = make_server(NULL);
	int fds[2], answer = 0;

	CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0);
	for (int i = 0; i < 2; i++) {
		CHECK(fcntl(fds[i], F_SETFL, O_NONBLOCK) == 0);
	}
	CHECK(gear_io_tls_init(server, tls, fds[0], NULL));
	gear_tls_free(tls);
	CHECK(SSL_set_fd(stranger, fds[1]) == 1);
	for (int i = 0; i < 20 && answer != 1; i++) {
		answer = SSL_connect(stranger);
		CHECK(server->ops->handshake(server) >= 0);
	}
	CHECK(answer == 1);
	return stranger;
}

/* Records that hold no data, more than a call is to deal with: whoever sends them has no more of our time than others. */
static void test_no_data(void)
{
	enum { UPDATES = 200 };
	SSL_CTX *context = SSL_CTX_new(TLS_client_method());
	gear_io server;
	SSL *stranger = make_stranger(context, &server);
	struct pollfd fd = { .fd = server.fd, .events = POLLIN };
	char bytes[64 * 1024];
	int calls = 0;
	ssize_t got;

	for (int i = 0; i < UPDATES; i++) {
		CHECK(SSL_key_update(stranger, i % 2 ? SSL_KEY_UPDATE_REQUESTED : SSL_KEY_UPDATE_NOT_REQUESTED) == 1);
		CHECK(SSL_do_handshake(stranger) == 1);
	}
	CHECK(SSL_write(stranger, "after all", 9) == 9);
	do {
		CHECK(poll(&fd, 1, 0) == 1);
		got = server.ops->read(&server, bytes, sizeof(bytes));
		calls++;
	} while (got == -EAGAIN && server.wants == GEAR_READ);
	CHECK_BYTES(bytes, got, "after all", 9);
	CHECK(calls > 5 && calls < UPDATES);
	CHECK_NUMBER(server.ops->write(&server, "heard", 5), 5);
	CHECK_NUMBER(SSL_read(stranger, bytes, sizeof(bytes)), 5);
	server.ops->close(&server);
	CHECK(close(SSL_get_fd(stranger)) == 0);
	SSL_free(stranger);
	SSL_CTX_free(context);
}

static void expect_refusal(struct pair pair, const char *client_says, const char *server_says)
{
	int client, server;

	shake(&pair, &client, &server);
	CHECK(client_says ? client < 0 : client == 1);
	CHECK(server_says ? server < 0 : server != 0);
	if (client_says) {
		CHECK_HAS(gear_io_reason(&pair.client), client_says);
	}
	if (server_says) {
		CHECK_HAS(gear_io_reason(&pair.server), server_says);
	}
	close_pair(&pair);
}

static void test_refusals(void)
{
	expect_refusal(make_pair(make_client("two.pem"), make_server(NULL), "there"), "certificate verify failed: self", NULL);
	expect_refusal(make_pair(make_client("one.pem"), make_server(NULL), "elsewhere"), "ostname mismatch", NULL);
	expect_refusal(make_pair(make_client("one.pem"), make_server(NULL), "127.0.0.1"), NULL, NULL);
	expect_refusal(make_pair(make_client("one.pem"), make_server(NULL), "127.0.0.2"), "IP address mismatch", NULL);
	expect_refusal(make_pair(make(&(gear_tls_options){ .no_verify_peer = true }), make_server(NULL), "elsewhere"), NULL, NULL);
	expect_refusal(
		make_pair(make(&(gear_tls_options){ .allow_self_signed = true }), make_server(NULL), "elsewhere"), "ostname", NULL);
	expect_refusal(make_pair(make(&(gear_tls_options){ .cafile = file("one.pem"), .no_verify_peer_name = true }),
					   make_server(NULL), "127.0.0.2"),
		NULL, NULL);
	expect_refusal(
		make_pair(make(&(gear_tls_options){ .cafile = file("one.pem"), .peer_name = "there" }), make_server(NULL), "x"), NULL,
		NULL);
	/* By TLS 1.3 the client is done before the server has seen its certificate. */
	expect_refusal(make_pair(make_client("one.pem"), make_server("two.pem"), "there"), NULL, "did not return a certificate");
	expect_refusal(make_pair(make(&(gear_tls_options){
								 .cafile = file("one.pem"), .local_cert = file("two.pem"), .local_pk = file("two.key") }),
					   make_server("two.pem"), "there"),
		NULL, NULL);
}

/* The client hears why it was refused, be it that it reads or that it writes first. */
static void test_refused_late(void)
{
	for (int writes = 0; writes < 2; writes++) {
		struct pair pair = make_pair(make_client("one.pem"), make_server("two.pem"), "there");
		char bytes[64 * 1024];
		int client, server;
		ssize_t got;

		shake(&pair, &client, &server);
		CHECK(client == 1 && server < 0);
		pair.server.ops->close(&pair.server);
		got =
			writes ? pair.client.ops->write(&pair.client, bytes, 10) : pair.client.ops->read(&pair.client, bytes, sizeof(bytes));
		CHECK_NUMBER(got, -EPROTO);
		CHECK_HAS(gear_io_reason(&pair.client), "alert certificate required");
		close_pair(&pair);
	}
}

static void test_plain_peers(void)
{
	struct pair pair = make_pair(make_client("one.pem"), make_server(NULL), "there");
	int fd = pair.client.fd;

	CHECK(gear_net_write(fd, "\0REQ\0\0\0\x10\0\0\0\0", 12) == 12);
	CHECK_NUMBER(pair.server.ops->handshake(&pair.server), -EPROTO);
	CHECK_HAS(gear_io_reason(&pair.server), "the other side does not speak TLS");
	close_pair(&pair);

	pair = make_pair(make_client("one.pem"), make_server(NULL), "there");
	CHECK_NUMBER(pair.client.ops->handshake(&pair.client), 0);
	CHECK(gear_net_write(pair.server.fd, "ERR UNKNOWN_COMMAND Unknown+server+command\r\n", 44) == 44);
	CHECK_NUMBER(pair.client.ops->handshake(&pair.client), -EPROTO);
	CHECK_HAS(gear_io_reason(&pair.client), "the other side does not speak TLS");
	close_pair(&pair);
}

static void expect_bad(gear_tls_options options, const char *words)
{
	gear_tls *tls;

	CHECK_NUMBER(gear_tls_new(&tls, &options, &error), GEAR_INVALID_ARGUMENT);
	CHECK(!tls);
	CHECK_HAS(error.text, words);
}

static void test_files(void)
{
	char words[200];

	snprintf(words, sizeof(words), "%s: certificates of CAs: No such file or directory", file("none"));
	expect_bad((gear_tls_options){ .cafile = file("none") }, words);
	expect_bad((gear_tls_options){ .capath = file("none") }, words);
	snprintf(words, sizeof(words), "%s: certificate: No such file or directory", file("none"));
	expect_bad((gear_tls_options){ .local_cert = file("none") }, words);
	snprintf(words, sizeof(words), "%s: certificate: no start line", file("bad.pem"));
	expect_bad((gear_tls_options){ .local_cert = file("bad.pem") }, words);
	snprintf(words, sizeof(words), "%s: private key: ", file("one.pem"));
	expect_bad((gear_tls_options){ .local_cert = file("one.pem") }, words);
	snprintf(words, sizeof(words), "%s: private key: key values mismatch", file("two.key"));
	expect_bad((gear_tls_options){ .local_cert = file("one.pem"), .local_pk = file("two.key") }, words);
	snprintf(words, sizeof(words), "%s: private key: ", file("secret.key"));
	expect_bad((gear_tls_options){ .local_cert = file("one.pem"), .local_pk = file("secret.key") }, words);
	expect_bad((gear_tls_options){ .local_cert = file("one.pem"), .local_pk = file("secret.key"), .passphrase = "wrong" }, words);
	gear_tls_free(
		make(&(gear_tls_options){ .local_cert = file("one.pem"), .local_pk = file("secret.key"), .passphrase = "sesame" }));
	expect_bad((gear_tls_options){ .local_pk = file("one.key") }, "a key without a certificate");
	expect_bad((gear_tls_options){ .ciphers = "none" }, "ciphers \"none\": no cipher match");
	CHECK(gear_tls_version() != NULL);
	gear_tls_free(NULL);
	CHECK(!gear_tls_share(NULL));
}

/* Our own allocations, one after the other: what was taken over stays the caller's. */
static void test_no_memory(void)
{
	static const gear_tls_options options;
	gear_tls *server = make_server(NULL);
	gear_tls *tls;
	gear_io io;
	int fds[2];

	unit_fail_allocation(1);
	CHECK_NUMBER(gear_tls_new(&tls, &options, &error), GEAR_MEMORY_ALLOCATION_FAILURE);
	CHECK(unit_allocation_failed() && !tls);
	CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0);
	unit_fail_allocation(1);
	CHECK(!gear_io_tls_init(&io, server, fds[0], NULL));
	CHECK(unit_allocation_failed());
	CHECK(close(fds[0]) == 0 && close(fds[1]) == 0);
	gear_tls_free(server);
}

int main(void)
{
	signal(SIGPIPE, SIG_DFL); /* and none is raised */
	make_certificates();
	RUN(test_bytes);
	RUN(test_conn);
	RUN(test_ends);
	RUN(test_garbage);
	RUN(test_no_data);
	RUN(test_refusals);
	RUN(test_refused_late);
	RUN(test_plain_peers);
	RUN(test_files);
	RUN(test_no_memory);
	run("rm -f *.pem *.key && rmdir ../%s", strrchr(directory, '/') + 1);
	return 0;
}

#else

int main(void)
{
	static const gear_tls_options options;
	gear_error error = { 0 };
	gear_tls *tls;

	CHECK_NUMBER(gear_tls_new(&tls, &options, &error), GEAR_INVALID_ARGUMENT);
	CHECK_HAS(error.text, "built without it");
	CHECK(!tls && !gear_tls_version());
	return 0;
}

#endif
