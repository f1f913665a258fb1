/*
 * SUBMIT_JOB_SCHED: the next minute that fits, over the ends of hours, days, months, years and summer time.
 */
#include "commands.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static time_t at(const char *text)
{
	struct tm parts = { .tm_isdst = -1 };

	assert(sscanf(text, "%d-%d-%d %d:%d", &parts.tm_year, &parts.tm_mon, &parts.tm_mday, &parts.tm_hour, &parts.tm_min) == 5);
	parts.tm_year -= 1900;
	parts.tm_mon -= 1;
	return mktime(&parts);
}

/* `schedule` is five words; `due` is "" if no minute fits. */
static void check(const char *schedule, const char *now, const char *due)
{
	char words[5][16], text[32] = "";
	gear_view fields[5];
	time_t found;

	assert(sscanf(schedule, "%15s %15s %15s %15s %15s", words[0], words[1], words[2], words[3], words[4]) == 5);
	for (int i = 0; i < 5; i++) {
		fields[i] = gear_view_str(strcmp(words[i], "-") == 0 ? "" : words[i]);
	}
	if (commands_schedule(fields, at(now), &found)) {
		struct tm parts;
		localtime_r(&found, &parts);
		strftime(text, sizeof(text), "%Y-%m-%d %H:%M", &parts);
		assert(parts.tm_sec == 0);
	}
	if (strcmp(text, due) != 0) {
		fprintf(stderr, "%s after %s: \"%s\", expected \"%s\"\n", schedule, now, text, due);
		abort();
	}
}

int main(void)
{
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();

	check("* * * * *", "2026-11-24 10:20", "2026-11-24 10:21");
	check("- - - - -", "2026-12-31 23:59", "2027-01-01 00:00");
	check("20 10 - - -", "2026-11-24 10:20", "2026-11-25 10:20");
	check("5 * * * *", "2026-11-24 10:20", "2026-11-24 11:05");
	check("* 3 * * *", "2026-11-24 10:20", "2026-11-25 03:00");
	check("0 0 1 * *", "2026-11-24 10:20", "2026-12-01 00:00");
	check("0 0 31 * *", "2026-04-01 00:00", "2026-05-31 00:00");
	check("0 0 29 2 *", "2026-11-24 10:20", "2028-02-29 00:00");
	check("0 0 29 2 *", "2096-03-01 00:00", "2104-02-29 00:00");
	check("0 12 * * 0", "2026-11-24 10:20", "2026-11-30 12:00");  /* Monday */
	check("0 12 * * 6", "2026-11-24 10:20", "2026-11-29 12:00");  /* Sunday */
	check("30 2 29 3 *", "2026-03-01 00:00", "2027-03-29 02:30"); /* skipped by summer time in 2026 */

	check("0 0 30 2 *", "2026-11-24 10:20", "");
	check("60 * * * *", "2026-11-24 10:20", "");
	check("* 24 * * *", "2026-11-24 10:20", "");
	check("* * 0 * *", "2026-11-24 10:20", "");
	check("* * * 13 *", "2026-11-24 10:20", "");
	check("* * * * 7", "2026-11-24 10:20", "");
	check("x * * * *", "2026-11-24 10:20", "");
	check("-1 * * * *", "2026-11-24 10:20", "");
	return 0;
}
