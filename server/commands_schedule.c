/*
 * SUBMIT_JOB_SCHED: the next minute that fits five fields. Calendar only.
 */
#include "commands.h"

/* The 29th of February on a given day of the week comes once in 28 years, once in 40 where a century lacks it. */
enum { DAYS_AHEAD = 40 * 366, ANY = -1 };

enum { MINUTE, HOUR, DAY, MONTH, WEEKDAY, FIELDS };

static const struct {
	int min, max;
} ranges[FIELDS] = { { 0, 59 }, { 0, 23 }, { 1, 31 }, { 1, 12 }, { 0, 6 } };

static bool read_fields(const gear_view fields[FIELDS], int wanted[FIELDS])
{
	for (int i = 0; i < FIELDS; i++) {
		uint64_t number = 0;
		bool any = fields[i].len == 0 || (fields[i].len == 1 && fields[i].bytes[0] == '*');

		if (!any && (!gear_view_number(fields[i], (uint64_t) ranges[i].max, &number) || number < (uint64_t) ranges[i].min)) {
			return false;
		}
		wanted[i] = any ? ANY : (int) number;
	}
	return true;
}

static bool fits(int wanted, int value)
{
	return wanted == ANY || wanted == value;
}

static void next_day(struct tm *day)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year = day->tm_year + 1900;
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	day->tm_wday = (day->tm_wday + 1) % 7;
	if (++day->tm_mday > lengths[day->tm_mon] + (day->tm_mon == 1 && leap)) {
		day->tm_mday = 1;
		day->tm_mon = (day->tm_mon + 1) % 12;
		day->tm_year += day->tm_mon == 0;
	}
	day->tm_hour = 0;
}

/* The first fitting minute after `now` in what is left of a day. Asks the clock back: not every day has every minute. */
static bool find_minute(const struct tm *day, const int wanted[FIELDS], time_t now, time_t *due)
{
	for (int hour = day->tm_hour; hour < 24; hour++) {
		for (int minute = 0; fits(wanted[HOUR], hour) && minute < 60; minute++) {
			struct tm parts = { .tm_year = day->tm_year,
				.tm_mon = day->tm_mon,
				.tm_mday = day->tm_mday,
				.tm_hour = hour,
				.tm_min = minute,
				.tm_isdst = -1 };
			if (fits(wanted[MINUTE], minute) && (*due = mktime(&parts)) > now && parts.tm_hour == hour
				&& parts.tm_min == minute) {
				return true;
			}
		}
	}
	return false;
}

bool commands_schedule(const gear_view fields[5], time_t now, time_t *due)
{
	int wanted[FIELDS];
	struct tm day;

	if (!read_fields(fields, wanted) || localtime_r(&now, &day) == NULL) {
		return false;
	}
	for (int ahead = 0; ahead < DAYS_AHEAD; ahead++, next_day(&day)) {
		bool right_day =
			fits(wanted[DAY], day.tm_mday) && fits(wanted[MONTH], day.tm_mon + 1) && fits(wanted[WEEKDAY], (day.tm_wday + 6) % 7);
		if (right_day && find_minute(&day, wanted, now, due)) {
			return true;
		}
	}
	return false;
}
