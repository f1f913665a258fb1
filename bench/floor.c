/*
 * The floor: a server that parses and answers, and stores nothing. What it reaches on a machine, no server that keeps
 * jobs can beat there; what a client costs is seen best against it.
 *
 *   floor -p PORT    0: any free port. Prints where it listens.
 *
 * A submission gets JOB_CREATED, a foreground one WORK_COMPLETE right behind it; every grab gets one and the same job.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench_loop.h"

static const char data[64] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde";

/* The next handle: "H:floor:" and a number of ten digits. */
static gear_view next_handle(void)
{
	static char text[] = "H:floor:0000000000";
	size_t i = sizeof(text) - 2;

	while (text[i] == '9') {
		text[i--] = '0';
	}
	text[i]++;
	return gear_view_of(text, sizeof(text) - 1);
}

static void submitted(peer *from, bool background)
{
	gear_view args[] = { next_handle(), gear_view_of(data, sizeof(data)) };

	peer_send(from, GEAR_COMMAND_JOB_CREATED, args, 1);
	if (!background) {
		peer_send(from, GEAR_COMMAND_WORK_COMPLETE, args, 2);
	}
}

static void assign(peer *from, bool with_unique)
{
	gear_view handle = next_handle();
	gear_view function = gear_view_of("bench", 5);
	gear_view workload = gear_view_of(data, sizeof(data));

	if (with_unique) {
		peer_send(from, GEAR_COMMAND_JOB_ASSIGN_UNIQ, (gear_view[]){ handle, function, gear_view_of("u", 1), workload }, 4);
	} else {
		peer_send(from, GEAR_COMMAND_JOB_ASSIGN, (gear_view[]){ handle, function, workload }, 3);
	}
}

static void status(peer *from, gear_view handle)
{
	gear_view no = gear_view_of("0", 1);

	peer_send(from, GEAR_COMMAND_STATUS_RES, (gear_view[]){ handle, no, no, no, no }, 5);
}

static void answer(peer *from, const gear_packet *packet)
{
	switch (packet->command) {
		case GEAR_COMMAND_SUBMIT_JOB:
		case GEAR_COMMAND_SUBMIT_JOB_HIGH:
		case GEAR_COMMAND_SUBMIT_JOB_LOW:
			submitted(from, false);
			break;
		case GEAR_COMMAND_SUBMIT_JOB_BG:
		case GEAR_COMMAND_SUBMIT_JOB_HIGH_BG:
		case GEAR_COMMAND_SUBMIT_JOB_LOW_BG:
			submitted(from, true);
			break;
		case GEAR_COMMAND_GRAB_JOB:
			assign(from, false);
			break;
		case GEAR_COMMAND_GRAB_JOB_UNIQ:
		case GEAR_COMMAND_GRAB_JOB_ALL:
			assign(from, true);
			break;
		case GEAR_COMMAND_ECHO_REQ:
			peer_send(from, GEAR_COMMAND_ECHO_RES, packet->args, 1);
			break;
		case GEAR_COMMAND_OPTION_REQ:
			peer_send(from, GEAR_COMMAND_OPTION_RES, packet->args, 1);
			break;
		case GEAR_COMMAND_GET_STATUS:
			status(from, packet->args[0]);
			break;
		default: /* WORK_*, abilities, PRE_SLEEP: nothing to be said */
			break;
	}
}

static void greet(peer *new)
{
	new->packet = answer;
}

int main(int argc, char **argv)
{
	bench_loop loop;
	long port = argc == 3 && !strcmp(argv[1], "-p") ? strtol(argv[2], NULL, 10) : -1;

	if (port < 0 || port > UINT16_MAX) {
		die("usage: floor -p PORT");
	}
	loop_init(&loop, GEAR_RESPONSE);
	loop.accepted = greet;
	printf("floor: listening on 127.0.0.1:%u\n", (unsigned) loop_listen(&loop, (uint16_t) port));
	fflush(stdout);
	for (;;) {
		loop_turn(&loop, -1);
	}
}
