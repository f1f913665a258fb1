/*
 * What the command-line tools share: messages, numbers and addresses from the command line, output that is written whole.
 */
#ifndef CLI_H
#define CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "gear_address.h"
#include "gear_io_tls.h"

/* The program's name, in front of every message. */
extern const char *cli_program;

/* Closed standard files are opened, so that no connection takes their numbers: what is read or written there is an error. */
void cli_open_standard(void);

/* What a terminal would obey, or could not show, becomes '?'; tabs stay if `tabs`. */
void cli_clean(char *text, size_t len, bool tabs);

/* "program: words" to standard error, cleaned. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* As cli_say, and the end: exit code 1. */
void cli_die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* The option's value; ends the program if it is no number from min to max. */
long cli_number(const char *option, const char *value, long min, long max);

/* Host or path, and a port's number or service name; ends the program if they cannot be. *Returns owned*. */
gear_address cli_address(const char *host, const char *port);

/* What -S and the options of that name say. */
struct cli_tls {
	bool wanted;
	gear_tls_options options;
};

/* Rows for getopt_long, and what to do when it found one of them: false if it is another option. */
#define CLI_TLS_OPTIONS \
	{ "ssl", no_argument, NULL, 'S' }, { "ssl-ca-file", required_argument, NULL, CLI_TLS_CA }, \
		{ "ssl-certificate", required_argument, NULL, CLI_TLS_CERTIFICATE }, \
		{ "ssl-key", required_argument, NULL, CLI_TLS_KEY }, \
	{ \
		"ssl-no-verify", no_argument, NULL, CLI_TLS_NO_VERIFY \
	}

enum { CLI_TLS_CA = 1001, CLI_TLS_CERTIFICATE, CLI_TLS_KEY, CLI_TLS_NO_VERIFY };

bool cli_tls_option(struct cli_tls *tls, int option, const char *value);

/* How the help tells of them. */
extern const char cli_tls_help[];

/* Files that no option names are those of the environment. Ends the program if they are of no use. */
void cli_use_tls(gear_tls_use *use, const struct cli_tls *tls);

/* All of it, to a file, pipe or terminal; false, with errno. */
bool cli_write(int fd, const void *bytes, size_t len);

/* To standard output; ends the program when that has gone. */
void cli_print(const void *bytes, size_t len);

/* What stdio still holds of it, in the same way. */
void cli_flush(void);

#endif
