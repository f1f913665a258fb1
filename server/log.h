/*
 * The server's log: levels, timestamped lines to standard error, a file or syslog. One function writes; a line that is
 * off costs one comparison.
 */
#ifndef LOG_H
#define LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* The names that --verbose takes and the text command `verbose` answers, from the gravest on. */
typedef enum log_level {
	LEVEL_FATAL,
	LEVEL_ALERT,
	LEVEL_CRITICAL,
	LEVEL_ERROR,
	LEVEL_WARNING,
	LEVEL_NOTICE,
	LEVEL_INFO,
	LEVEL_DEBUG
} log_level;

enum { LOG_LEVELS = 8 };

/* Lines above this level are off. Read by log_at, set once by main. */
extern log_level log_threshold;

#define log_at(level, ...) \
	do { \
		if ((level) <= log_threshold) { \
			log_write(level, __VA_ARGS__); \
		} \
	} while (0)

/*
 * Where lines go from now on: "stderr" (also before the first call), "none", or a file, which is appended to and
 * *copied*. False, with errno, when the file cannot be opened; lines then go where they went before.
 */
bool log_open(const char *path);

/* Lines go to syslog as well. */
void log_open_syslog(void);

/* Opens the file anew under its name, so that a renamed one can be taken away. Keeps the old one if that fails. */
void log_reopen(void);

/* Gives the file to the user that the server will run as, so that log_reopen can still write it. */
void log_give(uid_t uid, gid_t gid);

/* Do lines go to standard error? */
bool log_is_terminal(void);

/* Standard error is systemd's journal: it notes the time itself, and takes the level from what a line begins with. */
void log_to_journal(void);

/* That beginning; "" if standard error is not the journal. Static. */
const char *log_prefix(log_level level);

/* Tells what was held back and is due to be told. Returns when to call again (monotonic, ms), -1: nothing is held back. */
int64_t log_tick(int64_t now);

/* As log_write, for a signal handler: just the text. */
void log_from_handler(log_level level, const char *text, size_t len);

void log_close(void);

/*
 * Writes one line; use log_at. Control characters become '?'. Above ten lines a second from one format the rest is
 * counted, and the count written later: what a peer sends cannot flood the log. DEBUG is never held back.
 */
void log_write(log_level level, const char *format, ...) __attribute__((format(printf, 2, 3)));

const char *log_level_name(log_level level);

/* False if it is no level's name; case does not matter. */
bool log_level_parse(const char *name, log_level *level);

#endif
