/*
 * Options: the command line, the configuration file, and the words that a wrong one is refused with.
 */
#include "options.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORDS = 16 };

static struct options options;
static char error[OPTIONS_ERROR_SIZE];
static char config[] = "/tmp/test_options_XXXXXX";

/* Reads the words, the list of which ends in NULL, as a command line. */
static bool parse(const char *const words[])
{
	char *argv[WORDS + 1] = { (char *) "gearmand" };
	int argc = 1;

	for (; words[argc - 1] != NULL; argc++) {
		assert(argc < WORDS);
		argv[argc] = strdup(words[argc - 1]);
	}
	bool good = options_parse(&options, argc, argv, error);
	for (int i = 1; i < argc; i++) {
		free(argv[i]);
	}
	return good;
}

#define PARSE(...) parse((const char *const[]){ __VA_ARGS__, NULL })

static void expect_error(bool good, const char *words)
{
	if (good || strstr(error, words) == NULL) {
		fprintf(stderr, "expected an error with \"%s\", got \"%s\"\n", words, good ? "none" : error);
		abort();
	}
	options_free(&options);
}

static void write_config(const char *text)
{
	FILE *file = fopen(config, "w");

	assert(file != NULL);
	fputs(text, file);
	fclose(file);
}

static void test_defaults(void)
{
	assert(PARSE("-p", "4730"));
	assert(options.port == 4730 && options.listen.count == 0 && options.job_retries == -1);
	assert(options.verbose == LEVEL_NOTICE && !options.daemon && options.log_file == NULL && options.notes.count == 0);
	assert(options.max_packet_size == 1L << 30 && options.worker_wakeup == 1);
	assert(options.max_connections == 0 && options.idle_timeout == 0);
	options_free(&options);
}

static void test_forms(void)
{
	assert(PARSE("-p0", "-L", "::1", "--listen=/tmp/socket", "-d", "--verbose", "debug", "-j", "3", "--log-file", "none"));
	assert(options.port == 0 && options.listen.count == 2 && strcmp(options.listen.items[1], "/tmp/socket") == 0);
	assert(options.daemon && options.verbose == LEVEL_DEBUG && options.job_retries == 3);
	assert(strcmp(options.log_file, "none") == 0);
	options_free(&options);

	assert(PARSE("-vv", "--max-packet-size=2K", "--output-limit", "1m", "--job-retries=-1", "--syslog"));
	assert(options.verbose == LEVEL_DEBUG && options.max_packet_size == 2048 && options.output_limit == 1048576);
	assert(options.job_retries == -1 && options.syslog);
	options_free(&options);

	assert(PARSE("--max-connections=10000", "--idle-timeout", "60"));
	assert(options.max_connections == 10000 && options.idle_timeout == 60);
	options_free(&options);

	assert(PARSE("-t", "4", "--hashtable-buckets=991", "-R", "--keepalive", "-q", "builtin", "-j0"));
	assert(options.notes.count == 5 && strstr(options.notes.items[0], "--threads") != NULL);
	options_free(&options);

	assert(PARSE("--help", "--port=1") && options.help);
	options_free(&options);
	assert(PARSE("-V") && options.version);
	options_free(&options);
}

static void test_errors(void)
{
	expect_error(PARSE("--nonsense"), "unknown option --nonsense");
	expect_error(PARSE("-d", "--nonsense=3"), "unknown option --nonsense=3");
	expect_error(PARSE("-Z"), "unknown option -Z");
	expect_error(PARSE("--port"), "option --port needs a value");
	expect_error(PARSE("-p"), "option --port needs a value");
	expect_error(PARSE("--port=x"), "option --port needs a number, not 'x'");
	expect_error(PARSE("--port="), "option --port needs a number");
	expect_error(PARSE("--port=12a"), "option --port needs a number, not '12a'");
	expect_error(PARSE("--port=65536"), "option --port must be from 0 to 65535");
	expect_error(PARSE("--port=-1"), "option --port must be");
	expect_error(PARSE("--job-retries=256"), "option --job-retries must be from -1 to 255");
	expect_error(PARSE("--max-packet-size=9999999999999999999G"), "--max-packet-size");
	expect_error(PARSE("--max-packet-size=8589934592G"), "--max-packet-size");
	expect_error(PARSE("--max-packet-size=10X"), "--max-packet-size");
	expect_error(PARSE("--max-connections=-1"), "option --max-connections must be at least 0");
	expect_error(PARSE("--idle-timeout=86401"), "option --idle-timeout must be from 0 to 86400");
	expect_error(PARSE("--backlog=0"), "option --backlog must be at least 1");
	expect_error(PARSE("--threads=many"), "--threads");
	expect_error(PARSE("--verbose=LOUD"), "option --verbose must be FATAL");
	expect_error(PARSE("--listen="), "option --listen needs a value");
	expect_error(PARSE("--queue-type=papyrus"), "no queue 'papyrus'; it has builtin");
	expect_error(PARSE("--daemon=perhaps"), "option --daemon is a switch");
	expect_error(PARSE("--round-robin=no"), "option --round-robin cannot be switched off");
	expect_error(PARSE("word"), "'word' is not an option");
	expect_error(PARSE("-d", "word"), "'word' is not an option");
	expect_error(PARSE("@"), "'@' is not an option");
	expect_error(PARSE("--config-file=/no/such/file"), "/no/such/file");
	expect_error(PARSE("@/no/such/file"), "/no/such/file");
}

/* Every option of gearmand 1.1.20 and 2.0 with all its plugins is known: it works, or is refused for what is missing. */
static void test_known(void)
{
	static const char *const served[] = { "--backlog=32", "--daemon", "--exceptions", "--file-descriptors=1024", "--help",
		"--job-retries=3", "--job-handle-prefix=H:x", "--hashtable-buckets=991", "--keepalive", "--keepalive-idle=30",
		"--keepalive-interval=5", "--keepalive-count=3", "--log-file=none", "--listen=127.0.0.1", "--pid-file=/tmp/pid",
		"--round-robin", "--config-file=/dev/null", "--syslog", "--coredump", "--threads=4", "--user=nobody", "--verbose=INFO",
		"--version", "--worker-wakeup=0", "--port=4730", "--check-args", "--queue-type=builtin", "--libsqlite3-db=1",
		"--libsqlite3-table=1", "--store-queue-on-shutdown", "--mysql-host=1", "--mysql-port=1", "--mysql-user=1",
		"--mysql-password=1", "--mysql-db=1", "--mysql-table=1", "--libpq-conninfo=1", "--libpq-table=1", "--redis-server=1",
		"--redis-port=1", "--redis-password=1", "--redis-prefix=1", "--libmemcached-servers=1", "--libmemcached-prefix=1",
		"--libtokyocabinet-file=1", "--libtokyocabinet-optimize", "--libdrizzle-host=1", "--libdrizzle-port=1",
		"--libdrizzle-uds=1", "--libdrizzle-user=1", "--libdrizzle-password=1", "--libdrizzle-db=1", "--libdrizzle-table=1",
		"--libdrizzle-mysql", "--http-port=8080" };
	static const char *const lacking[] = {
#ifndef WITH_TLS
		"--ssl", "--ssl-ca-file=1", "--ssl-certificate=1", "--ssl-key=1",
#endif
		NULL
	};
	static const char *const letters[] = { "-b32", "-d", "-f64", "-h", "-j3", "-lnone", "-L::1", "-P/tmp/pid", "-R", "-qbuiltin",
		"-t4", "-unobody", "-V", "-w1", "-p4730" };

	for (size_t i = 0; i < sizeof(served) / sizeof(served[0]); i++) {
		assert(PARSE(served[i]));
		options_free(&options);
	}
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		assert(PARSE(letters[i]));
		options_free(&options);
	}
	for (size_t i = 0; lacking[i] != NULL; i++) {
		char words[OPTIONS_ERROR_SIZE];
		snprintf(
			words, sizeof(words), "option %.*s cannot be used: this build has no ", (int) strcspn(lacking[i], "="), lacking[i]);
		expect_error(PARSE(lacking[i]), words);
	}
	expect_error(PARSE("--ssl-key"), "option --ssl-key needs a value");
	assert(PARSE("--port=1") && !options.http);
	options_free(&options);
	assert(PARSE("-rhttp") && options.http && options.http_jobs && options.http_port == 8080);
	options_free(&options);
	assert(PARSE("--http-port=0", "--http-host=::1", "--http-token-file=t") && options.http && !options.http_jobs
		&& options.http_port == 0 && options.http_host.count == 1 && strcmp(options.http_token_file, "t") == 0);
	options_free(&options);
	expect_error(PARSE("--protocol=gopher"), "there is no protocol 'gopher'");
	expect_error(PARSE("--ssl=perhaps"), "option --ssl is a switch");
#ifdef WITH_TLS
	expect_error(PARSE("--ssl"), "option --ssl needs --ssl-certificate");
	assert(PARSE("--ssl", "--ssl-certificate=c", "--ssl-key=k", "--ssl-ca-file=a"));
	assert(options.ssl && strcmp(options.ssl_certificate, "c") == 0 && strcmp(options.ssl_key, "k") == 0
		&& strcmp(options.ssl_ca_file, "a") == 0);
	options_free(&options);
#endif
	assert(PARSE("--ssl=no"));
	options_free(&options);
}

static void test_config_file(void)
{
	write_config("# a comment\n\nport = 5000\r\n  listen=127.0.0.1\nlisten = ::1  \ndaemon\nsyslog = no\nverbose=INFO\n");
	assert(PARSE("--config-file", config));
	assert(options.port == 5000 && options.listen.count == 2 && strcmp(options.listen.items[1], "::1") == 0);
	assert(options.daemon && !options.syslog && options.verbose == LEVEL_INFO);
	options_free(&options);

	/* The way of gearmand's own file: a command line, over several lines. */
	write_config("--port=5000 --listen=localhost\n-j 7\n");
	char at[sizeof(config) + 1] = "@";
	strcat(at, config);
	assert(PARSE(at));
	assert(options.port == 5000 && options.job_retries == 7 && options.listen.count == 1);
	options_free(&options);

	/* The command line wins, whichever comes first. */
	assert(PARSE("-L", "::1", at, "-p", "6000"));
	assert(options.port == 6000 && options.listen.count == 1 && strcmp(options.listen.items[0], "::1") == 0);
	options_free(&options);

	/* Several files, also behind the word that ends the options: the last one counts. */
	assert(PARSE("-p", "6000", "@/no/such/file", "-v", at, "-j", "3"));
	assert(options.port == 6000 && options.job_retries == 3 && options.verbose == LEVEL_INFO);
	options_free(&options);
	assert(PARSE("-v", "--", "@/no/such/file", at));
	assert(options.port == 5000 && options.verbose == LEVEL_INFO);
	options_free(&options);
	expect_error(PARSE("--", at, "word"), "'word' is not an option");

	write_config("nonsense = 1\n");
	expect_error(PARSE(at), config);
	expect_error(PARSE(at), "unknown option --nonsense");
	write_config("port = many\n");
	expect_error(PARSE(at), "option --port needs a number, not 'many'");
	write_config("port\n");
	expect_error(PARSE(at), "option --port needs a value");
	write_config("@other\n");
	expect_error(PARSE(at), "unknown option --@other");
	write_config("# a comment\n\nport = 1\n  retries = 3\nport = 2\n");
	expect_error(PARSE(at), ":4: unknown option --retries=3");
	write_config("port = 1\nconfig-file = other\n");
	expect_error(PARSE(at), ":2: option --config-file is for the command line");
	expect_error(PARSE("--config-file", config), ":2: option --config-file is for the command line");
	write_config("--daemon word\n");
	expect_error(PARSE(at), "'word' is not an option");
}

static void test_long_line(void)
{
	char *line = malloc(10000);

	assert(line != NULL);
	memset(line, 'x', 9999);
	line[9999] = '\0';
	write_config(line);
	expect_error(PARSE("--config-file", config), "longer than");
	free(line);
}

static void test_nul(void)
{
	static const char *const texts[] = { "port = 5000\0 and more\n", "port = 5000\n\0syslog\n", "port = 5000\0" };
	static const size_t lengths[] = { 22, 20, 12 };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		FILE *file = fopen(config, "w");
		assert(file != NULL);
		fwrite(texts[i], 1, lengths[i], file);
		fclose(file);
		expect_error(PARSE("--config-file", config), i == 1 ? ":2: there is a NUL" : ":1: there is a NUL byte in it");
	}
	expect_error(PARSE("--config-file=/dev/zero"), "/dev/zero:1: there is a NUL byte in it");
	expect_error(PARSE("--config-file=/"), "/: cannot be read: Is a directory");
}

static void test_help(void)
{
	char text[16384];
	FILE *out = fmemopen(text, sizeof(text), "w");

	assert(out != NULL);
	options_print_help(out);
	fclose(out);
	assert(strstr(text, "-p, --port=PORT") != NULL && strstr(text, "    --check-args") != NULL);
#ifndef WITH_TLS
	assert(strstr(text, "--ssl") == NULL);
#endif
	assert(strstr(text, "--http-port") != NULL);
}

int main(void)
{
	int fd = mkstemp(config);

	assert(fd >= 0);
	close(fd);
	test_defaults();
	test_forms();
	test_errors();
	test_known();
	test_config_file();
	test_long_line();
	test_nul();
	test_help();
	unlink(config);
	return 0;
}
