/*
 * Counts allocations down to the one that fails.
 */
#include "unit_alloc.h"

#include <stddef.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);

static unsigned long left; /* 0: none fails */
static bool failed;

void unit_fail_allocation(unsigned long nth)
{
	left = nth;
	failed = false;
}

bool unit_allocation_failed(void)
{
	left = 0;
	return failed;
}

static bool fails(void)
{
	if (left && !--left) {
		failed = true;
		return true;
	}
	return false;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
	return fails() ? NULL : __real_realloc(block, size);
}
