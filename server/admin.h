/*
 * The text protocol: one line in, one answer out, in the form that gearmand's tools read.
 */
#ifndef ADMIN_H
#define ADMIN_H

#include "gear_packet.h"
#include "session.h"

/* Serves one line, without its end. */
void admin_run(struct session *session, gear_view line);

#endif
