/*
 * What is measured of the server itself, beside what the registry counts. A few additions a turn: it is always on.
 */
#ifndef METRICS_H
#define METRICS_H

#include <stdint.h>
#include <time.h>

enum { METRICS_BUCKETS = 14 };

/* How many were at most so large: each bucket for itself, the last one for what is above all bounds. */
typedef struct histogram {
	uint64_t buckets[METRICS_BUCKETS + 1];
	uint64_t sum;
} histogram;

/* What a bucket holds at most: ns, or so many. */
extern const int64_t metrics_time_bounds[METRICS_BUCKETS], metrics_size_bounds[METRICS_BUCKETS];

struct metrics {
	uint64_t connections; /* that there are, HTTP left out */
	uint64_t accepted;
	uint64_t turned_away; /* above --max-connections */
	uint64_t http_requests;
	uint64_t errors;       /* ERROR packets, and their like by HTTP */
	int64_t started, born; /* the server (monotonic, and since 1970, ms) */
	int64_t busy;          /* ns that handlers of HTTP took since the last turn */
	histogram turns;       /* ns of a turn: how long others may have to wait for theirs */
	histogram commits;     /* ns from the hand-over of a batch to the loop's hearing of it */
	histogram batches;     /* operations */
	uint64_t refused;      /* operations that the store did not take or could not do in time */
	uint64_t outages;
};

/* Monotonic, ns. */
static inline int64_t metrics_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t) now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Bytes of this process that are in memory. */
uint64_t metrics_memory(void);

void metrics_add_time(histogram *h, int64_t ns);
void metrics_add_size(histogram *h, uint64_t size);

static inline void metrics_add_busy(struct metrics *metrics, int64_t begun)
{
	metrics->busy += metrics_clock() - begun;
}

/* A turn of the loop ends that began then. */
static inline void metrics_end_turn(struct metrics *metrics, int64_t begun)
{
	metrics_add_time(&metrics->turns, metrics_clock() - begun + metrics->busy);
	metrics->busy = 0;
}

#endif
