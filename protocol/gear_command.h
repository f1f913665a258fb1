/*
 * The command table: every packet type of the protocol with its name, its arguments and who may send it.
 * The one place where a packet type is described; decoder, encoder, server dispatch and logs read it.
 */
#ifndef GEAR_COMMAND_H
#define GEAR_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gear.h"

enum {
	GEAR_COMMAND_TEXT = 0,
	GEAR_COMMAND_CAN_DO,
	GEAR_COMMAND_CANT_DO,
	GEAR_COMMAND_RESET_ABILITIES,
	GEAR_COMMAND_PRE_SLEEP,
	GEAR_COMMAND_UNUSED,
	GEAR_COMMAND_NOOP,
	GEAR_COMMAND_SUBMIT_JOB,
	GEAR_COMMAND_JOB_CREATED,
	GEAR_COMMAND_GRAB_JOB,
	GEAR_COMMAND_NO_JOB,
	GEAR_COMMAND_JOB_ASSIGN,
	GEAR_COMMAND_WORK_STATUS,
	GEAR_COMMAND_WORK_COMPLETE,
	GEAR_COMMAND_WORK_FAIL,
	GEAR_COMMAND_GET_STATUS,
	GEAR_COMMAND_ECHO_REQ,
	GEAR_COMMAND_ECHO_RES,
	GEAR_COMMAND_SUBMIT_JOB_BG,
	GEAR_COMMAND_ERROR,
	GEAR_COMMAND_STATUS_RES,
	GEAR_COMMAND_SUBMIT_JOB_HIGH,
	GEAR_COMMAND_SET_CLIENT_ID,
	GEAR_COMMAND_CAN_DO_TIMEOUT,
	GEAR_COMMAND_ALL_YOURS,
	GEAR_COMMAND_WORK_EXCEPTION,
	GEAR_COMMAND_OPTION_REQ,
	GEAR_COMMAND_OPTION_RES,
	GEAR_COMMAND_WORK_DATA,
	GEAR_COMMAND_WORK_WARNING,
	GEAR_COMMAND_GRAB_JOB_UNIQ,
	GEAR_COMMAND_JOB_ASSIGN_UNIQ,
	GEAR_COMMAND_SUBMIT_JOB_HIGH_BG,
	GEAR_COMMAND_SUBMIT_JOB_LOW,
	GEAR_COMMAND_SUBMIT_JOB_LOW_BG,
	GEAR_COMMAND_SUBMIT_JOB_SCHED,
	GEAR_COMMAND_SUBMIT_JOB_EPOCH,
	GEAR_COMMAND_SUBMIT_REDUCE_JOB,
	GEAR_COMMAND_SUBMIT_REDUCE_JOB_BACKGROUND,
	GEAR_COMMAND_GRAB_JOB_ALL,
	GEAR_COMMAND_JOB_ASSIGN_ALL,
	GEAR_COMMAND_GET_STATUS_UNIQUE,
	GEAR_COMMAND_STATUS_RES_UNIQUE,
	GEAR_COMMAND_MAX
};

/* Who may send a command. */
enum { GEAR_FROM_CLIENT = 1, GEAR_FROM_WORKER = 2, GEAR_FROM_SERVER = 4 };

typedef struct gear_command {
	const char *name;
	uint8_t argc; /* arguments in front of the data; each ends in NUL, but the packet's last piece */
	bool data;    /* one more piece, opaque, to the end of the packet */
	uint8_t from; /* GEAR_FROM_* bits */
} gear_command;

/* The table's row, or NULL for a number that is no command (0, 5, 43 and beyond). */
const gear_command *gear_command_find(uint32_t command);

/* The command's name, "UNKNOWN" for what is none. */
const char *gear_command_name(uint32_t command);

#endif
