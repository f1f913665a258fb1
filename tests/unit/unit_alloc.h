/*
 * Memory that runs out when a test says so. The makefile has the linker send malloc, calloc and realloc of everything
 * that is linked into a test here; the C library's own calls are not among them.
 */
#ifndef UNIT_ALLOC_H
#define UNIT_ALLOC_H

#include <stdbool.h>

/* The nth allocation from now on fails, once; 0: none. */
void unit_fail_allocation(unsigned long nth);

/* Since then, has it failed? Ends it. */
bool unit_allocation_failed(void);

#endif
