/*
 * Opening listeners. The names are resolved by the protocol core; what is here is bind, listen, the search for a port
 * that is free in every family, and the clean-up of unix sockets that a dead server left behind.
 */
#include "listen.h"

#include <errno.h>
#include <limits.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "gear_address.h"
#include "gear_net.h"
#include "log.h"

enum { FREE_PORT_TRIES = 64, NAME_SIZE = 128 };

/* One run over the addresses. */
struct opening {
	listener_list *list;
	const struct options *options;
	gear_error *error;
	uint16_t port; /* the free port that the first socket got, 0: none yet */
};

static bool family_missing(int reason)
{
	return reason == EADDRNOTAVAIL || reason == EAFNOSUPPORT;
}

/* The bound address in the form that users write; *port is set for the families that have one. */
static char *bound_name(int fd, uint16_t *port)
{
	struct sockaddr_storage address;
	socklen_t len = sizeof(address);
	char host[NI_MAXHOST], service[NI_MAXSERV], name[NI_MAXHOST + NI_MAXSERV + 4];

	if (getsockname(fd, (struct sockaddr *) &address, &len) != 0) {
		return NULL;
	}
	if (address.ss_family == AF_UNIX) {
		return strdup(((struct sockaddr_un *) &address)->sun_path);
	}
	if (getnameinfo(
			(struct sockaddr *) &address, len, host, sizeof(host), service, sizeof(service), NI_NUMERICHOST | NI_NUMERICSERV)
		!= 0) {
		return NULL;
	}
	*port = (uint16_t) atoi(service);
	snprintf(name, sizeof(name), address.ss_family == AF_INET6 ? "[%s]:%s" : "%s:%s", host, service);
	return strdup(name);
}

static void set_port(struct sockaddr *address, uint16_t port)
{
	if (address->sa_family == AF_INET) {
		((struct sockaddr_in *) (void *) address)->sin_port = htons(port);
	} else if (address->sa_family == AF_INET6) {
		((struct sockaddr_in6 *) (void *) address)->sin6_port = htons(port);
	}
}

/* A unix socket that nobody listens on is a dead server's; it is in the way of ours. */
static bool remove_stale(const struct addrinfo *address)
{
	const char *path = ((const struct sockaddr_un *) (const void *) address->ai_addr)->sun_path;
	struct stat status;
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	bool stale = fd >= 0 && lstat(path, &status) == 0 && S_ISSOCK(status.st_mode)
		&& connect(fd, address->ai_addr, address->ai_addrlen) != 0 && errno == ECONNREFUSED;

	if (fd >= 0) {
		close(fd);
	}
	return stale && unlink(path) == 0;
}

/* Returns the listening descriptor, or -1 with errno. */
static int bind_one(const struct addrinfo *address, int backlog)
{
	const int on = 1;
	int fd = socket(address->ai_family, SOCK_STREAM, 0);

	if (fd < 0) {
		return -1;
	}
	if (address->ai_family != AF_UNIX) {
		(void) setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	}
	if (address->ai_family == AF_INET6) {
		(void) setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
	}
	gear_net_options(fd);

	int result = bind(fd, address->ai_addr, address->ai_addrlen);
	if (result != 0 && errno == EADDRINUSE && address->ai_family == AF_UNIX && remove_stale(address)) {
		result = bind(fd, address->ai_addr, address->ai_addrlen);
	}
	if (result != 0 || listen(fd, backlog) != 0) {
		int reason = errno;
		close(fd);
		errno = reason;
		return -1;
	}
	return fd;
}

/* Is it open already? A name may resolve to the same address twice. */
static bool is_open(const listener_list *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++) {
		if (strcmp(list->items[i].name, name) == 0) {
			return true;
		}
	}
	return false;
}

static int keep(struct opening *opening, int fd, const gear_address *address)
{
	listener_list *list = opening->list;
	const bool secure =
		address->scheme == GEAR_SCHEME_TLS || (address->scheme == GEAR_SCHEME_NONE && opening->options->ssl && !address->is_unix);
	uint16_t port = 0;
	char *name = bound_name(fd, &port);
	listener *items = realloc(list->items, (list->count + 1) * sizeof(*items));

	if (items != NULL) {
		list->items = items;
	}
	if (items == NULL || name == NULL) {
		free(name);
		close(fd);
		return gear_error_set(opening->error, GEAR_MEMORY_ALLOCATION_FAILURE, errno, NULL, "cannot keep a listener");
	}
	if (opening->options->port == 0 && !address->is_unix) {
		opening->port = port;
	}
	items[list->count++] = (listener){ .fd = fd, .name = name, .is_unix = address->is_unix, .secure = secure };
	return GEAR_SUCCESS;
}

static void describe(const struct addrinfo *address, uint16_t port, char *text, size_t size)
{
	char host[NI_MAXHOST];

	if (address->ai_family == AF_UNIX) {
		snprintf(text, size, "%s", ((const struct sockaddr_un *) (const void *) address->ai_addr)->sun_path);
	} else if (getnameinfo(address->ai_addr, address->ai_addrlen, host, sizeof(host), NULL, 0, NI_NUMERICHOST) == 0) {
		snprintf(text, size, strchr(host, ':') != NULL ? "[%s]:%u" : "%s:%u", host, (unsigned) port);
	} else {
		snprintf(text, size, "port %u", (unsigned) port);
	}
}

/*
 * Reads an address as --listen takes it; its port is 0 if any free one will do. The core knows no such port, but a text
 * that names none shows it when it is read with two defaults.
 */
static int read_address(gear_address *address, const char *text, long port, gear_error *error)
{
	gear_address other = { 0 };
	int rc = gear_address_parse(address, text, strlen(text), "127.0.0.1", port != 0 ? (uint16_t) port : 1, error);

	if (rc == GEAR_SUCCESS && port == 0) {
		rc = gear_address_parse(&other, text, strlen(text), "127.0.0.1", 2, error);
		if (rc == GEAR_SUCCESS && other.port != address->port) {
			address->port = 0;
		}
		gear_address_free(&other);
	}
	return rc;
}

/*
 * Binds what one text resolves to. `optional`: a family that the machine lacks is only said; else it is an error unless
 * another address of the same name could be bound.
 */
static int open_text(struct opening *opening, const char *text, bool optional)
{
	gear_address address = { 0 };
	struct addrinfo *found = NULL;
	char name[NI_MAXHOST + 16];
	size_t before = opening->list->count;
	int missing = 0;

	int rc = read_address(&address, text, opening->options->port, opening->error);
	if (rc == GEAR_SUCCESS && address.scheme == GEAR_SCHEME_TLS && opening->options->ssl_certificate == NULL) {
		rc = gear_error_set(opening->error, GEAR_INVALID_ARGUMENT, 0, text, "--ssl-certificate is missing");
	}
	if (rc == GEAR_SUCCESS) {
		rc = gear_net_resolve(&address, true, &found, opening->error);
	}
	for (struct addrinfo *each = found; rc == GEAR_SUCCESS && each != NULL; each = each->ai_next) {
		uint16_t port = address.port == 0 ? opening->port : address.port;
		set_port(each->ai_addr, port);
		describe(each, port, name, sizeof(name));
		if (is_open(opening->list, name)) {
			continue;
		}
		int fd = bind_one(each, (int) opening->options->backlog);
		if (fd >= 0) {
			rc = keep(opening, fd, &address);
		} else if (family_missing(errno) && (optional || each->ai_next != NULL || opening->list->count > before)) {
			missing = errno;
			log_at(LEVEL_NOTICE, "not listening on %s: %s", name, strerror(errno));
		} else {
			rc = gear_error_set(opening->error, GEAR_COULD_NOT_CONNECT, errno, name, "cannot listen");
		}
	}
	if (rc == GEAR_SUCCESS && !optional && opening->list->count == before && missing != 0) {
		rc = gear_error_set(opening->error, GEAR_COULD_NOT_CONNECT, missing, text, "cannot listen");
	}
	gear_net_free(found);
	gear_address_free(&address);
	return rc;
}

static int open_all(struct opening *opening)
{
	static const char *const loopback[] = { "127.0.0.1", "[::1]" };
	static const char *const any[] = { "0.0.0.0", "[::]" };
	const string_list *given = &opening->options->listen;
	int rc = GEAR_SUCCESS;

	for (size_t i = 0; rc == GEAR_SUCCESS && given->count == 0 && i < 2; i++) {
		rc = open_text(opening, loopback[i], true);
	}
	for (size_t i = 0; rc == GEAR_SUCCESS && i < given->count; i++) {
		bool all = strcmp(given->items[i], "*") == 0;
		rc = open_text(opening, all ? any[0] : given->items[i], all);
		if (rc == GEAR_SUCCESS && all) {
			rc = open_text(opening, any[1], true);
		}
	}
	if (rc == GEAR_SUCCESS && opening->list->count == 0) {
		rc = gear_error_set(opening->error, GEAR_COULD_NOT_CONNECT, 0, NULL, "there is no address to listen on");
	}
	return rc;
}

int listen_open(listener_list *list, const struct options *options, gear_error *error)
{
	struct opening opening = { .list = list, .options = options, .error = error };
	int rc, tries = FREE_PORT_TRIES;

	*list = (listener_list){ 0 };
	do {
		opening.port = 0;
		rc = open_all(&opening);
		if (rc != GEAR_SUCCESS) {
			listen_close(list);
		}
		/* The port that was free in one family was taken in the other. */
	} while (rc != GEAR_SUCCESS && opening.port != 0 && error->sys_errno == EADDRINUSE && --tries > 0);
	return rc;
}

/* Data that is not acknowledged may wait as long as a silent peer is probed. */
static void limit_silence(int fd)
{
#ifdef TCP_USER_TIMEOUT
	int idle, interval, count;
	socklen_t len = sizeof(int);

	if (getsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &idle, &len) == 0
		&& getsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &interval, &len) == 0
		&& getsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &count, &len) == 0) {
		const int64_t limit = 1000 * (idle + (int64_t) interval * count);
		const unsigned milliseconds = limit < INT_MAX ? (unsigned) limit : INT_MAX;
		(void) setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof(milliseconds));
	}
#else
	(void) fd;
#endif
}

void listen_keep_alive(int fd, const struct options *options)
{
#ifdef TCP_KEEPIDLE
	const struct {
		int option;
		long value;
	} given[] = {
		{ TCP_KEEPIDLE, options->keepalive_idle },
		{ TCP_KEEPINTVL, options->keepalive_interval },
		{ TCP_KEEPCNT, options->keepalive_count },
	};

	for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++) {
		const int value = (int) given[i].value;
		if (value > 0) {
			(void) setsockopt(fd, IPPROTO_TCP, given[i].option, &value, sizeof(value));
		}
	}
#else
	(void) options;
#endif
	limit_silence(fd);
}

void listen_close(listener_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].is_unix) {
			(void) unlink(list->items[i].name);
		}
		close(list->items[i].fd);
		free(list->items[i].name);
	}
	free(list->items);
	*list = (listener_list){ 0 };
}
