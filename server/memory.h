/*
 * Has a deep queue lie in huge pages, which saves it most page faults and misses of the TLB, and gives memory back to the
 * system after it has drained. The allocator keeps what lies between the few pieces that are still in use, so it has to be
 * told.
 */
#ifndef MEMORY_H
#define MEMORY_H

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

#endif
