/*
 * Shared by gearadmin and gearman. A reader that goes away early (head, grep -q) is no fault: the program ends, as if by
 * SIGPIPE.
 */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *cli_program = "gearman";

/* The wrong way round, so that using them fails. */
void cli_open_standard(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) < 0) {
			(void) open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
		}
	}
}

/* Bytes of the character at `text`: 0 if it is none, or one that steers a terminal. */
static size_t printable(const unsigned char *text, size_t len)
{
	size_t size = *text < 0x80 ? 1 : *text >= 0xf0 ? 4 : *text >= 0xe0 ? 3 : 2;

	if (size == 1) {
		return *text >= 0x20 && *text != 0x7f;
	}
	if (*text < 0xc2 || *text > 0xf4 || size > len || (*text == 0xc2 && text[1] < 0xa0)) {
		return 0;
	}
	for (size_t i = 1; i < size; i++) {
		if ((text[i] & 0xc0) != 0x80) {
			return 0;
		}
	}
	return size;
}

void cli_clean(char *text, size_t len, bool tabs)
{
	for (size_t i = 0; i < len;) {
		size_t size = printable((const unsigned char *) text + i, len - i);

		if (!size && !(tabs && text[i] == '\t')) {
			text[i] = '?';
		}
		i += size ? size : 1;
	}
}

static void say(const char *format, va_list args)
{
	char text[4096]; /* longer words are cut */

	vsnprintf(text, sizeof(text), format, args);
	cli_clean(text, strlen(text), false);
	fprintf(stderr, "%s: %s\n", cli_program, text);
}

void cli_say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(format, args);
	va_end(args);
}

void cli_die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(format, args);
	va_end(args);
	exit(EXIT_FAILURE);
}

long cli_number(const char *option, const char *value, long min, long max)
{
	char *end;
	long number;

	errno = 0;
	number = strtol(value, &end, 10);
	if (errno || end == value || *end || number < min || number > max) {
		cli_die("option %s takes a number from %ld to %ld, and not '%s'", option, min, max, value);
	}
	return number;
}

gear_address cli_address(const char *host, const char *port)
{
	gear_address address = { 0 };
	gear_error error = { 0 };
	const struct servent *service = getservbyname(port, "tcp");
	long number = service ? ntohs((uint16_t) service->s_port) : cli_number("-p", port, 1, 65535);

	if (gear_address_set(&address, host, strlen(host), number, &error)) {
		cli_die("%s", error.text);
	}
	return address;
}

bool cli_tls_option(struct cli_tls *tls, int option, const char *value)
{
	switch (option) {
		case 'S':
			break;
		case CLI_TLS_CA:
			tls->options.cafile = value;
			break;
		case CLI_TLS_CERTIFICATE:
			tls->options.local_cert = value;
			break;
		case CLI_TLS_KEY:
			tls->options.local_pk = value;
			break;
		case CLI_TLS_NO_VERIFY:
			tls->options.no_verify_peer = true;
			break;
		default:
			return false;
	}
	tls->wanted = true;
	return true;
}

const char cli_tls_help[] = "  -S, --ssl                      Speak TLS; so does each of these.\n"
							"  --ssl-ca-file FILE             Whose certificates to trust, not those that the system trusts; or\n"
							"                                 GEARMAND_CA_CERTIFICATE.\n"
							"  --ssl-certificate FILE         Certificate to show; or GEARMAN_CLIENT_PEM.\n"
							"  --ssl-key FILE                 Its key, if it is not in the same file; or GEARMAN_CLIENT_KEY.\n"
							"  --ssl-no-verify                Believe whoever answers.\n";

/* The names in the environment are libgearman's. */
void cli_use_tls(gear_tls_use *use, const struct cli_tls *tls)
{
	gear_tls_options options = tls->options;
	gear_error error = { 0 };

	if (!tls->wanted) {
		return;
	}
	options.cafile = options.cafile ? options.cafile : getenv("GEARMAND_CA_CERTIFICATE");
	options.local_cert = options.local_cert ? options.local_cert : getenv("GEARMAN_CLIENT_PEM");
	options.local_pk = options.local_pk ? options.local_pk : getenv("GEARMAN_CLIENT_KEY");
	if (gear_tls_new(&use->tls, &options, &error)) {
		cli_die("%s", error.text);
	}
	use->always = true;
}

bool cli_write(int fd, const void *bytes, size_t len)
{
	const char *at = bytes;

	while (len) {
		ssize_t written = write(fd, at, len);

		if (written < 0 && errno != EINTR) {
			return false;
		}
		at += written > 0 ? written : 0;
		len -= written > 0 ? (size_t) written : 0;
	}
	return true;
}

static void stop_printing(void)
{
	if (errno == EPIPE) {
		exit(EXIT_FAILURE);
	}
	cli_die("standard output: %s", strerror(errno));
}

void cli_print(const void *bytes, size_t len)
{
	if (!cli_write(STDOUT_FILENO, bytes, len)) {
		stop_printing();
	}
}

void cli_flush(void)
{
	if (fflush(stdout)) {
		stop_printing();
	}
}
