/*
 * The same round trips as an extension's, as bare as C can do them: one blocking socket, a send and a receive each. What an
 * extension adds is seen against this.
 *
 *   --workers 0                a background submission and its JOB_CREATED
 *   --workers 0 --foreground   a foreground submission, its JOB_CREATED and WORK_COMPLETE
 *   --workers 1                a grab and its job, then its WORK_COMPLETE
 */
#include "load.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

static void send_all(int fd, gear_buf *out)
{
	while (out->len) {
		ssize_t sent = send(fd, gear_buf_bytes(out), out->len, MSG_NOSIGNAL);

		if (sent <= 0) {
			die("send: %s", strerror(errno));
		}
		gear_buf_consume(out, (size_t) sent);
	}
}

/* Receives until this many packets are there; the last one into *packet. */
static void receive(const run *of, int fd, gear_packet *packet, int packets)
{
	static char bytes[65536];
	struct pollfd pollfd = { .fd = fd, .events = POLLIN };
	size_t len = 0, used = 0;

	while (packets) {
		ssize_t got;

		if (of->set->poll) {
			poll(&pollfd, 1, -1);
		}
		got = recv(fd, bytes + len, sizeof(bytes) - len, 0);
		if (got <= 0) {
			die("receive: %s", got ? strerror(errno) : "the server closed the connection");
		}
		len += (size_t) got;
		while (packets && (got = gear_packet_decode(packet, bytes + used, len - used)) > 0) {
			used += (size_t) got;
			packets--;
		}
		if (got < 0 || packet->command == GEAR_COMMAND_ERROR) {
			die("receive: not what was expected");
		}
	}
}

static void encode(gear_buf *out, uint32_t command, const gear_view *args, size_t argc)
{
	if (gear_packet_encode(out, GEAR_REQUEST, command, args, argc)) {
		die("out of memory");
	}
}

static void submit(run *of, int fd, gear_buf *out)
{
	static char data[65536];
	gear_view args[] = { gear_view_of("bench", 5), gear_view_of("", 0), gear_view_of(data, (size_t) of->set->size) };
	gear_packet packet;

	encode(out, of->set->foreground ? GEAR_COMMAND_SUBMIT_JOB : GEAR_COMMAND_SUBMIT_JOB_BG, args, 3);
	send_all(fd, out);
	receive(of, fd, &packet, of->set->foreground ? 2 : 1);
}

static void work(run *of, int fd, gear_buf *out)
{
	gear_packet packet;

	encode(out, GEAR_COMMAND_GRAB_JOB_UNIQ, NULL, 0);
	send_all(fd, out);
	receive(of, fd, &packet, 1);
	if (packet.command != GEAR_COMMAND_JOB_ASSIGN_UNIQ) {
		die("no job");
	}
	encode(out, GEAR_COMMAND_WORK_COMPLETE, (gear_view[]){ packet.args[0], gear_view_of("done", 4) }, 2);
	send_all(fd, out);
}

void mode_bare(run *of)
{
	int fd = connect_to((uint16_t) of->set->port);
	gear_view function = gear_view_of("bench", 5);
	gear_buf out = { 0 };
	long i;

	if (of->set->size > 65536) {
		die("bare: at most 65536 bytes");
	}
	encode(&out, GEAR_COMMAND_CAN_DO, &function, 1);
	send_all(fd, &out);
	run_begin(of);
	for (i = 0; i < of->set->jobs; i++) {
		int64_t began = now_ns();

		(of->set->workers ? work : submit)(of, fd, &out);
		samples_add(&of->latencies, now_ns() - began);
	}
	of->ended = now_ns();
	report(of, i);
	gear_buf_free(&out);
}
