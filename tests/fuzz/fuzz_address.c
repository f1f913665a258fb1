/*
 * Addresses as users write them. The first byte chooses a list's element or the two arguments of addServer; what is
 * accepted must come back from its own text.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gear_address.h"

#define ENSURE(condition) ((condition) ? (void) 0 : abort())

static void check_refused(int rc, const gear_address *address, const gear_error *error)
{
	ENSURE(rc == GEAR_INVALID_ARGUMENT && error->rc == rc);
	ENSURE(!address->host);
	ENSURE(error->text[0] && memchr(error->text, '\0', sizeof(error->text)));
}

static void check_accepted(const gear_address *address, size_t len)
{
	size_t size = len + 64;
	char *text = malloc(size);
	char little[8];
	gear_address again;

	ENSURE(text != NULL);
	ENSURE(address->host[0] && strlen(address->host) < len + sizeof("localhost"));
	ENSURE(address->is_unix ? address->host[0] == '/' && !address->port : address->port > 0);
	gear_address_format(address, text, size);
	ENSURE(strlen(text) < size - 1);
	ENSURE(gear_address_parse(&again, text, strlen(text), "other", 1, NULL) == GEAR_SUCCESS);
	ENSURE(!strcmp(again.host, address->host) && again.port == address->port && again.is_unix == address->is_unix);
	gear_address_free(&again);
	gear_address_format(address, little, sizeof(little));
	ENSURE(!strncmp(little, text, sizeof(little) - 1) && strlen(little) < sizeof(little));
	free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	gear_error error = { 0 };
	gear_address address;
	const char *text;
	int rc;

	if (size < 3) {
		return 0;
	}
	text = (const char *) data + 3;
	size -= 3;
	if (data[0] & 1) {
		rc = gear_address_set(&address, text, size, (long) data[1] << 8 | data[2], &error);
	} else {
		rc = gear_address_parse(&address, text, size, "localhost", 4730, &error);
	}
	if (rc) {
		check_refused(rc, &address, &error);
	} else {
		check_accepted(&address, size);
	}
	gear_address_free(&address);
	return 0;
}
