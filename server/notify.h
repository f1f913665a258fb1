/*
 * Tells the service manager how the server is: systemd's protocol, datagrams to the socket that it named.
 */
#ifndef NOTIFY_H
#define NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

/* Reads what the manager put into the environment, and takes it out, so that no child takes it for its own. False: there is none. */
bool notify_open(void);

/* Is this descriptor the manager's journal? */
bool notify_is_journal(int fd);

/* "READY=1", "STOPPING=1", ...; nothing without a manager. */
void notify_send(const char *state);

/* What is under way goes on, and is to be given so many ms more. */
void notify_extend(int64_t ms);

/* Between RELOADING=1 and READY=1 what was changed is read again. */
void notify_reloading(void);

/* Says that the loop goes on, twice as often as the manager wants to hear it. Returns when to call again (monotonic, ms), -1: never. */
int64_t notify_tick(int64_t now);

#endif
