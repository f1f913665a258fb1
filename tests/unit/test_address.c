/*
 * Addresses as users write them, and back to text.
 */
#include "gear_address.h"

#include "unit.h"
#include "unit_alloc.h"

struct row {
	const char *text;
	const char *host; /* NULL: refused */
	long port;        /* 0: a unix socket */
};

static gear_scheme scheme_of(const char *text)
{
	return !strncmp(text, "tls://", 6) ? GEAR_SCHEME_TLS : !strncmp(text, "tcp://", 6) ? GEAR_SCHEME_TCP : GEAR_SCHEME_NONE;
}

static void check_row(const struct row *row, int rc, gear_address *address, const gear_error *error)
{
	if (rc != (row->host ? GEAR_SUCCESS : GEAR_INVALID_ARGUMENT)) {
		fprintf(stderr, "\"%s\": %d, %s\n", row->text, rc, error->text);
		unit_fail(__FILE__, __LINE__, "return code");
	}
	if (row->host) {
		CHECK_STRING(address->host, row->host);
		CHECK_NUMBER(address->port, row->port);
		CHECK_NUMBER(address->is_unix, row->port == 0);
		CHECK_NUMBER(address->scheme, scheme_of(row->text));
	} else {
		CHECK(!address->host);
		CHECK_NUMBER(error->rc, GEAR_INVALID_ARGUMENT);
		CHECK(error->text[0]);
	}
	gear_address_free(address);
	CHECK(!address->host);
}

/* A copy without a NUL behind it, so that the sanitizer sees a read past the end. */
static char *exactly(const char *text, size_t len)
{
	char *copy = malloc(len ? len : 1);

	CHECK(copy != NULL);
	return memcpy(copy, text, len);
}

static void test_parse(void)
{
	static const struct row rows[] = {
		{ "", "default.host", 4730 },
		{ "localhost", "localhost", 4730 },
		{ "localhost:1", "localhost", 1 },
		{ "localhost:65535", "localhost", 65535 },
		{ "localhost:04731", "localhost", 4731 },
		{ ":7003", "default.host", 7003 },
		{ "127.0.0.1:7003", "127.0.0.1", 7003 },
		{ "::1", "::1", 4730 },
		{ "[::1]", "::1", 4730 },
		{ "[::1]:7003", "::1", 7003 },
		{ "fe80::1%eth0", "fe80::1%eth0", 4730 },
		{ "[fe80::1%eth0]:7003", "fe80::1%eth0", 7003 },
		{ "/run/gearmand.sock", "/run/gearmand.sock", 0 },
		{ "/", "/", 0 },
		{ "/a,b:1", "/a,b:1", 0 },
		{ "unix:///run/gearmand.sock", "/run/gearmand.sock", 0 },
		{ "unix:5", "unix", 5 },
		{ ":", NULL, 0 },
		{ "localhost:", NULL, 0 },
		{ "localhost:0", NULL, 0 },
		{ "localhost:65536", NULL, 0 },
		{ "localhost:-1", NULL, 0 },
		{ "localhost:+1", NULL, 0 },
		{ "localhost:4730x", NULL, 0 },
		{ "localhost: 4730", NULL, 0 },
		{ "localhost:99999999999999999999", NULL, 0 },
		{ "[::1", NULL, 0 },
		{ "[::1]7003", NULL, 0 },
		{ "[::1]:", NULL, 0 },
		{ "[]", NULL, 0 },
		{ "[]:7003", NULL, 0 },
		{ "[[::1]]", NULL, 0 },
		{ "::1]", NULL, 0 },
		{ "a b", NULL, 0 },
		{ " localhost", NULL, 0 },
		{ "local\nhost", NULL, 0 },
		{ "a,b", NULL, 0 },
		{ "a/b", NULL, 0 },
		{ "unix://", NULL, 0 },
		{ "unix://relative", NULL, 0 },
		{ "tcp://localhost", "localhost", 4730 },
		{ "tls://localhost", "localhost", 4730 },
		{ "tls://localhost:7003", "localhost", 7003 },
		{ "tls://[::1]:7003", "::1", 7003 },
		{ "tls://::1", "::1", 4730 },
		{ "tls://:7003", "default.host", 7003 },
		{ "tls://", "default.host", 4730 },
		{ "tls:5", "tls", 5 },
		{ "tls:/localhost", NULL, 0 },
		{ "TLS://localhost", NULL, 0 },
		{ "ssl://localhost", NULL, 0 },
		{ "tls:///run/gearmand.sock", NULL, 0 },
		{ "tls://unix:///run/gearmand.sock", NULL, 0 },
		{ "tls://tls://localhost", NULL, 0 },
		{ "tls://tcp://localhost:1", NULL, 0 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		size_t len = strlen(rows[i].text);
		char *text = exactly(rows[i].text, len);
		gear_error error = { 0 };
		gear_address address;
		int rc = gear_address_parse(&address, text, len, "default.host", 4730, &error);

		check_row(&rows[i], rc, &address, &error);
		free(text);
	}
}

static void test_set(void)
{
	static const struct row rows[] = {
		{ "localhost", "localhost", 4730 },
		{ "localhost", "localhost", 1 },
		{ "localhost", "localhost", 65535 },
		{ "::1", "::1", 4730 },
		{ "[::1]", "::1", 4730 },
		{ "/run/gearmand.sock", "/run/gearmand.sock", 0 },
		{ "unix:///run/gearmand.sock", "/run/gearmand.sock", 0 },
		{ "tls://localhost", "localhost", 4730 },
		{ "tls://[::1]", "::1", 4730 },
		{ "tcp://127.0.0.1", "127.0.0.1", 1 },
		{ "tls://", NULL, 4730 },
		{ "tls:///run/gearmand.sock", NULL, 4730 },
		{ "tls://unix:///run/gearmand.sock", NULL, 4730 },
		{ "tls://localhost:1", NULL, 4730 },
		{ "localhost", NULL, 0 },
		{ "localhost", NULL, -1 },
		{ "localhost", NULL, 65536 },
		{ "", NULL, 4730 },
		{ "[]", NULL, 4730 },
		{ "[::1]:4730", NULL, 4730 },
		{ "a,b", NULL, 4730 },
		{ "a b", NULL, 4730 },
		{ "unix://relative", NULL, 4730 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		size_t len = strlen(rows[i].text);
		char *text = exactly(rows[i].text, len);
		gear_error error = { 0 };
		gear_address address;
		int rc = gear_address_set(&address, text, len, rows[i].port, &error);

		check_row(&rows[i], rc, &address, &error);
		free(text);
	}
}

static void test_nul_bytes(void)
{
	static const char *const texts[] = { "local\0host", "/run/gear\0man", "unix:///\0/a", "localhost\0" };
	static const size_t lens[] = { 10, 13, 11, 10 };

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		gear_address address;

		CHECK_NUMBER(gear_address_parse(&address, texts[i], lens[i], "default", 4730, NULL), GEAR_INVALID_ARGUMENT);
		CHECK_NUMBER(gear_address_set(&address, texts[i], lens[i], 4730, NULL), GEAR_INVALID_ARGUMENT);
		CHECK(!address.host);
	}
}

static void test_defaults(void)
{
	gear_address address;

	CHECK_NUMBER(gear_address_parse(&address, "", 0, "::1", 7003, NULL), GEAR_SUCCESS);
	CHECK_STRING(address.host, "::1");
	CHECK_NUMBER(address.port, 7003);
	gear_address_free(&address);
	CHECK_NUMBER(gear_address_parse(&address, "", 0, "/run/gearmand.sock", 7003, NULL), GEAR_SUCCESS);
	CHECK(address.is_unix);
	gear_address_free(&address);
}

static void check_format(const char *text, const char *wanted)
{
	gear_address address;
	char formatted[300];

	CHECK_NUMBER(gear_address_parse(&address, text, strlen(text), "localhost", 4730, NULL), GEAR_SUCCESS);
	CHECK_STRING(gear_address_format(&address, formatted, sizeof(formatted)), wanted);
	memset(formatted, 'x', sizeof(formatted));
	gear_address_format(&address, formatted, 5);
	CHECK(memcmp(formatted, wanted, 4) == 0 && formatted[4] == '\0' && formatted[5] == 'x');
	gear_address_free(&address);
}

static void test_format(void)
{
	check_format("", "localhost:4730");
	check_format("a:65535", "a:65535");
	check_format("::1", "[::1]:4730");
	check_format("[::1]:1", "[::1]:1");
	check_format("unix:///run/s", "/run/s");
}

static void test_errors_name_what_is_wrong(void)
{
	gear_address address;
	gear_error error;
	char *text = malloc(1000);

	CHECK(text != NULL);
	gear_address_set(&address, "localhost", 9, 70000, &error);
	CHECK_HAS(error.text, "port");
	CHECK_HAS(error.text, "70000");
	gear_address_set(&address, "a b", 3, 4730, &error);
	CHECK_HAS(error.text, "\"a b\"");
	gear_address_parse(&address, "localhost:x", 11, "", 4730, &error);
	CHECK_HAS(error.text, "localhost:x");
	memset(text, ' ', 1000);
	CHECK_NUMBER(gear_address_parse(&address, text, 1000, "", 4730, &error), GEAR_INVALID_ARGUMENT);
	CHECK(strlen(error.text) < sizeof(error.text));
	free(text);
}

static void test_without_memory(void)
{
	gear_address address;
	gear_error error = { 0 };

	unit_fail_allocation(1);
	CHECK_NUMBER(gear_address_parse(&address, "a:1", 3, "", 4730, &error), GEAR_MEMORY_ALLOCATION_FAILURE);
	CHECK(unit_allocation_failed());
	CHECK_NUMBER(error.rc, GEAR_MEMORY_ALLOCATION_FAILURE);
	gear_address_free(&address);
}

int main(void)
{
	RUN(test_parse);
	RUN(test_set);
	RUN(test_nul_bytes);
	RUN(test_defaults);
	RUN(test_format);
	RUN(test_errors_name_what_is_wrong);
	RUN(test_without_memory);
	return 0;
}
