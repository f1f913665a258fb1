/*
 * What a run measures, and the line that it prints.
 */
#include "load.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void samples_init(samples *to, size_t room)
{
	to->all = calloc(room ? room : 1, sizeof(*to->all));
	to->room = room;
	to->count = 0;
	if (!to->all) {
		die("out of memory");
	}
}

void samples_add(samples *to, int64_t ns)
{
	if (to->count < to->room) {
		to->all[to->count++] = ns < UINT32_MAX ? (uint32_t) ns : UINT32_MAX;
	}
}

static int compare(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *) a, right = *(const uint32_t *) b;

	return (left > right) - (left < right);
}

static double microseconds(const samples *sorted, double part)
{
	size_t i = (size_t) ((double) sorted->count * part);

	return sorted->all[i < sorted->count ? i : sorted->count - 1] / 1000.0;
}

/* A number behind a word in a file of /proc; 0: there is none. */
static int64_t read_number(const char *path, const char *word)
{
	FILE *file = fopen(path, "r");
	char line[256];
	long long number = 0;

	while (file && fgets(line, sizeof(line), file)) {
		if (!strncmp(line, word, strlen(word))) {
			number = strtoll(line + strlen(word), NULL, 10);
			break;
		}
	}
	if (file) {
		fclose(file);
	}
	return number;
}

usage usage_of(long pid)
{
	usage now = { 0 };
	char path[300];
	struct dirent *entry;
	DIR *threads;

	if (!pid) {
		return now;
	}
	snprintf(path, sizeof(path), "/proc/%ld/status", pid);
	now.rss_kb = (long) read_number(path, "VmRSS:");
	snprintf(path, sizeof(path), "/proc/%ld/task", pid);
	threads = opendir(path);
	while (threads && (entry = readdir(threads))) {
		if (entry->d_name[0] != '.') {
			snprintf(path, sizeof(path), "/proc/%ld/task/%.20s/schedstat", pid, entry->d_name);
			now.cpu_ns += read_number(path, "");
		}
	}
	if (threads) {
		closedir(threads);
	}
	return now;
}

static int64_t own_cpu(void)
{
	struct timespec used;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
	return (int64_t) used.tv_sec * 1000000000 + used.tv_nsec;
}

void run_begin(run *of)
{
	of->own_cpu_ns = own_cpu();
	of->before = usage_of(of->set->pid);
	of->began = now_ns();
}

void run_turn(run *of, int timeout)
{
	loop_turn(&of->loop, timeout);
	if (now_ns() - of->began > of->set->seconds * INT64_C(1000000000)) {
		of->cut = true;
	}
}

void run_until(run *of, const long *count, long target)
{
	while (*count < target && !of->cut) {
		run_turn(of, 1000);
	}
}

void run_settle(run *of, peer *on)
{
	gear_view nothing = gear_view_of("", 0);
	long target = of->answered + 1;

	of->began = now_ns(); /* the time is for what comes after */
	peer_send(on, GEAR_COMMAND_ECHO_REQ, &nothing, 1);
	run_until(of, &of->answered, target);
	if (of->cut) {
		die("%s: the server did not answer in time", of->set->mode);
	}
}

bool common_packet(run *of, const gear_packet *packet)
{
	if (packet->command == GEAR_COMMAND_ERROR) {
		die("%s: the server says %.*s: %.*s", of->set->mode, (int) packet->args[0].len, packet->args[0].bytes,
			(int) packet->args[1].len, packet->args[1].bytes);
	}
	of->answered += packet->command == GEAR_COMMAND_ECHO_RES;
	return packet->command == GEAR_COMMAND_ECHO_RES;
}

gear_view function_name(const run *of, long n, char text[FUNCTION_NAME_SIZE])
{
	if (!of->set->functions) {
		return gear_view_of("bench", 5);
	}
	return gear_view_of(text, (size_t) snprintf(text, FUNCTION_NAME_SIZE, "bench%06ld", n % of->set->functions));
}

void report(run *of, long jobs)
{
	usage after = usage_of(of->set->pid);
	int64_t own = own_cpu() - of->own_cpu_ns;
	samples *latencies = &of->latencies;
	double seconds = (double) (of->ended - of->began) / 1e9;

	printf("mode=%s jobs=%ld seconds=%.4f rate=%.0f", of->set->mode, jobs, seconds, seconds > 0 ? (double) jobs / seconds : 0);
	if (latencies->count) {
		qsort(latencies->all, latencies->count, sizeof(*latencies->all), compare);
		printf(" p50_us=%.1f p99_us=%.1f max_us=%.1f", microseconds(latencies, 0.5), microseconds(latencies, 0.99),
			latencies->all[latencies->count - 1] / 1000.0);
	}
	if (of->noops) {
		printf(" noops_per_job=%.2f", jobs ? (double) of->noops / (double) jobs : 0);
	}
	if (of->set->pid) {
		printf(" rss_kb_before=%ld rss_kb=%ld cpu_us_per_job=%.3f", of->before.rss_kb, after.rss_kb,
			jobs ? (double) (after.cpu_ns - of->before.cpu_ns) / 1000.0 / (double) jobs : 0);
	}
	printf(" own_cpu_us_per_job=%.3f", jobs ? (double) own / 1000.0 / (double) jobs : 0);
	printf("%s\n", of->cut ? " cut=1" : "");
}
