/*
 * The text protocol's client against a server that this test is itself: what it sends, whatever it is answered, and memory
 * that runs out at each place.
 */
#include "gear_admin.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "gear_net.h"
#include "unit.h"
#include "unit_alloc.h"

static int listening;
static uint16_t port;

static void begin(gear_admin *admin, int timeout)
{
	gear_address address;

	CHECK_NUMBER(gear_address_set(&address, "127.0.0.1", 9, port, NULL), GEAR_SUCCESS);
	gear_admin_init(admin, &address, timeout);
}

static void start_listening(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(address);

	listening = socket(AF_INET, SOCK_STREAM, 0);
	CHECK(listening >= 0);
	CHECK(bind(listening, (struct sockaddr *) &address, len) == 0);
	CHECK(getsockname(listening, (struct sockaddr *) &address, &len) == 0);
	CHECK(listen(listening, 16) == 0);
	port = ntohs(address.sin_port);
}

/* Accepts, checks what was sent, answers. */
static int answer(const char *wanted, const char *text)
{
	char got[256];
	int fd = accept(listening, NULL, NULL);
	ssize_t len = recv(fd, got, sizeof(got), 0);

	CHECK(fd >= 0);
	CHECK_BYTES(got, (size_t) len, wanted, strlen(wanted));
	CHECK_NUMBER(send(fd, text, strlen(text), MSG_NOSIGNAL), strlen(text));
	return fd;
}

static void check_line(gear_admin *admin, const char *wanted)
{
	gear_view line;

	CHECK_NUMBER(gear_admin_line(admin, &line), GEAR_SUCCESS);
	CHECK_BYTES(line.bytes, line.len, wanted, strlen(wanted));
}

static void check_end(gear_admin *admin, int rc)
{
	gear_view line;

	CHECK_NUMBER(gear_admin_line(admin, &line), rc);
}

static void test_one_line(void)
{
	gear_admin admin;
	int fd;

	begin(&admin, 5000);
	CHECK_NUMBER(gear_admin_send(&admin, gear_view_str("version"), false), GEAR_SUCCESS);
	fd = answer("version\r\n", "OK 1.2\r\n");
	check_line(&admin, "OK 1.2");
	check_end(&admin, GEAR_NO_JOBS);
	check_end(&admin, GEAR_NO_JOBS);
	gear_admin_free(&admin);
	close(fd);
}

static void test_listing(void)
{
	gear_admin admin;
	int fd;

	begin(&admin, 5000);
	CHECK_NUMBER(gear_admin_send(&admin, gear_view_str("status"), true), GEAR_SUCCESS);
	fd = answer("status\r\n", "a\t1\nERR b\t2\n..\n\n.\n");
	check_line(&admin, "a\t1");
	check_line(&admin, "ERR b\t2");
	check_line(&admin, "..");
	check_line(&admin, "");
	check_end(&admin, GEAR_NO_JOBS);
	gear_admin_free(&admin);
	close(fd);
}

static void test_refused(void)
{
	gear_admin admin;
	int fd;

	begin(&admin, 5000);
	CHECK_NUMBER(gear_admin_send(&admin, gear_view_str("show nothing"), true), GEAR_SUCCESS);
	fd = answer("show nothing\r\n", "ERR UNKNOWN_SHOW_ARGUMENTS\r\n");
	check_end(&admin, GEAR_SERVER_ERROR);
	CHECK_STRING(admin.error.text, "UNKNOWN_SHOW_ARGUMENTS");
	check_end(&admin, GEAR_NO_JOBS);
	gear_admin_free(&admin);
	close(fd);
}

/* What is left of an answer must not be taken for the next one's: the connection goes. */
static void test_left_over(void)
{
	gear_admin admin;
	int first, second;

	begin(&admin, 5000);
	CHECK_NUMBER(gear_admin_send(&admin, gear_view_str("status"), true), GEAR_SUCCESS);
	first = answer("status\r\n", "a\nb\n");
	check_line(&admin, "a");
	CHECK_NUMBER(gear_admin_send(&admin, gear_view_str("version"), false), GEAR_SUCCESS);
	second = answer("version\r\n", "OK 2\nOK 3\n");
	check_line(&admin, "OK 2");
	close(first);

	CHECK_NUMBER(gear_admin_send(&admin, gear_view_str("getpid"), false), GEAR_SUCCESS);
	first = answer("getpid\r\n", "OK 4\n");
	check_line(&admin, "OK 4");
	gear_admin_free(&admin);
	close(first);
	close(second);
}

static void test_lost(void)
{
	gear_admin admin;

	begin(&admin, 5000);
	CHECK_NUMBER(gear_admin_send(&admin, gear_view_str("status"), true), GEAR_SUCCESS);
	close(answer("status\r\n", "a\nno end"));
	check_line(&admin, "a");
	check_end(&admin, GEAR_LOST_CONNECTION);
	CHECK_HAS(admin.error.text, "the server closed the connection");
	CHECK_NUMBER(gear_admin_send(&admin, gear_view_str("version"), false), GEAR_SUCCESS);
	close(answer("version\r\n", "OK\n"));
	check_line(&admin, "OK");
	gear_admin_free(&admin);
}

static void test_timeout(void)
{
	gear_admin admin;
	int fd;

	begin(&admin, 50);
	CHECK_NUMBER(gear_admin_send(&admin, gear_view_str("status"), true), GEAR_SUCCESS);
	fd = answer("status\r\n", "half");
	check_end(&admin, GEAR_TIMEOUT);
	CHECK_HAS(admin.error.text, "no answer within 50 ms");
	gear_admin_free(&admin);
	close(fd);
}

static void test_bad_command(void)
{
	gear_admin admin;
	static char longest[GEAR_TEXT_LINE_MAX];

	begin(&admin, 50);
	memset(longest, 'x', sizeof(longest));
	CHECK_NUMBER(gear_admin_send(&admin, gear_view_str("two\nlines"), false), GEAR_INVALID_ARGUMENT);
	CHECK_NUMBER(gear_admin_send(&admin, gear_view_of("a\0b", 3), false), GEAR_INVALID_ARGUMENT);
	CHECK_NUMBER(gear_admin_send(&admin, gear_view_of(longest, sizeof(longest)), false), GEAR_INVALID_ARGUMENT);
	CHECK_NUMBER(admin.peer.state, GEAR_PEER_DOWN);
	gear_admin_free(&admin);
}

/* Each allocation fails once: an error in words, and the next try works. */
static void test_no_memory(void)
{
	bool failed = true;

	for (unsigned long nth = 1; failed; nth++) {
		gear_admin admin;
		gear_view line;
		int fd = -1, rc;

		begin(&admin, 5000);
		unit_fail_allocation(nth);
		rc = gear_admin_send(&admin, gear_view_str("status"), true);
		if (!rc) {
			fd = answer("status\r\n", "a\n.\n");
			rc = gear_admin_line(&admin, &line);
		}
		failed = unit_allocation_failed();
		CHECK_NUMBER(rc != GEAR_SUCCESS, failed);
		CHECK(!failed || admin.error.text[0]);
		gear_admin_free(&admin);
		if (fd >= 0) {
			close(fd);
		} else {
			/* It may have connected. */
			CHECK(fcntl(listening, F_SETFL, O_NONBLOCK) == 0);
			fd = accept(listening, NULL, NULL);
			CHECK(fcntl(listening, F_SETFL, 0) == 0);
			if (fd >= 0) {
				close(fd);
			}
		}
		CHECK(nth < 50);
	}
}

int main(void)
{
	start_listening();
	RUN(test_one_line);
	RUN(test_listing);
	RUN(test_refused);
	RUN(test_left_over);
	RUN(test_lost);
	RUN(test_timeout);
	RUN(test_bad_command);
	RUN(test_no_memory);
	close(listening);
	return 0;
}
