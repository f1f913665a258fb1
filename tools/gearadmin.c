/*
 * gearadmin: a server's text commands from the shell. Each option that asks something of the server is a row of a table; what
 * the server answers is printed as it came, but for its "OK". Exit code 0: everything that was asked for was done.
 */
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "gear_admin.h"
#include "gear_time.h"
#include "top.h"

enum { TIMEOUT = 30000, LINE_SIZE = 8192, FIRST = 256 };

/* How an answer is printed. */
enum form {
	LISTING, /* lines up to "." */
	VALUE,   /* one line, without the "OK " in front of it */
	DONE     /* one line: OK */
};

/*
 * What can be asked, in the order in which it is: what changes something comes before what shows, and the end last. `command`
 * has a %s where the option has an argument.
 */
static const struct row {
	const char *option, *argument, *command;
	enum form form;
	const char *help;
} rows[] = {
	{ "getpid", NULL, "getpid", VALUE, "Process id of the server." },
	{ "create-function", "FUNCTION", "create function %s", DONE, "Make a function known." },
	{ "drop-function", "FUNCTION", "drop function %s", DONE, "Forget a function that has no workers, with its waiting jobs." },
	{ "maxqueue", "FUNCTION=N[,N,N]", "maxqueue %s", DONE,
		"Limit the function's jobs: one number, or one each for high, normal and low priority; -1: no limit." },
	{ "show-jobs", NULL, "show jobs", LISTING, "Jobs: handle, retries, cancelled, background." },
	{ "show-unique-jobs", NULL, "show unique jobs", LISTING, "The uniques of the jobs." },
	{ "show-all-jobs", NULL, "show all jobs", LISTING,
		"Jobs: handle, unique, function, priority, state, age in seconds, size, retries, worker, background." },
	{ "show-worker-jobs", NULL, "show worker jobs", LISTING,
		"Workers: descriptor, address, id, and of the job that each has handle, function, unique and seconds." },
	{ "cancel-job", "HANDLE", "cancel job %s", DONE, "Take a waiting job off its queue." },
	{ "cancel-unique", "FUNCTION=UNIQUE", "cancel unique %s", DONE, "The same, for the job of that function and unique." },
	{ "server-verbose", NULL, "verbose", VALUE, "What the server logs." },
	{ "server-version", NULL, "version", VALUE, "Version of the server." },
	{ "workers", NULL, "workers", LISTING, "Connections: descriptor, address, id and functions." },
	{ "priority-status", NULL, "prioritystatus", LISTING, "Functions: jobs waiting at high, normal and low priority, workers." },
	{ "status", NULL, "status", LISTING, "Functions: jobs waiting or running, running, workers." },
	{ "drain", "[=off|=status]", "drain %s", VALUE,
		"Let the server take no new jobs, or take them again; prints which, and how many jobs there are." },
	{ "shutdown", "[=graceful]", "shutdown %s", DONE, "End the server; gracefully: when the last job is done." },
};

enum {
	ROWS = sizeof(rows) / sizeof(rows[0]),
	OPTION_HELP = FIRST + ROWS,
	OPTION_TIMEOUT,
	OPTION_TOP,
	OPTION_COUNT,
	OPTION_INTERVAL,
};

static const struct option others[] = {
	{ "help", no_argument, NULL, OPTION_HELP },
	{ "host", required_argument, NULL, 'h' },
	{ "port", required_argument, NULL, 'p' },
	CLI_TLS_OPTIONS,
	{ "timeout", required_argument, NULL, OPTION_TIMEOUT },
	{ "top", no_argument, NULL, OPTION_TOP },
	{ "count", required_argument, NULL, OPTION_COUNT },
	{ "interval", required_argument, NULL, OPTION_INTERVAL },
};

enum { OTHERS = sizeof(others) / sizeof(others[0]) };

static bool for_terminal;

struct asked {
	const char *host, *port;
	int timeout; /* ms */
	bool is_asked[ROWS];
	const char *arguments[ROWS];
	struct cli_tls tls;
	bool top;
	struct top_settings top_settings;
};

static void print_help(FILE *out)
{
	fputs("Usage: gearadmin [options]\n\nOptions:\n"
		  "  --help                         Print this help.\n"
		  "  -h [ --host ] HOST             Server, or the path of its unix socket; localhost if not given.\n"
		  "  -p [ --port ] PORT             Its port; 4730 if not given.\n"
		  "  --timeout MS                   Milliseconds that each answer may take; 30000, -1: no limit.\n",
		out);
	fputs(cli_tls_help, out);
	fputs("\nTo be asked of the server:\n", out);
	for (size_t i = 0; i < ROWS; i++) {
		char names[64];
		const char *argument = rows[i].argument ? rows[i].argument : "";

		snprintf(names, sizeof(names), "--%s%s%s", rows[i].option, *argument && *argument != '[' ? " " : "", argument);
		fprintf(out, "  %-30s%s%s\n", names, strlen(names) < 30 ? " " : "\n                                 ", rows[i].help);
	}
	fputs("\nTo watch it:\n"
		  "  --top                          Functions, the busiest first, again and again, until q; once if it is not for a "
		  "terminal.\n"
		  "  --count N                      End after so many times.\n"
		  "  --interval SECONDS             Between two times; 2.\n",
		out);
}

static void fill_longs(struct option longs[ROWS + OTHERS + 1])
{
	for (size_t i = 0; i < ROWS; i++) {
		const char *argument = rows[i].argument;

		longs[i] = (struct option){ rows[i].option,
			!argument              ? no_argument
				: *argument == '[' ? optional_argument
								   : required_argument,
			NULL, FIRST + (int) i };
	}
	memcpy(longs + ROWS, others, sizeof(others));
	longs[ROWS + OTHERS] = (struct option){ 0 };
}

static bool may_lack_argument(const struct row *row)
{
	return !row->argument || *row->argument == '[';
}

static void take_row(struct asked *asked, size_t i, const char *value)
{
	if (asked->is_asked[i]) {
		cli_die("--%s is given twice", rows[i].option);
	}
	if (!may_lack_argument(&rows[i]) && !*value) {
		cli_die("--%s takes %s, and not ''", rows[i].option, rows[i].argument);
	}
	asked->is_asked[i] = true;
	asked->arguments[i] = value ? value : "";
}

/* Words that belong to nothing are passed over, as ever; but not where one of them may be meant as an option's argument. */
static void check_words(const struct asked *asked, const char *word)
{
	for (size_t i = 0; word && i < ROWS; i++) {
		if (asked->is_asked[i] && rows[i].argument && may_lack_argument(&rows[i])) {
			cli_die("'%s' belongs to nothing; it is --%s%s", word, rows[i].option, rows[i].argument);
		}
	}
}

static void take_option(struct asked *asked, int option, const char *value)
{
	if (cli_tls_option(&asked->tls, option, value)) {
		return;
	}
	switch (option) {
		case 'h':
			asked->host = value;
			return;
		case 'p':
			asked->port = value;
			return;
		case OPTION_TIMEOUT:
			asked->timeout = (int) cli_number("--timeout", value, -1, INT_MAX);
			return;
		case OPTION_TOP:
			asked->top = true;
			return;
		case OPTION_COUNT:
			asked->top_settings.count = cli_number("--count", value, 1, LONG_MAX);
			return;
		case OPTION_INTERVAL:
			asked->top_settings.interval = (int) cli_number("--interval", value, 1, 86400) * 1000;
			return;
		case OPTION_HELP:
			print_help(stdout);
			exit(EXIT_SUCCESS);
		default:
			take_row(asked, (size_t) option - FIRST, value);
	}
}

static struct asked read_options(int argc, char **argv)
{
	struct asked asked = { .host = "localhost", .port = "4730", .timeout = TIMEOUT, .top_settings.interval = 2000 };
	struct option longs[ROWS + OTHERS + 1];
	bool any = false;

	fill_longs(longs);
	for (int option; (option = getopt_long(argc, argv, "h:p:S", longs, NULL)) != -1;) {
		if (option == '?') {
			fputs("gearadmin --help lists the options\n", stderr);
			exit(EXIT_FAILURE);
		}
		take_option(&asked, option, optarg);
	}
	check_words(&asked, argv[optind]);
	for (size_t i = 0; i < ROWS; i++) {
		any = any || asked.is_asked[i];
	}
	if (!any && !asked.top) {
		cli_die("nothing is asked of the server; gearadmin --help lists what can be");
	}
	return asked;
}

/* The line to be sent: the row's, with its argument, in which "=" and "," may separate what the server wants blanks between. */
static gear_view command_of(const struct row *row, const char *argument, char line[LINE_SIZE])
{
	int len = snprintf(line, LINE_SIZE, row->argument ? row->command : "%s", row->argument ? argument : row->command);

	if (len >= LINE_SIZE) {
		cli_die("--%s: that is too long", row->option);
	}
	if (strchr(row->argument ? row->argument : "", '=') && *row->argument != '[') {
		/* A function's name may hold a '=', which limits do not; a unique may. */
		char *equals = strncmp(row->command, "maxqueue", 8) == 0 ? strrchr(line, '=') : strchr(line, '=');

		for (char *at = equals; at && *at && (at == equals || row->command[0] == 'm'); at++) {
			*at = *at == '=' || *at == ',' ? ' ' : *at;
		}
	}
	return gear_view_of(line, (size_t) len);
}

/* As it came; but what would steer a terminal does not get there. */
static void print_line(enum form form, gear_view line)
{
	bool is_value = form == VALUE && line.len > 3 && memcmp(line.bytes, "OK ", 3) == 0;
	size_t skip = is_value ? 3 : 0;

	if (for_terminal) {
		cli_clean((char *) line.bytes, line.len, true); /* they are the connection's, and nobody reads them again */
	}
	if (fwrite(line.bytes + skip, 1, line.len - skip, stdout) != line.len - skip || putchar('\n') == EOF) {
		cli_flush();
	}
}

/* False if it is not what tells that it was done: that server speaks of something else. */
static bool is_done(const struct row *row, gear_view line)
{
	return row->form != DONE || (line.len == 2 && memcmp(line.bytes, "OK", 2) == 0);
}

/* False when the server refused; without an answer that is the end. */
static bool ask(gear_admin *admin, const struct row *row, const char *argument)
{
	char text[LINE_SIZE];
	gear_view line;
	int rc = gear_admin_send(admin, command_of(row, argument, text), row->form == LISTING);

	while (!rc && !(rc = gear_admin_line(admin, &line))) {
		int64_t before = gear_now();

		if (!is_done(row, line)) {
			cli_flush();
			cli_die("%s: %s: the answer is neither OK nor an error: %.*s", admin->peer.name, row->option, gear_view_width(line),
				line.bytes);
		}
		print_line(row->form, line);
		/* The time is the server's: a reader, such as less, may take as long as it likes. */
		admin->deadline += admin->deadline == GEAR_NO_DEADLINE ? 0 : gear_now() - before;
	}
	if (rc == GEAR_NO_JOBS && row->form == LISTING) {
		puts(".");
	}
	if (rc == GEAR_SERVER_ERROR) {
		fflush(stdout);
		cli_clean(admin->error.text, strlen(admin->error.text), false);
		fprintf(stderr, "Error: %s\n", admin->error.text);
		return false;
	}
	if (rc != GEAR_NO_JOBS) {
		fflush(stdout);
		cli_die("%s", admin->error.text);
	}
	return true;
}

int main(int argc, char **argv)
{
	struct asked asked;
	gear_address address;
	gear_admin admin;
	char name[] = "gearadmin";
	bool good = true;

	cli_program = argv[0] = name; /* getopt has its messages begin with it */
	cli_open_standard();
	asked = read_options(argc, argv);
	for_terminal = isatty(STDOUT_FILENO);
	address = cli_address(asked.host, asked.port);
	gear_admin_init(&admin, &address, asked.timeout);
	cli_use_tls(&admin.tls, &asked.tls);
	for (size_t i = 0; i < ROWS; i++) {
		good = (!asked.is_asked[i] || ask(&admin, &rows[i], asked.arguments[i])) && good;
	}
	cli_flush();
	if (asked.top) {
		top_run(&admin, &asked.top_settings);
	}
	gear_admin_free(&admin);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
