/*
 * The service manager's socket. No library: a datagram is all there is to it. What cannot be sent is not sent again: the
 * manager then acts as for a server that has said nothing.
 */
#include "notify.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static struct {
	int fd; /* -1: no manager */
	struct sockaddr_un address;
	socklen_t len;
	int64_t interval; /* ms between two signs of life, 0: none are wanted */
	int64_t due;
} manager = { .fd = -1 };

/* The manager wants signs of life from its own child only. */
static int64_t read_interval(void)
{
	const char *interval = getenv("WATCHDOG_USEC"), *pid = getenv("WATCHDOG_PID");

	if (interval == NULL || (pid != NULL && strtol(pid, NULL, 10) != (long) getpid())) {
		return 0;
	}
	int64_t half = strtoll(interval, NULL, 10) / 2000;
	return half > 0 ? half : 0;
}

bool notify_open(void)
{
	const char *path = getenv("NOTIFY_SOCKET");
	size_t len = path != NULL ? strlen(path) : 0;

	if (len > 1 && len < sizeof(manager.address.sun_path) && (*path == '/' || *path == '@')) {
		manager.address.sun_family = AF_UNIX;
		memcpy(manager.address.sun_path, path, len);
		manager.len = (socklen_t) (offsetof(struct sockaddr_un, sun_path) + len);
		if (*path == '@') {
			manager.address.sun_path[0] = '\0'; /* an abstract name: it has no file */
		}
		manager.fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
		manager.interval = read_interval();
	}
	unsetenv("NOTIFY_SOCKET");
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
	return manager.fd >= 0;
}

bool notify_is_journal(int fd)
{
	const char *stream = getenv("JOURNAL_STREAM");
	uint64_t device, inode;
	struct stat about;

	return stream != NULL && sscanf(stream, "%" SCNu64 ":%" SCNu64, &device, &inode) == 2 && fstat(fd, &about) == 0
		&& about.st_dev == device && about.st_ino == inode;
}

void notify_send(const char *state)
{
	if (manager.fd >= 0) {
		(void) sendto(manager.fd, state, strlen(state), MSG_NOSIGNAL, (struct sockaddr *) &manager.address, manager.len);
	}
}

void notify_extend(int64_t ms)
{
	char text[64];

	snprintf(text, sizeof(text), "EXTEND_TIMEOUT_USEC=%" PRId64, ms * 1000);
	notify_send(text);
}

void notify_reloading(void)
{
	struct timespec now;
	char text[64];

	clock_gettime(CLOCK_MONOTONIC, &now);
	snprintf(text, sizeof(text), "RELOADING=1\nMONOTONIC_USEC=%" PRId64, (int64_t) now.tv_sec * 1000000 + now.tv_nsec / 1000);
	notify_send(text);
}

int64_t notify_tick(int64_t now)
{
	if (manager.interval == 0 || manager.fd < 0) {
		return -1;
	}
	if (now >= manager.due) {
		manager.due = now + manager.interval;
		notify_send("WATCHDOG=1");
	}
	return manager.due;
}
