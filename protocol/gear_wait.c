/*
 * poll() in slices, with a monotonic deadline.
 */
#include "gear_wait.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "gear_net.h"
#include "gear_time.h"

enum {
	ON_STACK = 16,
	SLICE = 1000 /* ms */
};

int64_t gear_deadline(int64_t now, int timeout)
{
	return timeout < 0 ? GEAR_NO_DEADLINE : now + timeout;
}

static int64_t earlier(int64_t a, int64_t b)
{
	return a == GEAR_NO_DEADLINE || (b != GEAR_NO_DEADLINE && b < a) ? b : a;
}

static short events_of(int wants)
{
	return (short) ((wants & GEAR_READ ? POLLIN : 0) | (wants & GEAR_WRITE ? POLLOUT : 0));
}

/* Fills fds; returns how many are polled, and brings *until forward to the first connect's deadline. */
static size_t arm(gear_peer *const *peers, struct pollfd *fds, size_t count, int interest, int64_t *until)
{
	size_t active = 0;
	size_t i;

	for (i = 0; i < count; i++) {
		const gear_peer *peer = peers[i];

		fds[i] = (struct pollfd){ .fd = -1 };
		if (peer->state == GEAR_PEER_CONNECTING) {
			bool talks = peer->conn.open;

			fds[i].fd = talks ? peer->conn.io.fd : peer->connecting_fd;
			fds[i].events = events_of(talks ? gear_conn_wants(&peer->conn) : GEAR_WRITE);
			*until = earlier(*until, peer->deadline);
		} else if (peer->state == GEAR_PEER_UP) {
			fds[i].fd = peer->conn.io.fd;
			fds[i].events = events_of(gear_conn_wants(&peer->conn) & interest);
		}
		active += fds[i].fd >= 0;
	}
	return active;
}

static int collect(gear_peer *const *peers, const struct pollfd *fds, int *ready, size_t count, int64_t now)
{
	int any = 0;
	size_t i;

	for (i = 0; i < count; i++) {
		short got = fds[i].fd >= 0 ? fds[i].revents : 0;

		ready[i] = (got & (POLLIN | POLLERR | POLLHUP | POLLNVAL) ? GEAR_READ : 0)
			| (got & (POLLOUT | POLLERR | POLLHUP) ? GEAR_WRITE : 0);
		if (peers[i]->state == GEAR_PEER_CONNECTING && now >= peers[i]->deadline) {
			ready[i] |= GEAR_WRITE;
		}
		any |= ready[i];
	}
	return any;
}

/* Rounded up by the clock's own millisecond, so that a deadline is never met too early and polled for again and again. */
static int poll_time(int64_t until)
{
	int64_t left;

	if (until == GEAR_NO_DEADLINE) {
		return -1;
	}
	left = until - gear_now();
	return left <= 0 ? 0 : left >= INT_MAX ? INT_MAX : (int) left;
}

/*
 * One poll of at most SLICE ms, with `interrupt` asked before it. A signal that arrives just between the two does not end
 * the poll: that is what the slices are for. GEAR_IO_WAIT: look at the descriptors and the clock.
 */
static int poll_once(struct pollfd *fds, size_t count, int64_t until, gear_interrupt *interrupt, int *sys_errno)
{
	int timeout = poll_time(until);
	gear_disturbance disturbed = interrupt ? interrupt() : GEAR_UNDISTURBED;
	int got;

	if (disturbed) {
		*sys_errno = disturbed == GEAR_STOPPED ? ECANCELED : EINTR;
		return GEAR_ERRNO;
	}
	got = gear_net_poll(fds, count, timeout < 0 || timeout > SLICE ? SLICE : timeout);
	if (got < 0 && got != -EINTR) {
		*sys_errno = -got;
		return GEAR_ERRNO;
	}
	return GEAR_IO_WAIT;
}

/* Polls until something is ready or due. */
static int poll_until(gear_peer *const *peers, struct pollfd *fds, int *ready, size_t count, int interest, int64_t deadline,
	int64_t wake_at, gear_interrupt *interrupt, int *sys_errno)
{
	for (;;) {
		int64_t until = earlier(deadline, wake_at ? wake_at : GEAR_NO_DEADLINE);
		int64_t now;
		int rc;

		if (!arm(peers, fds, count, interest, &until) && !wake_at) {
			return GEAR_NO_ACTIVE_FDS;
		}
		rc = poll_once(fds, count, until, interrupt, sys_errno);
		if (rc != GEAR_IO_WAIT) {
			return rc;
		}
		now = gear_now();
		if (collect(peers, fds, ready, count, now) || (wake_at && now >= wake_at)) {
			return GEAR_SUCCESS;
		}
		if (deadline != GEAR_NO_DEADLINE && now >= deadline) {
			return GEAR_TIMEOUT;
		}
	}
}

int gear_wait(gear_peer *const *peers, int *ready, size_t count, int interest, int64_t deadline, int64_t wake_at,
	gear_interrupt *interrupt, int *sys_errno)
{
	struct pollfd on_stack[ON_STACK];
	struct pollfd *fds = count > ON_STACK ? malloc(count * sizeof(*fds)) : on_stack;
	int rc;

	*sys_errno = 0;
	if (!fds) {
		return GEAR_MEMORY_ALLOCATION_FAILURE;
	}
	rc = poll_until(peers, fds, ready, count, interest, deadline, wake_at, interrupt, sys_errno);
	if (fds != on_stack) {
		free(fds);
	}
	return rc;
}
