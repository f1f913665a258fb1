/*
 * When to give memory back, and how: malloc_trim where there is glibc. Other allocators do without being told. And huge pages,
 * for what the heap grows by: glibc takes them only when its environment says so.
 */
#include "memory.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

#include "log.h"

enum {
	LARGE = 8 << 20, /* a peak below is left to the allocator */
	SMALL_PART = 8,  /* one of so many of the peak is in use still */
	PAUSE_MS = 5000,
	GROWTH = 64 << 20,     /* of the heap, at a time: a huge page has to be known as one when it is first touched */
	MAPPED_FROM = 4 << 20, /* setting the former ends that malloc finds out itself what to map */
	RESERVE = 1 << 20
};

static void use_huge_pages(struct memory_watch *watch)
{
#ifdef __GLIBC__
	char *end = sbrk(0);
	struct rlimit limit;

	if (watch->start == NULL) {
		if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY) {
			return; /* the last of what is allowed has to be had in small steps */
		}
		watch->start = end;
		mallopt(M_TOP_PAD, GROWTH);
		mallopt(M_MMAP_THRESHOLD, MAPPED_FROM);
	} else if (end > watch->end) {
		madvise(watch->end, (size_t) (end - watch->end), MADV_HUGEPAGE);
	}
	watch->end = end;
#endif
}

/* What is left shall not bring huge pages back, each for the single piece in it that is in use. */
static void give_back(struct memory_watch *watch)
{
#ifdef __GLIBC__
	malloc_trim(0);
	if (watch->start == NULL) {
		return;
	}
	watch->end = sbrk(0);
	if (watch->start < watch->end) {
		madvise(watch->start, (size_t) (watch->end - watch->start), MADV_NOHUGEPAGE);
	}
#endif
}

int64_t memory_tend(struct memory_watch *watch, size_t bytes, int64_t now)
{
	if (bytes > watch->peak) {
		watch->peak = bytes;
	}
	if (bytes >= LARGE) {
		use_huge_pages(watch);
	}
	if (watch->peak < LARGE || bytes > watch->peak / SMALL_PART) {
		return -1;
	}
	if (now < watch->next) {
		return watch->next;
	}
	log_at(LEVEL_DEBUG, "giving memory back: jobs took %zu bytes, now %zu", watch->peak, bytes);
	give_back(watch);
	watch->peak = bytes;
	watch->next = now + PAUSE_MS;
	return -1;
}

bool memory_reserve_holds(struct memory_reserve *reserve)
{
	if (reserve->bytes == NULL) {
		reserve->bytes = malloc(RESERVE);
	}
	return reserve->bytes != NULL;
}

void memory_reserve_spend(struct memory_reserve *reserve)
{
	free(reserve->bytes);
	reserve->bytes = NULL;
}
