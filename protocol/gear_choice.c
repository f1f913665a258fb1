/*
 * Choosing by unique is rendezvous hashing: each server gets a hash of job and server, the highest wins. Without a table of
 * servers there is nothing to build, and nothing that the order of the list could change.
 */
#include "gear_choice.h"

#include <string.h>

/* FNV-1a. The NUL that no name has keeps "ab" + "c" and "a" + "bc" apart. */
static uint64_t add_name(uint64_t hash, const char *bytes, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		hash = (hash ^ (unsigned char) bytes[i]) * UINT64_C(0x100000001b3);
	}
	return hash * UINT64_C(0x100000001b3);
}

/* FNV's last bytes, where servers' ports differ, hardly reach the high bits, which decide. */
static uint64_t mix(uint64_t hash)
{
	hash = (hash ^ hash >> 33) * UINT64_C(0xff51afd7ed558ccd);
	hash = (hash ^ hash >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
	return hash ^ hash >> 33;
}

uint64_t gear_choice_weight(gear_view function, gear_view unique, const char *name)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	hash = add_name(hash, function.bytes, function.len);
	hash = add_name(hash, unique.bytes, unique.len);
	return mix(add_name(mix(hash), name, strlen(name)));
}

static int rank_of(const gear_task *task, const gear_peer *peer, int64_t now)
{
	bool due = peer->state != GEAR_PEER_DOWN || now >= peer->retry_at;

	if (task->by_unique || !due) {
		return due;
	}
	return peer->state == GEAR_PEER_UP ? 3 : peer->state == GEAR_PEER_CONNECTING ? 2 : 1;
}

bool gear_choice_better(const gear_task *task, const gear_peer *peer, const gear_peer *best, int64_t now)
{
	int rank = rank_of(task, peer, now);
	int best_rank = best ? rank_of(task, best, now) : -1;

	if (rank != best_rank || !task->by_unique) {
		return rank > best_rank;
	}
	return gear_choice_weight(task->args[0], task->args[1], peer->name)
		> gear_choice_weight(task->args[0], task->args[1], best->name);
}
