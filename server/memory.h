/*
 * Has a deep queue lie in huge pages, which saves it most page faults and misses of the TLB, and gives memory back to the
 * system after it has drained. The allocator keeps what lies between the few pieces that are still in use, so it has to be
 * told.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zeroed at first. */
struct memory_watch {
	size_t peak;       /* bytes of jobs, the most since the last time */
	int64_t next;      /* not before, monotonic ms */
	char *start, *end; /* of the heap, as far as the system was told how to keep it; NULL: it never was large */
};

/*
 * Looks at how many bytes the jobs take now, and gives memory back if that is a small part of a large peak; seldom, as it
 * takes the system a while. Returns when to look again (monotonic, ms), -1: not before the number changes.
 */
int64_t memory_tend(struct memory_watch *watch, size_t bytes, int64_t now);

/*
 * Memory that is set aside for when there is none: so that jobs can still be handed out, whose ends make room. Zeroed at first.
 * Nothing is written to it, so it takes addresses but no memory.
 */
struct memory_reserve {
	void *bytes; /* NULL: not there */
};

/* Is it there, or can it be had again? If not, nothing may be accepted that stays. */
bool memory_reserve_holds(struct memory_reserve *reserve);

/* Something failed for want of memory: this is for the next that is needed. */
void memory_reserve_spend(struct memory_reserve *reserve);

#endif
