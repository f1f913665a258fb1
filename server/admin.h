/*
 * The text protocol: one line in, one answer out, in the form that gearmand's tools read.
 */
#ifndef ADMIN_H
#define ADMIN_H

#include "gear_packet.h"
#include "session.h"

/* Serves one line, without its end. A long answer is only begun: session->answering is set then. */
void admin_run(struct session *session, gear_view line);

/* A step of the answer that session->answering is: at most a line, of bounded work. */
void admin_go_on(struct session *session);

/* Forgets the answer that has been begun, if any; for the end of a session. */
void admin_give_up(struct session *session);

#endif
