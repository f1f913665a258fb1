/*
 * Options: one table row an option, read with getopt_long. The configuration file is turned into words of a command
 * line and goes through the same function. What an option does is its row's `set`; no option is named anywhere else.
 */
#include "options.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "gear.h"
#include "hash.h"

#define DEFAULT_CONFIG_FILE "/etc/gearmand.conf"

enum { HELP_COLUMN = 36, HELP_WIDTH = 100, NAMES_SIZE = 96, LETTER_MAX = 128, DEFAULT_HTTP_PORT = 8080 };

typedef struct option_row option_row;

/* Where the words come from, and which options may no longer be changed. */
struct reading {
	struct options *options;
	const char *source; /* a file's name, or NULL: the command line */
	int line;           /* of the file, 0: all of it */
	const bool *locked; /* by row: given on the command line */
	bool *seen;         /* by row */
	char *error;
};

struct option_row {
	const char *name;
	int letter;           /* 0: none */
	const char *argument; /* what the help calls it; NULL: a switch */
	bool (*set)(struct reading *reading, const option_row *row, const char *value);
	size_t field;  /* offset in struct options */
	long min, max; /* of numbers */
	const char *help;
};

static bool set_switch(struct reading *reading, const option_row *row, const char *value);
static bool set_number(struct reading *reading, const option_row *row, const char *value);
static bool set_size(struct reading *reading, const option_row *row, const char *value);
static bool set_string(struct reading *reading, const option_row *row, const char *value);
static bool set_file(struct reading *reading, const option_row *row, const char *value);
static bool add_string(struct reading *reading, const option_row *row, const char *value);
static bool set_level(struct reading *reading, const option_row *row, const char *value);
static bool raise_level(struct reading *reading, const option_row *row, const char *value);
static bool set_admin(struct reading *reading, const option_row *row, const char *value);
static bool set_retries(struct reading *reading, const option_row *row, const char *value);
static bool set_queue(struct reading *reading, const option_row *row, const char *value);
static bool accept_number(struct reading *reading, const option_row *row, const char *value);
static bool accept_switch(struct reading *reading, const option_row *row, const char *value);
static bool set_http_port(struct reading *reading, const option_row *row, const char *value);
static bool set_protocol(struct reading *reading, const option_row *row, const char *value);
static bool lack(struct reading *reading, const option_row *row, const char *value);
static bool lack_switch(struct reading *reading, const option_row *row, const char *value);

#define FIELD(name) offsetof(struct options, name)

#ifdef WITH_TLS
#define TLS_SWITCH(name, help) set_switch, FIELD(name), 0, 0, help
#define TLS_FILE(name, help) set_string, FIELD(name), 0, 0, help
#else
#define TLS_SWITCH(name, help) lack_switch, 0, 0, 0, "TLS"
#define TLS_FILE(name, help) lack, 0, 0, 0, "TLS"
#endif

/*
 * For rows that only say at start-up why nothing needs to be done, `help` is what is said; for those that name something
 * that is not built in, it is what that is, and the printed help leaves them out.
 */
static const option_row rows[] = {
	{ "port", 'p', "PORT", set_number, FIELD(port), 0, 65535,
		"Port to listen on; 4730 if not given. 0 takes a free one and prints it." },
	{ "listen", 'L', "ADDRESS", add_string, FIELD(listen), 0, 0,
		"Address to listen on: a name, 127.0.0.1, [::1], with :PORT if it differs, the path of a unix socket, or * for "
		"all. May be given several times. Default: 127.0.0.1 and ::1." },
	{ "backlog", 'b', "N", set_number, FIELD(backlog), 1, INT_MAX, "Connections that may wait to be accepted; 1024." },
	{ "log-file", 'l', "FILE", set_string, FIELD(log_file), 0, 0, "File to log to, 'stderr' (default) or 'none'." },
	{ "verbose", 0, "LEVEL", set_level, 0, 0, 0,
		"What to log: FATAL, ALERT, CRITICAL, ERROR, WARNING, NOTICE (default), INFO or DEBUG." },
	{ "louder", 'v', NULL, raise_level, 0, 0, 0, "One level more than the default each time it is given." },
	{ "syslog", 0, NULL, set_switch, FIELD(syslog), 0, 0, "Log to syslog as well." },
	{ "pid-file", 'P', "FILE", set_string, FIELD(pid_file), 0, 0, "File to write the process id to." },
	{ "daemon", 'd', NULL, set_switch, FIELD(daemon), 0, 0, "Go to the background as soon as the server listens." },
	{ "user", 'u', "USER", set_string, FIELD(user), 0, 0, "User to run as, once the addresses are bound." },
	{ "file-descriptors", 'f', "N", set_number, FIELD(file_descriptors), 16, INT_MAX,
		"Descriptors to allow, and with them connections. Default: as many as the system allows." },
	{ "max-connections", 0, "N", set_number, FIELD(max_connections), 0, INT_MAX,
		"Connections to serve at a time; further ones are closed at once. 0: no limit but that of descriptors (default)." },
	{ "idle-timeout", 0, "SECONDS", set_number, FIELD(idle_timeout), 0, 86400,
		"Close a connection that has not sent one whole request so many seconds after it was made. Whoever has sent one may "
		"be silent for ever, as sleeping workers are. 0: never (default)." },
	{ "admin", 0, "SCOPE", set_admin, 0, 0, 0,
		"Who may shut the server down, drain it, cancel jobs, limit, create and drop functions: all (default), local (whoever "
		"comes by a unix socket) or none." },
	{ "coredump", 0, NULL, set_switch, FIELD(coredump), 0, 0, "Leave a core file after a crash." },
	{ "queue-type", 'q', "TYPE", set_queue, 0, 0, 0,
		"Where background jobs are kept: builtin (in memory, default), or a durable queue of those listed below." },
	{ "store-queue-on-shutdown", 0, NULL, set_switch, FIELD(store_on_shutdown), 0, 0,
		"Store jobs only when the server ends: as fast as memory, and lost when it does not end by itself." },
	{ "job-retries", 'j', "N", set_retries, FIELD(job_retries), -1, 255,
		"How often a job is run again after its worker was lost: -1 without limit (default), 0 never." },
	{ "job-handle-prefix", 0, "TEXT", set_string, FIELD(job_handle_prefix), 0, 0,
		"What job handles begin with; H:<host name> if not given." },
	{ "worker-wakeup", 'w', "N", set_number, FIELD(worker_wakeup), 0, 255,
		"Sleeping workers to wake for a job; 1 (default), 0: all that can do it." },
	{ "strict-order", 0, NULL, set_switch, FIELD(strict_order), 0, 0,
		"Serve a worker's functions in the order in which it registered them, not in turn." },
	{ "round-robin", 'R', NULL, accept_switch, 0, 0, 0, "Serving a worker's functions in turn is the default." },
	{ "exceptions", 0, NULL, set_switch, FIELD(exceptions), 0, 0, "Send exceptions to clients that did not ask for them." },
	{ "keepalive", 0, NULL, accept_switch, 0, 0, 0, "Keepalive is on for every TCP connection." },
	{ "keepalive-idle", 0, "SECONDS", set_number, FIELD(keepalive_idle), -1, 32767, "Silence before the first probe; 60." },
	{ "keepalive-interval", 0, "SECONDS", set_number, FIELD(keepalive_interval), -1, 32767, "Between two probes; 10." },
	{ "keepalive-count", 0, "N", set_number, FIELD(keepalive_count), -1, 127, "Unanswered probes that end a connection; 6." },
	{ "max-packet-size", 0, "SIZE", set_size, FIELD(max_packet_size), 1024, UINT_MAX,
		"Longest packet body that is accepted; 1G. K, M and G may follow the number." },
	{ "output-limit", 0, "SIZE", set_size, FIELD(output_limit), 4096, LONG_MAX,
		"Bytes queued for a peer above which it is no longer read from; 64M. It is cut off at four times as many." },
	{ "threads", 't', "N", accept_number, 0, 0, INT_MAX, "One event loop serves all connections; no threads are needed." },
	{ "hashtable-buckets", 0, "N", accept_number, 0, 1, LONG_MAX, "The tables grow by themselves." },
	{ "http-port", 0, "PORT", set_http_port, FIELD(http_port), 0, 65535,
		"Port for HTTP: dashboard, metrics, health, JSON. 0 takes a free one and prints it. Default: no HTTP." },
	{ "http-host", 0, "ADDRESS", add_string, FIELD(http_host), 0, 0,
		"Address for HTTP, as --listen takes it. May be given several times. Default: 127.0.0.1 and ::1." },
	{ "http-token-file", 0, "FILE", set_string, FIELD(http_token_file), 0, 0,
		"File whose first line is what one has to show to cancel jobs and drop functions by HTTP. Default: nobody may." },
	{ "protocol", 'r', "NAME", set_protocol, 0, 0, 0,
		"http: takes jobs by HTTP as well, on --http-port, or on 8080 if that is not given." },
	{ "ssl", 0, NULL,
		TLS_SWITCH(ssl,
			"Speak TLS on every TCP address; one that is given as tcp://ADDRESS is left plain, one as "
			"tls://ADDRESS is secured without this option.") },
	{ "ssl-certificate", 0, "FILE", TLS_FILE(ssl_certificate, "The server's certificate and those that lead to its root, PEM.") },
	{ "ssl-key", 0, "FILE", TLS_FILE(ssl_key, "Its key, PEM, without a passphrase; not needed if it is in the same file.") },
	{ "ssl-ca-file", 0, "FILE",
		TLS_FILE(ssl_ca_file,
			"CAs, PEM: only clients and workers are let in that show a certificate "
			"signed by one of them.") },
	{ "libsqlite3-db", 0, "FILE", set_string, FIELD(queue.sqlite_db), 0, 0, "SQLite queue: the database file." },
	{ "libsqlite3-table", 0, "NAME", set_string, FIELD(queue.sqlite_table), 0, 0, "SQLite queue: table; gearman_queue." },
	{ "libpq-conninfo", 0, "TEXT", set_string, FIELD(queue.pq_conninfo), 0, 0,
		"PostgreSQL queue: connection string, as libpq and psql take it." },
	{ "libpq-table", 0, "NAME", set_string, FIELD(queue.pq_table), 0, 0, "PostgreSQL queue: table; queue." },
	{ "mysql-host", 0, "HOST", set_string, FIELD(queue.mysql_host), 0, 0, "MySQL or MariaDB queue: host; localhost." },
	{ "mysql-port", 0, "PORT", set_number, FIELD(queue.mysql_port), 1, 65535, "Its port; 3306." },
	{ "mysql-user", 0, "USER", set_string, FIELD(queue.mysql_user), 0, 0, "Its user." },
	{ "mysql-password", 0, "TEXT", set_string, FIELD(queue.mysql_password), 0, 0, "Its password." },
	{ "mysql-db", 0, "NAME", set_string, FIELD(queue.mysql_db), 0, 0, "Its database." },
	{ "mysql-table", 0, "NAME", set_string, FIELD(queue.mysql_table), 0, 0, "Its table; gearman_queue." },
	{ "redis-server", 0, "HOST", set_string, FIELD(queue.redis_server), 0, 0, "Redis queue: host; 127.0.0.1." },
	{ "redis-port", 0, "PORT", set_number, FIELD(queue.redis_port), 1, 65535, "Its port; 6379." },
	{ "redis-password", 0, "TEXT", set_string, FIELD(queue.redis_password), 0, 0, "Its password." },
	{ "redis-prefix", 0, "TEXT", set_string, FIELD(queue.redis_prefix), 0, 0, "What its keys begin with; _gear_." },
	{ "libmemcached-servers", 0, "LIST", set_string, FIELD(queue.memcached_servers), 0, 0,
		"Memcached queue: servers, HOST:PORT with commas between." },
	{ "libmemcached-prefix", 0, "TEXT", set_string, FIELD(queue.memcached_prefix), 0, 0, "What its keys begin with; gear_." },
	{ "libtokyocabinet-file", 0, "FILE", set_string, FIELD(queue.tokyo_file), 0, 0, "Tokyo Cabinet queue: the database file." },
	{ "libtokyocabinet-optimize", 0, NULL, set_switch, FIELD(queue.tokyo_optimize), 0, 0, "Optimize that file at start." },
	{ "libdrizzle-host", 0, "HOST", set_string, FIELD(queue.mysql_host), 0, 0, "As --mysql-host." },
	{ "libdrizzle-port", 0, "PORT", set_number, FIELD(queue.mysql_port), 1, 65535, "As --mysql-port." },
	{ "libdrizzle-uds", 0, "FILE", set_string, FIELD(queue.mysql_socket), 0, 0, "The server's unix socket." },
	{ "libdrizzle-user", 0, "USER", set_string, FIELD(queue.mysql_user), 0, 0, "As --mysql-user." },
	{ "libdrizzle-password", 0, "TEXT", set_string, FIELD(queue.mysql_password), 0, 0, "As --mysql-password." },
	{ "libdrizzle-db", 0, "NAME", set_string, FIELD(queue.mysql_db), 0, 0, "As --mysql-db." },
	{ "libdrizzle-table", 0, "NAME", set_string, FIELD(queue.mysql_table), 0, 0, "As --mysql-table." },
	{ "libdrizzle-mysql", 0, NULL, accept_switch, 0, 0, 0, "MySQL's protocol is the only one." },
	{ "config-file", 0, "FILE", set_file, FIELD(config_file), 0, 0,
		"Options from a file: lines of name=value, or of what could stand on the command line, which wins. @FILE is the "
		"same. Default: " DEFAULT_CONFIG_FILE " if it is there." },
	{ "check-args", 0, NULL, set_switch, FIELD(check_args), 0, 0, "Only check the options; exits 0 if they are right." },
	{ "version", 'V', NULL, set_switch, FIELD(version), 0, 0, "Print the version." },
	{ "help", 'h', NULL, set_switch, FIELD(help), 0, 0, "Print this help." },
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };
_Static_assert((int) ROWS <= OPTIONS_MAX, "struct options remembers what was given for each");

/* Words the complaint, with the file's name and line in front if it is about one; returns false. */
static bool __attribute__((format(printf, 2, 3))) complain(struct reading *reading, const char *format, ...)
{
	va_list args;
	int len = 0;

	if (reading->source != NULL && reading->line > 0) {
		len = snprintf(reading->error, OPTIONS_ERROR_SIZE, "%s:%d: ", reading->source, reading->line);
	} else if (reading->source != NULL) {
		len = snprintf(reading->error, OPTIONS_ERROR_SIZE, "%s: ", reading->source);
	}
	if (len >= 0 && len < OPTIONS_ERROR_SIZE) {
		va_start(args, format);
		vsnprintf(reading->error + len, OPTIONS_ERROR_SIZE - (size_t) len, format, args);
		va_end(args);
	}
	return false;
}

static void *field_of(struct reading *reading, const option_row *row)
{
	return (char *) reading->options + row->field;
}

static bool list_add(string_list *list, const char *text)
{
	char **items = realloc(list->items, (list->count + 1) * sizeof(*items));
	if (items == NULL) {
		return false;
	}
	list->items = items;
	items[list->count] = strdup(text);
	return items[list->count] != NULL && ++list->count > 0;
}

static void list_free(string_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i]);
	}
	free(list->items);
}

static bool read_switch(struct reading *reading, const option_row *row, const char *value, bool *on)
{
	static const char *const words[] = { "no", "yes", "false", "true", "off", "on", "0", "1" };

	*on = true;
	if (value == NULL || *value == '\0') {
		return true;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcasecmp(value, words[i]) == 0) {
			*on = i % 2 == 1;
			return true;
		}
	}
	return complain(reading, "option --%s is a switch, it cannot be '%s'", row->name, value);
}

static bool set_switch(struct reading *reading, const option_row *row, const char *value)
{
	return read_switch(reading, row, value, field_of(reading, row));
}

static bool accept_switch(struct reading *reading, const option_row *row, const char *value)
{
	bool on;
	char note[NAMES_SIZE * 2];

	if (!read_switch(reading, row, value, &on)) {
		return false;
	}
	if (!on) {
		return complain(reading, "option --%s cannot be switched off: %s", row->name, row->help);
	}
	snprintf(note, sizeof(note), "option --%s is not needed: %s", row->name, row->help);
	return list_add(&reading->options->notes, note) || complain(reading, "out of memory");
}

static bool read_number(struct reading *reading, const option_row *row, const char *value, long *number, bool units)
{
	static const char suffixes[] = "KMG";
	char *end;

	errno = 0;
	*number = strtol(value, &end, 10);
	bool good = end != value && errno == 0 && !isspace((unsigned char) *value);
	if (good && units && *end != '\0') {
		const char *suffix = strchr(suffixes, toupper((unsigned char) *end));
		int shift = suffix == NULL ? 0 : 10 * (int) (suffix - suffixes + 1);
		good = suffix != NULL && *number >= 0 && *number <= LONG_MAX >> shift;
		*number = good ? *number << shift : 0;
		end++;
	}
	if (!good || *end != '\0') {
		return complain(reading, "option --%s needs a number, not '%s'", row->name, value);
	}
	if (*number < row->min || *number > row->max) {
		return row->max >= INT_MAX
			? complain(reading, "option --%s must be at least %ld, and not %s", row->name, row->min, value)
			: complain(reading, "option --%s must be from %ld to %ld, and not %s", row->name, row->min, row->max, value);
	}
	return true;
}

static bool set_number(struct reading *reading, const option_row *row, const char *value)
{
	return read_number(reading, row, value, field_of(reading, row), false);
}

static bool set_size(struct reading *reading, const option_row *row, const char *value)
{
	return read_number(reading, row, value, field_of(reading, row), true);
}

static bool accept_number(struct reading *reading, const option_row *row, const char *value)
{
	long number;
	char note[NAMES_SIZE * 2];

	snprintf(note, sizeof(note), "option --%s is not needed: %s", row->name, row->help);
	return read_number(reading, row, value, &number, false)
		&& (list_add(&reading->options->notes, note) || complain(reading, "out of memory"));
}

static bool set_retries(struct reading *reading, const option_row *row, const char *value)
{
	static const char note[] = "with --job-retries=0 a job whose worker is lost is never run again (-1: no limit)";

	return set_number(reading, row, value)
		&& (reading->options->job_retries != 0 || list_add(&reading->options->notes, note) || complain(reading, "out of memory"));
}

static bool set_string(struct reading *reading, const option_row *row, const char *value)
{
	char **field = field_of(reading, row);

	if (*value == '\0') {
		return complain(reading, "option --%s needs a value", row->name);
	}
	free(*field);
	*field = strdup(value);
	return *field != NULL || complain(reading, "out of memory");
}

static bool set_file(struct reading *reading, const option_row *row, const char *value)
{
	return reading->source != NULL ? complain(reading, "option --%s is for the command line", row->name)
								   : set_string(reading, row, value);
}

static bool add_string(struct reading *reading, const option_row *row, const char *value)
{
	if (*value == '\0') {
		return complain(reading, "option --%s needs a value", row->name);
	}
	return list_add(field_of(reading, row), value) || complain(reading, "out of memory");
}

static bool set_level(struct reading *reading, const option_row *row, const char *value)
{
	return log_level_parse(value, &reading->options->verbose)
		|| complain(reading, "option --%s must be FATAL, ALERT, CRITICAL, ERROR, WARNING, NOTICE, INFO or DEBUG, and not '%s'",
			row->name, value);
}

static bool raise_level(struct reading *reading, const option_row *row, const char *value)
{
	(void) row;
	(void) value;
	if (reading->options->verbose < LEVEL_DEBUG) {
		reading->options->verbose++;
	}
	return true;
}

static bool set_admin(struct reading *reading, const option_row *row, const char *value)
{
	static const char *const scopes[] = { [ADMIN_ALL] = "all", [ADMIN_LOCAL] = "local", [ADMIN_NONE] = "none" };

	for (size_t i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++) {
		if (strcasecmp(value, scopes[i]) == 0) {
			reading->options->admin = (admin_scope) i;
			return true;
		}
	}
	return complain(reading, "option --%s must be all, local or none, and not '%s'", row->name, value);
}

static bool set_queue(struct reading *reading, const option_row *row, const char *value)
{
	static const char in_memory[] = "builtin";
	char names[NAMES_SIZE] = "";

	reading->options->queue_backend = queue_backend_find(value);
	if (reading->options->queue_backend != NULL || strcasecmp(value, in_memory) == 0) {
		return true;
	}
	for (const queue_backend *const *each = queue_backends; *each != NULL; each++) {
		snprintf(names + strlen(names), sizeof(names) - strlen(names), ", %s", (*each)->name);
	}
	return complain(reading, "option --%s: this build has no queue '%s'; it has %s%s", row->name, value, in_memory, names);
}

/* An option of other gearmands for which there is no code here: better no server than one that silently does without. */
static bool lack(struct reading *reading, const option_row *row, const char *value)
{
	(void) value;
	return complain(reading, "option --%s cannot be used: this build has no %s", row->name, row->help);
}

static bool lack_switch(struct reading *reading, const option_row *row, const char *value)
{
	bool on;

	return read_switch(reading, row, value, &on) && (!on || lack(reading, row, value));
}

static bool set_http_port(struct reading *reading, const option_row *row, const char *value)
{
	reading->options->http = true;
	return set_number(reading, row, value);
}

static bool set_protocol(struct reading *reading, const option_row *row, const char *value)
{
	reading->options->http = reading->options->http_jobs = true;
	return strcasecmp(value, "http") == 0 || complain(reading, "option --%s: there is no protocol '%s'", row->name, value);
}

static bool is_lacking(const option_row *row)
{
	return row->set == lack || row->set == lack_switch;
}

/* By SIGHUP. */
static bool changes_now(const option_row *row)
{
	return row->set == set_level || row->set == raise_level || row->set == set_admin || row->set == set_size
		|| row->field == FIELD(max_connections);
}

static const option_row *find_letter(int letter)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].letter == letter && letter != 0) {
			return &rows[i];
		}
	}
	return NULL;
}

static void fill_getopt(struct option *longs, char *shorts)
{
	*shorts++ = '+';
	*shorts++ = ':';
	for (size_t i = 0; i < ROWS; i++) {
		longs[i] = (struct option){ rows[i].name, rows[i].argument != NULL ? required_argument : optional_argument, NULL,
			LETTER_MAX + (int) i };
		if (rows[i].letter != 0) {
			*shorts++ = (char) rows[i].letter;
		}
		if (rows[i].letter != 0 && rows[i].argument != NULL) {
			*shorts++ = ':';
		}
	}
	longs[ROWS] = (struct option){ 0 };
	*shorts = '\0';
}

/* What getopt_long could not read: `answer` is '?' or ':'. */
static bool reject_word(struct reading *reading, int answer, const char *word)
{
	const option_row *row = find_letter(optopt);

	if (answer == ':' && (row != NULL || optopt >= LETTER_MAX)) {
		return complain(reading, "option --%s needs a value", row != NULL ? row->name : rows[optopt - LETTER_MAX].name);
	}
	if (optopt > 0 && optopt < LETTER_MAX) {
		return complain(reading, "unknown option -%c", optopt);
	}
	return complain(reading, "unknown option %s", word);
}

static bool set_row(struct reading *reading, const option_row *row, const char *value)
{
	size_t index = (size_t) (row - rows);

	reading->seen[index] = true;
	if (reading->locked != NULL && reading->locked[index] && row->set != set_file) {
		return true;
	}
	uint64_t *given = &reading->options->given[index];
	*given = hash_bytes(*given + 1, value, value != NULL ? strlen(value) : 0);
	return row->set(reading, row, value);
}

/* Reads words as a command line; argv[0] is skipped. */
static bool read_words(struct reading *reading, int argc, char **argv)
{
	struct option longs[ROWS + 1];
	char shorts[2 * ROWS + 3];

	fill_getopt(longs, shorts);
	opterr = 0;
	optind = 0; /* begins anew, whatever was read before */
	while (true) {
		const char *word = optind > 0 && optind < argc ? argv[optind] : argv[argc > 1 ? 1 : 0];
		int answer = getopt_long(argc, argv, shorts, longs, NULL);

		if (answer == '?' || answer == ':') {
			return reject_word(reading, answer, word);
		}
		if (answer != -1) {
			if (!set_row(reading, answer >= LETTER_MAX ? &rows[answer - LETTER_MAX] : find_letter(answer), optarg)) {
				return false;
			}
			continue;
		}
		if (optind >= argc) {
			return true;
		}
		if (argv[optind][0] != '@' || argv[optind][1] == '\0' || reading->source != NULL) {
			return complain(reading, "'%s' is not an option", argv[optind]);
		}
		free(reading->options->config_file);
		reading->options->config_file = strdup(argv[optind] + 1);
		if (reading->options->config_file == NULL) {
			return complain(reading, "out of memory");
		}
		/* What follows is read anew, with this word in the place of the program's name: after a "--" getopt_long goes no further. */
		argc -= optind;
		argv += optind;
		optind = 0;
	}
}

/* Cuts "name = value" to the word "--name=value", or a line that begins with '-' at its blanks. */
static bool split_line(string_list *words, char *line)
{
	static const char blanks[] = " \t\r\n";
	char *rest = line + strspn(line, blanks);

	if (*rest == '#' || *rest == '\0') {
		return true;
	}
	if (*rest == '-') {
		for (char *word = strtok(rest, blanks); word != NULL; word = strtok(NULL, blanks)) {
			if (!list_add(words, word)) {
				return false;
			}
		}
		return true;
	}

	size_t name = strcspn(rest, "= \t\r\n");
	char *value = rest + name + strspn(rest + name, blanks);
	bool equals = *value == '=';
	value += equals;
	value += strspn(value, blanks);
	size_t len = strlen(value);
	while (len > 0 && isspace((unsigned char) value[len - 1])) {
		len--;
	}

	char word[PATH_MAX + NAMES_SIZE];
	snprintf(word, sizeof(word), equals || len > 0 ? "--%.*s=%.*s" : "--%.*s", (int) name, rest, (int) len, value);
	return list_add(words, word);
}

static bool read_line(struct reading *reading, char *line)
{
	string_list words = { 0 };
	bool good = (list_add(&words, "gearmand") && split_line(&words, line)) || complain(reading, "out of memory");

	good = good && read_words(reading, (int) words.count, words.items);
	list_free(&words);
	return good;
}

static bool read_lines(struct reading *reading, FILE *file)
{
	char line[PATH_MAX];
	size_t len = 0;
	int byte;

	reading->line = 1;
	do {
		byte = getc(file);
		if (byte == '\0') {
			return complain(reading, "there is a NUL byte in it");
		}
		if (byte != '\n' && byte != EOF) {
			if (len == sizeof(line) - 1) {
				return complain(reading, "a line is longer than %zu bytes", sizeof(line) - 1);
			}
			line[len++] = (char) byte;
			continue;
		}
		line[len] = '\0';
		len = 0;
		if (!read_line(reading, line)) {
			return false;
		}
		reading->line++;
	} while (byte != EOF);
	reading->line = 0;
	return !ferror(file) || complain(reading, "cannot be read: %s", strerror(errno));
}

/* The file that was asked for, or the default one if it exists. */
static bool read_file(struct reading *reading)
{
	bool named = reading->options->config_file != NULL;
	const char *name = named ? reading->options->config_file : DEFAULT_CONFIG_FILE;
	FILE *file = fopen(name, "re");

	if (file == NULL) {
		return (!named && errno == ENOENT)
			|| complain(reading, "cannot read the configuration file %s: %s", name, strerror(errno));
	}

	reading->source = name;
	bool good = read_lines(reading, file);
	reading->source = NULL;
	fclose(file);
	return good;
}

bool options_parse(struct options *options, int argc, char **argv, char *error)
{
	bool given[ROWS] = { false }, in_file[ROWS] = { false };
	struct reading reading = { .options = options, .seen = given, .error = error };

	*error = '\0';
	*options = (struct options){
		.port = GEAR_DEFAULT_PORT,
		.http_port = DEFAULT_HTTP_PORT,
		.backlog = 1024,
		.verbose = LEVEL_NOTICE,
		.job_retries = -1,
		.worker_wakeup = 1,
		.keepalive_idle = -1,
		.keepalive_interval = -1,
		.keepalive_count = -1,
		.max_packet_size = 1L << 30,
		.output_limit = 64L << 20,
	};
	if (!read_words(&reading, argc, argv)) {
		return false;
	}
	if (options->help || options->version) {
		return true;
	}
	reading.locked = given;
	reading.seen = in_file;
	if (!read_file(&reading)) {
		return false;
	}
	return !options->ssl || options->ssl_certificate != NULL || complain(&reading, "option --ssl needs --ssl-certificate");
}

void options_compare(const struct options *options, const struct options *fresh, void (*changed)(const char *name))
{
	for (size_t i = 0; i < ROWS; i++) {
		if (options->given[i] != fresh->given[i] && !changes_now(&rows[i])) {
			changed(rows[i].name);
		}
	}
}

/* Prints `text` from HELP_COLUMN on, broken at blanks. */
static void print_wrapped(FILE *out, const char *text)
{
	const int width = HELP_WIDTH - HELP_COLUMN;

	while ((int) strlen(text) > width) {
		int cut = width;
		while (cut > 1 && text[cut] != ' ') {
			cut--;
		}
		fprintf(out, "%.*s\n%*s", cut, text, HELP_COLUMN, "");
		text += cut + 1;
	}
	fprintf(out, "%s\n", text);
}

/* What is too long has a line of its own. */
static void print_names(FILE *out, const char *names)
{
	if (strlen(names) < HELP_COLUMN) {
		fprintf(out, "%-*s", HELP_COLUMN, names);
	} else {
		fprintf(out, "%s\n%*s", names, HELP_COLUMN, "");
	}
}

static void print_queues(FILE *out)
{
	fprintf(out, "\nQueue types:\n%-*s", HELP_COLUMN, "  builtin");
	print_wrapped(out, "In memory.");
	for (const queue_backend *const *each = queue_backends; *each != NULL; each++) {
		char names[NAMES_SIZE];
		int len = snprintf(names, sizeof(names), "  %s", (*each)->name);
		for (const char *const *alias = (*each)->aliases; *alias != NULL && len < NAMES_SIZE; alias++) {
			len += snprintf(names + len, sizeof(names) - (size_t) len, ", %s", *alias);
		}
		print_names(out, names);
		print_wrapped(out, (*each)->title);
	}
}

void options_print_help(FILE *out)
{
	fprintf(out, "gearmand %s - a Gearman job server\n\nUsage: gearmand [options] [@FILE]\n\n", GEAR_VERSION);
	for (size_t i = 0; i < ROWS; i++) {
		char names[NAMES_SIZE];
		if (is_lacking(&rows[i])) {
			continue;
		}
		snprintf(names, sizeof(names), rows[i].letter != 0 ? "  -%c, --%s%s%s" : "  %c   --%s%s%s",
			rows[i].letter != 0 ? rows[i].letter : ' ', rows[i].name, rows[i].argument != NULL ? "=" : "",
			rows[i].argument != NULL ? rows[i].argument : "");
		print_names(out, names);
		print_wrapped(out, rows[i].help);
	}
	print_queues(out);
}

void options_free(struct options *options)
{
	struct queue_settings *queue = &options->queue;
	char *strings[] = { options->log_file, options->pid_file, options->user, options->config_file, options->job_handle_prefix,
		options->http_token_file, options->ssl_ca_file, options->ssl_certificate, options->ssl_key, queue->sqlite_db,
		queue->sqlite_table, queue->pq_conninfo, queue->pq_table, queue->mysql_host, queue->mysql_socket, queue->mysql_user,
		queue->mysql_password, queue->mysql_db, queue->mysql_table, queue->redis_server, queue->redis_password,
		queue->redis_prefix, queue->memcached_servers, queue->memcached_prefix, queue->tokyo_file };

	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++) {
		free(strings[i]);
	}
	list_free(&options->listen);
	list_free(&options->http_host);
	list_free(&options->notes);
	*options = (struct options){ 0 };
}
