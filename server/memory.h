/*
 * Gives memory back to the system after a deep queue has drained. The allocator keeps what lies between the few pieces
 * that are still in use, so it has to be told.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include <stddef.h>
#include <stdint.h>

/* Zeroed at first. */
struct memory_watch {
	size_t peak;  /* bytes of jobs, the most since the last time */
	int64_t next; /* not before, monotonic ms */
};

/*
 * Looks at how many bytes the jobs take now, and gives memory back if that is a small part of a large peak; seldom, as it
 * takes the system a while. Returns when to look again (monotonic, ms), -1: not before the number changes.
 */
int64_t memory_tend(struct memory_watch *watch, size_t bytes, int64_t now);

#endif
