/*
 * When to give memory back, and how: malloc_trim where there is glibc. Other allocators do without being told.
 */
#include "memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "log.h"

enum {
	LARGE = 8 << 20, /* a peak below is left to the allocator */
	SMALL_PART = 8,  /* one of so many of the peak is in use still */
	PAUSE_MS = 5000
};

static void give_back(void)
{
#ifdef __GLIBC__
	malloc_trim(0);
#endif
}

int64_t memory_tend(struct memory_watch *watch, size_t bytes, int64_t now)
{
	if (bytes > watch->peak) {
		watch->peak = bytes;
	}
	if (watch->peak < LARGE || bytes > watch->peak / SMALL_PART) {
		return -1;
	}
	if (now < watch->next) {
		return watch->next;
	}
	log_at(LEVEL_DEBUG, "giving memory back: jobs took %zu bytes, now %zu", watch->peak, bytes);
	give_back();
	watch->peak = bytes;
	watch->next = now + PAUSE_MS;
	return -1;
}
