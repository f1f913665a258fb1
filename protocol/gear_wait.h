/*
 * The only place of the core that blocks: poll over peers until something can be done, a deadline, or a signal.
 * Not linked into the server.
 */
#ifndef GEAR_WAIT_H
#define GEAR_WAIT_H

#include <stdint.h>

#include "gear_peer.h"

enum { GEAR_NO_DEADLINE = -1 };

/*
 * What is to happen while waiting; given by the extension, so that signal handlers of a script run inside the wait. Says
 * whether any ran, and whether one wants the call to end. NULL: nothing.
 */
typedef enum gear_disturbance { GEAR_UNDISTURBED, GEAR_DISTURBED, GEAR_STOPPED } gear_disturbance;
typedef gear_disturbance gear_interrupt(void);

/*
 * Waits until one of the peers can read, write or go on connecting. ready[i] gets GEAR_READ | GEAR_WRITE; a connect
 * whose deadline has passed counts as ready. `interest`: of an open connection, only these of GEAR_READ | GEAR_WRITE.
 * `deadline` is monotonic ms or GEAR_NO_DEADLINE; `wake_at` (0: none) is an earlier moment at which to return GEAR_SUCCESS
 * with nothing ready, for the owner's own timers. GEAR_SUCCESS, GEAR_TIMEOUT, GEAR_NO_ACTIVE_FDS (nothing to wait for), or
 * GEAR_ERRNO with *sys_errno: EINTR when DISTURBED, ECANCELED when STOPPED.
 */
int gear_wait(gear_peer *const *peers, int *ready, size_t count, int interest, int64_t deadline, int64_t wake_at,
	gear_interrupt *interrupt, int *sys_errno);

/* The deadline of a call that begins now and may take timeout ms; GEAR_NO_DEADLINE if timeout < 0. */
int64_t gear_deadline(int64_t now, int timeout);

#endif
