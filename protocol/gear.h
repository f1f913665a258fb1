/*
 * The numbers of the Gearman protocol and of the API built on it: versions, return codes, limits.
 * Knows nothing of sockets, PHP or the server. The commands are in gear_command.h.
 */
#ifndef GEAR_H
#define GEAR_H

#define GEAR_VERSION "3.0.0-dev"

#define GEAR_DEFAULT_HOST "localhost"
#define GEAR_DEFAULT_PORT 4730

/* Sizes on the wire, in bytes. */
enum {
	GEAR_HEADER_SIZE = 12,   /* magic, command, body size: 4 bytes each, big-endian */
	GEAR_ARGS_MAX = 8,       /* the most arguments that a command has, its data included */
	GEAR_HANDLE_SIZE = 64,   /* a job handle with the NUL that ends it (PROTOCOL, "Binary Packet") */
	GEAR_UNIQUE_SIZE = 64,   /* what libgearman keeps of a unique; ours never truncates one */
	GEAR_FUNCTION_MAX = 255, /* longest function name, in bytes */
	GEAR_UNIQUE_MAX = 255,   /* longest unique, in bytes */
	GEAR_OPTION_SIZE = 64,
	GEAR_TEXT_LINE_MAX = 8192 /* longest line of the text protocol, its end included */
};

/* The largest body that the 32 bits of a packet's size can announce. */
#define GEAR_BODY_MAX 0xffffffffu

/* Return codes; the numbers are the public GEARMAN_* constants of the PHP API. */
typedef enum gear_rc {
	GEAR_SUCCESS = 0,
	GEAR_IO_WAIT = 1, /* non-blocking mode: would have had to wait */
	GEAR_SHUTDOWN = 2,
	GEAR_SHUTDOWN_GRACEFUL = 3,
	GEAR_ERRNO = 4, /* see the error's sys_errno */
	GEAR_EVENT = 5,
	GEAR_TOO_MANY_ARGS = 6,
	GEAR_NO_ACTIVE_FDS = 7,
	GEAR_INVALID_MAGIC = 8,
	GEAR_INVALID_COMMAND = 9,
	GEAR_INVALID_PACKET = 10,
	GEAR_UNEXPECTED_PACKET = 11,
	GEAR_GETADDRINFO = 12,
	GEAR_NO_SERVERS = 13,
	GEAR_LOST_CONNECTION = 14,
	GEAR_MEMORY_ALLOCATION_FAILURE = 15,
	GEAR_JOB_EXISTS = 16,
	GEAR_JOB_QUEUE_FULL = 17,
	GEAR_SERVER_ERROR = 18, /* the server answered with an ERROR packet */
	GEAR_WORK_ERROR = 19,
	GEAR_WORK_DATA = 20,
	GEAR_WORK_WARNING = 21,
	GEAR_WORK_STATUS = 22,
	GEAR_WORK_EXCEPTION = 23,
	GEAR_WORK_FAIL = 24,
	GEAR_NOT_CONNECTED = 25,
	GEAR_COULD_NOT_CONNECT = 26,
	GEAR_SEND_IN_PROGRESS = 27,
	GEAR_RECV_IN_PROGRESS = 28,
	GEAR_NOT_FLUSHING = 29,
	GEAR_DATA_TOO_LARGE = 30,
	GEAR_INVALID_FUNCTION_NAME = 31,
	GEAR_INVALID_WORKER_FUNCTION = 32,
	GEAR_NO_REGISTERED_FUNCTIONS = 34,
	GEAR_NO_JOBS = 35,
	GEAR_ECHO_DATA_CORRUPTION = 36,
	GEAR_NEED_WORKLOAD_FN = 37,
	GEAR_PAUSE = 38,
	GEAR_UNKNOWN_STATE = 39,
	GEAR_PTHREAD = 40,
	GEAR_PIPE_EOF = 41,
	GEAR_QUEUE_ERROR = 42,
	GEAR_FLUSH_DATA = 43,
	GEAR_SEND_BUFFER_TOO_SMALL = 44,
	GEAR_IGNORE_PACKET = 45,
	GEAR_UNKNOWN_OPTION = 46,
	GEAR_TIMEOUT = 47,
	GEAR_ARGUMENT_TOO_LARGE = 48,
	GEAR_INVALID_ARGUMENT = 49,
	GEAR_IN_PROGRESS = 50,
	GEAR_INVALID_SERVER_OPTION = 51,
	GEAR_JOB_NOT_FOUND = 52,
	GEAR_MAX_RETURN = 53
} gear_rc;

/* What the code means, in a few words; never NULL. */
const char *gear_rc_text(int rc);

typedef enum gear_priority { GEAR_PRIORITY_HIGH, GEAR_PRIORITY_NORMAL, GEAR_PRIORITY_LOW } gear_priority;
enum { GEAR_PRIORITIES = 3 };

#endif
