/*
 * Packets: command -> handler, and the handlers. What a request changes is in the registry; here it is checked, asked
 * and answered.
 */
#ifndef COMMANDS_H
#define COMMANDS_H

#include <stdbool.h>
#include <time.h>

#include "gear_packet.h"
#include "registry.h"
#include "session.h"

/* The server's registry, with its events going to sessions. *Returns owned* (free with registry_free), or NULL. */
registry *commands_registry_new(struct server *server);

/* Serves one packet. False: the connection is to be closed when its output is sent. */
bool commands_run(struct session *session, const gear_packet *packet);

/* A handler is called for a request with all its arguments, and answers by itself. */
typedef void command_handler(struct session *session, const gear_packet *packet);

/* commands_client.c */
command_handler command_submit, command_submit_reduce, command_submit_epoch, command_submit_sched;
command_handler command_get_status, command_get_status_unique;

/* commands_worker.c */
command_handler command_can_do, command_can_do_timeout, command_cant_do, command_reset_abilities;
command_handler command_pre_sleep, command_grab_job, command_work, command_set_client_id;

/*
 * The first minute after `now` (local time) that the fields of SUBMIT_JOB_SCHED describe: minute, hour, day of month,
 * month, day of week with Monday as 0; an empty one or * fits always. False if one is no such number, or no day fits.
 */
bool commands_schedule(const gear_view fields[5], time_t now, time_t *due);

#endif
