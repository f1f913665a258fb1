/*
 * The log: formats a line, holds floods back, writes it with one write(2) so that lines of an appended file never mix.
 * Knows nothing of sessions or options.
 */
#include "log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

#include "gear_time.h"

enum { LINE_SIZE = 1024, STAMP_SIZE = 64, FLOOD_SLOTS = 16, FLOOD_LINES = 10, FLOOD_WINDOW_MS = 1000 };

/* How much one format has said in its current window. */
typedef struct flood {
	const char *format; /* compared as an address: one per place in the code */
	int64_t since;
	unsigned lines;
	unsigned held;
	log_level level;
} flood;

static const struct {
	const char *name;
	int priority;
} levels[LOG_LEVELS] = {
	[LEVEL_FATAL] = { "FATAL", LOG_ALERT }, /* LOG_EMERG is shown on every terminal: a start that fails is no such thing */
	[LEVEL_ALERT] = { "ALERT", LOG_ALERT },
	[LEVEL_CRITICAL] = { "CRITICAL", LOG_CRIT },
	[LEVEL_ERROR] = { "ERROR", LOG_ERR },
	[LEVEL_WARNING] = { "WARNING", LOG_WARNING },
	[LEVEL_NOTICE] = { "NOTICE", LOG_NOTICE },
	[LEVEL_INFO] = { "INFO", LOG_INFO },
	[LEVEL_DEBUG] = { "DEBUG", LOG_DEBUG },
};

log_level log_threshold = LEVEL_NOTICE;

static struct {
	int fd;     /* -1: none */
	char *path; /* NULL: not a file of ours */
	bool syslog;
	bool journal; /* standard error is */
	flood floods[FLOOD_SLOTS];
} sink = { .fd = STDERR_FILENO };

bool log_is_terminal(void)
{
	return sink.fd == STDERR_FILENO;
}

static int open_file(const char *path)
{
	return open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
}

static void leave_file(void)
{
	if (sink.path != NULL) {
		close(sink.fd);
		free(sink.path);
		sink.path = NULL;
	}
}

bool log_open(const char *path)
{
	if (strcmp(path, "stderr") == 0 || strcmp(path, "none") == 0) {
		leave_file();
		sink.fd = strcmp(path, "none") == 0 ? -1 : STDERR_FILENO;
		return true;
	}

	char *copy = strdup(path);
	int fd = copy == NULL ? -1 : open_file(path);
	if (fd < 0) {
		int reason = errno;
		free(copy);
		errno = reason;
		return false;
	}
	leave_file();
	sink.path = copy;
	sink.fd = fd;
	return true;
}

void log_open_syslog(void)
{
	openlog("gearmand", LOG_PID | LOG_NDELAY, LOG_DAEMON);
	sink.syslog = true;
}

void log_reopen(void)
{
	if (sink.path == NULL) {
		return;
	}
	int fd = open_file(sink.path);
	if (fd < 0) {
		log_at(LEVEL_ERROR, "cannot reopen the log file %s: %s", sink.path, strerror(errno));
		return;
	}
	close(sink.fd);
	sink.fd = fd;
}

void log_to_journal(void)
{
	sink.journal = true;
}

const char *log_prefix(log_level level)
{
	static char prefix[] = "<0>";

	prefix[1] = (char) ('0' + levels[level].priority);
	return sink.journal ? prefix : "";
}

void log_give(uid_t uid, gid_t gid)
{
	if (sink.path != NULL && fchown(sink.fd, uid, gid) != 0) {
		log_at(LEVEL_WARNING, "cannot give the log file %s to the user: %s", sink.path, strerror(errno));
	}
}

/* The local time, and a blank. Returns `text`. */
static const char *stamp(char text[STAMP_SIZE])
{
	struct timespec now;
	struct tm parts;

	clock_gettime(CLOCK_REALTIME, &now);
	localtime_r(&now.tv_sec, &parts);
	size_t len = strftime(text, STAMP_SIZE, "%Y-%m-%d %H:%M:%S", &parts);
	snprintf(text + len, STAMP_SIZE - len, ".%03ld ", now.tv_nsec / 1000000);
	return text;
}

static void put_line(log_level level, const char *text)
{
	if (sink.syslog) {
		syslog(levels[level].priority, "%s", text);
	}
	if (sink.fd < 0) {
		return;
	}

	char begin[STAMP_SIZE], line[LINE_SIZE + 96];
	const char *first = sink.journal && log_is_terminal() ? log_prefix(level) : stamp(begin);
	int len = snprintf(line, sizeof(line), "%s%s %s\n", first, levels[level].name, text);
	if (write(sink.fd, line, (size_t) len) < 0) {
		/* There is no one left to tell. */
		return;
	}
}

/* A format as a reader can bear it: "..." for each value. Returns `words`. */
static const char *without_values(const char *format, char *words, size_t size)
{
	size_t len = 0;

	while (*format != '\0' && len + 4 < size) {
		if (*format != '%') {
			words[len++] = *format++;
			continue;
		}
		format += 1 + strspn(format + 1, "0123456789.*-+ #lzhj");
		format += *format != '\0';
		memcpy(words + len, "...", 3);
		len += 3;
	}
	words[len] = '\0';
	return words;
}

static void tell_held(flood *place)
{
	if (place->held > 0) {
		char text[LINE_SIZE];
		char words[LINE_SIZE / 2];
		snprintf(text, sizeof(text), "%u more lines like this were held back: %s", place->held,
			without_values(place->format, words, sizeof(words)));
		put_line(place->level, text);
	}
	place->held = 0;
}

int64_t log_tick(int64_t now)
{
	int64_t due = -1;

	for (flood *each = sink.floods; each < sink.floods + FLOOD_SLOTS; each++) {
		if (each->held > 0 && now - each->since >= FLOOD_WINDOW_MS) {
			tell_held(each);
		} else if (each->held > 0 && (due < 0 || each->since + FLOOD_WINDOW_MS < due)) {
			due = each->since + FLOOD_WINDOW_MS;
		}
	}
	return due;
}

/* Is this line one too many of its kind? */
static bool hold_back(log_level level, const char *format)
{
	int64_t now = gear_now();
	flood *place = NULL, *oldest = sink.floods;

	log_tick(now);
	for (flood *each = sink.floods; each < sink.floods + FLOOD_SLOTS; each++) {
		if (each->format == format) {
			place = each;
		}
		if (each->since < oldest->since) {
			oldest = each;
		}
	}
	if (place == NULL) {
		place = oldest;
		tell_held(place);
		place->format = NULL;
	}
	if (place->format == NULL || now - place->since >= FLOOD_WINDOW_MS) {
		*place = (flood){ .format = format, .since = now, .level = level };
	}
	if (place->lines >= FLOOD_LINES) {
		place->held++;
		return true;
	}
	place->lines++;
	return false;
}

void log_close(void)
{
	for (flood *each = sink.floods; each < sink.floods + FLOOD_SLOTS; each++) {
		tell_held(each);
	}
	leave_file();
	sink.fd = -1;
}

void log_from_handler(log_level level, const char *text, size_t len)
{
	if (level <= log_threshold && sink.fd >= 0 && (write(sink.fd, text, len) < 0 || write(sink.fd, "\n", 1) < 0)) {
		return;
	}
}

void log_write(log_level level, const char *format, ...)
{
	if (level != LEVEL_DEBUG && hold_back(level, format)) {
		return;
	}

	char text[LINE_SIZE];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	for (char *c = text; *c != '\0'; c++) {
		if ((unsigned char) *c < 0x20 || *c == 0x7f) {
			*c = '?';
		}
	}
	put_line(level, text);
}

const char *log_level_name(log_level level)
{
	return levels[level].name;
}

bool log_level_parse(const char *name, log_level *level)
{
	for (int i = 0; i < LOG_LEVELS; i++) {
		if (strcasecmp(name, levels[i].name) == 0) {
			*level = (log_level) i;
			return true;
		}
	}
	return false;
}
