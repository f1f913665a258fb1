/*
 * Which of several servers is to be asked first. Data only, no I/O; who is out of the question in this run is for the
 * caller to say.
 */
#ifndef GEAR_CHOICE_H
#define GEAR_CHOICE_H

#include <stdbool.h>
#include <stdint.h>

#include "gear_peer.h"
#include "gear_task.h"

/*
 * The place of a server, by its name ("host:port"), in the order that belongs to a function and unique: the highest is the
 * first to take. It depends on nothing else, so that every client that writes its servers alike has the same order, and a
 * server that is added or removed moves no jobs but its own. Programs of different versions meet here: it must not change.
 */
uint64_t gear_choice_weight(gear_view function, gear_view unique, const char *name);

/*
 * Whether `peer` is to be taken for the task rather than `best`, which stands before it in the list or is NULL.
 * For a task with by_unique the weight decides among those that are not backing off; else that one is connected.
 */
bool gear_choice_better(const gear_task *task, const gear_peer *peer, const gear_peer *best, int64_t now);

#endif
