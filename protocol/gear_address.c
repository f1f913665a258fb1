/*
 * Server addresses as users write them. Text only: names are resolved in gear_net.
 */
#include "gear_address.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gear_packet.h"

static const char unix_scheme[] = "unix://";

/* A unix socket's path if the text names one. */
static bool unix_path(const char *text, size_t len, const char **path, size_t *path_len)
{
	size_t scheme = sizeof(unix_scheme) - 1;

	if (len > scheme && !memcmp(text, unix_scheme, scheme) && text[scheme] == '/') {
		*path = text + scheme;
		*path_len = len - scheme;
		return true;
	}
	*path = text;
	*path_len = len;
	return len > 0 && text[0] == '/';
}

/* Cuts a scheme other than unix:// off the front. */
static gear_scheme cut_scheme(const char **text, size_t *len)
{
	static const struct {
		const char *text;
		gear_scheme scheme;
	} rows[] = { { "tls://", GEAR_SCHEME_TLS }, { "tcp://", GEAR_SCHEME_TCP } };
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		size_t scheme = strlen(rows[i].text);

		if (*len >= scheme && !memcmp(*text, rows[i].text, scheme)) {
			*text += scheme;
			*len -= scheme;
			return rows[i].scheme;
		}
	}
	return GEAR_SCHEME_NONE;
}

/* A path cannot stand behind them. */
static int check_scheme(gear_scheme scheme, const char *rest, size_t len, gear_error *error)
{
	const char *path;
	size_t path_len;

	return scheme != GEAR_SCHEME_NONE && unix_path(rest, len, &path, &path_len)
		? gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "tls:// and tcp:// are followed by a host, not by a path")
		: GEAR_SUCCESS;
}

static int store(gear_address *address, const char *host, size_t len, uint16_t port, bool is_unix, gear_error *error)
{
	address->host = malloc(len + 1);
	if (!address->host) {
		return gear_error_set(error, GEAR_MEMORY_ALLOCATION_FAILURE, 0, NULL, "server address: out of memory");
	}
	memcpy(address->host, host, len);
	address->host[len] = '\0';
	address->port = port;
	address->is_unix = is_unix;
	return GEAR_SUCCESS;
}

/* Seven colons, or "::" and fewer; the resolver has the last word. */
static bool looks_like_ipv6(const char *host, size_t len)
{
	size_t colons = 0;
	bool gap = false;
	size_t i;

	for (i = 0; i < len && host[i] != '%'; i++) {
		if (!strchr("0123456789abcdefABCDEF:.", host[i])) {
			return false;
		}
		colons += host[i] == ':';
		gap |= i > 0 && host[i] == ':' && host[i - 1] == ':';
	}
	return gap ? colons <= 8 : colons == 7;
}

static bool has_only_host_bytes(const char *host, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		unsigned char c = (unsigned char) host[i];

		if (c <= ' ' || c == 0x7f || strchr(",/[]", c)) {
			return false;
		}
	}
	return len > 0 && (!memchr(host, ':', len) || looks_like_ipv6(host, len));
}

/* One colon: an IPv6 address has more, a name none. */
static bool has_port(const char *host, size_t len)
{
	const char *colon = memchr(host, ':', len);

	return colon && !memchr(colon + 1, ':', len - (size_t) (colon - host) - 1);
}

int gear_address_set(gear_address *address, const char *host, size_t len, long port, gear_error *error)
{
	const char *path;
	size_t path_len;

	*address = (gear_address){ 0 };
	address->scheme = cut_scheme(&host, &len);
	if (check_scheme(address->scheme, host, len, error)) {
		return GEAR_INVALID_ARGUMENT;
	}
	if (unix_path(host, len, &path, &path_len)) {
		return memchr(path, '\0', path_len)
			? gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "host: the socket's path holds a NUL byte")
			: store(address, path, path_len, 0, true, error);
	}
	if (memchr(host, '\0', len)) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "host \"%s\" goes on behind a NUL byte", host);
	}
	if (len >= sizeof(unix_scheme) - 1 && !memcmp(host, unix_scheme, sizeof(unix_scheme) - 1)) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "unix:// must be followed by an absolute path");
	}
	if (port < 1 || port > 65535) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "port must be between 1 and 65535, %ld given", port);
	}
	if (len > 2 && host[0] == '[' && host[len - 1] == ']') {
		host++;
		len -= 2;
	}
	if (has_port(host, len)) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL,
			"host \"%.*s\" holds a port, which is an argument of its own", (int) (len > 100 ? 100 : len), host);
	}
	if (!has_only_host_bytes(host, len)) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "host \"%.*s\" is not a host name, an address or a path",
			(int) (len > 100 ? 100 : len), host);
	}
	return store(address, host, len, (uint16_t) port, false, error);
}

static int bad_element(const char *text, size_t len, gear_error *error)
{
	return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "server \"%.*s\" is not host, host:port, [IPv6]:port or a path",
		(int) (len > 100 ? 100 : len), text);
}

/* Where the host ends and, if there is a port, where its digits begin (else port_at == len). False: neither form. */
static bool split_port(const char *text, size_t len, size_t *host_end, size_t *port_at)
{
	const char *close = text[0] == '[' ? memchr(text, ']', len) : NULL;
	const char *first = memchr(text, ':', len);

	*host_end = *port_at = len;
	if (text[0] == '[') {
		if (!close) {
			return false;
		}
		*host_end = (size_t) (close - text) + 1;
		*port_at = *host_end == len ? len : *host_end + 1;
		return *host_end == len || text[*host_end] == ':';
	}
	/* More than one colon and no brackets is an IPv6 address without a port. */
	if (first && !memchr(first + 1, ':', len - (size_t) (first - text) - 1)) {
		*host_end = (size_t) (first - text);
		*port_at = *host_end + 1;
	}
	return true;
}

static int parse_rest(
	gear_address *address, const char *text, size_t len, const char *default_host, uint16_t default_port, gear_error *error)
{
	size_t host_end;
	size_t port_at;
	uint64_t port = default_port;
	const char *host = text;
	const char *path;
	size_t path_len;

	if (!len) {
		return gear_address_set(address, default_host, strlen(default_host), default_port, error);
	}
	if (unix_path(text, len, &path, &path_len)) {
		return gear_address_set(address, text, len, 0, error);
	}
	if (!split_port(text, len, &host_end, &port_at)) {
		return bad_element(text, len, error);
	}
	if (host_end < len && (!gear_view_number(gear_view_of(text + port_at, len - port_at), 65535, &port) || !port)) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "server \"%.*s\": the port must be between 1 and 65535",
			(int) (len > 100 ? 100 : len), text);
	}
	if (!host_end) {
		host = default_host;
		host_end = strlen(default_host);
	}
	return gear_address_set(address, host, host_end, (long) port, error);
}

int gear_address_parse(
	gear_address *address, const char *text, size_t len, const char *default_host, uint16_t default_port, gear_error *error)
{
	gear_scheme scheme = cut_scheme(&text, &len);
	int rc;

	*address = (gear_address){ 0 };
	rc = check_scheme(scheme, text, len, error);
	rc = rc ? rc : parse_rest(address, text, len, default_host, default_port, error);
	if (!rc && scheme != GEAR_SCHEME_NONE) {
		address->scheme = scheme;
	}
	return rc;
}

int gear_address_copy(gear_address *to, const gear_address *from)
{
	to->scheme = from->scheme;
	return store(to, from->host, strlen(from->host), from->port, from->is_unix, NULL);
}

const char *gear_address_format(const gear_address *address, char *text, size_t size)
{
	if (address->is_unix) {
		snprintf(text, size, "%s", address->host);
	} else {
		snprintf(text, size, strchr(address->host, ':') ? "[%s]:%u" : "%s:%u", address->host, (unsigned) address->port);
	}
	return text;
}

void gear_address_free(gear_address *address)
{
	free(address->host);
	*address = (gear_address){ 0 };
}
