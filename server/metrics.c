/*
 * Measuring.
 */
#include "metrics.h"

#include <stdio.h>
#include <unistd.h>

const int64_t metrics_time_bounds[METRICS_BUCKETS] = { 100000, 250000, 500000, 1000000, 2500000, 5000000, 10000000, 25000000,
	50000000, 100000000, 250000000, 500000000, 1000000000, 2500000000 };
const int64_t metrics_size_bounds[METRICS_BUCKETS] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 4000, 6000, 8000 };

static void add(histogram *h, const int64_t *bounds, int64_t value)
{
	int bucket = 0;

	while (bucket < METRICS_BUCKETS && value > bounds[bucket]) {
		bucket++;
	}
	h->buckets[bucket]++;
	h->sum += (uint64_t) value;
}

void metrics_add_time(histogram *h, int64_t ns)
{
	add(h, metrics_time_bounds, ns);
}

void metrics_add_size(histogram *h, uint64_t size)
{
	add(h, metrics_size_bounds, (int64_t) size);
}

uint64_t metrics_memory(void)
{
	unsigned long size = 0, resident = 0;
	FILE *file = fopen("/proc/self/statm", "re");

	if (file != NULL) {
		if (fscanf(file, "%lu %lu", &size, &resident) != 2) {
			resident = 0;
		}
		fclose(file);
	}
	return (uint64_t) resident * (uint64_t) sysconf(_SC_PAGESIZE);
}
