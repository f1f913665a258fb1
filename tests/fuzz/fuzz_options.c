/*
 * The command line and the configuration file. The input is words, each ended by a NUL, up to an empty one; the rest is
 * what the configuration file holds, whichever is asked for. What is accepted must be in the ranges that the rest of the
 * server relies on, and what is refused must be refused in words; both a second time, too.
 */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"

enum { WORDS = 40 };

#define ENSURE(condition) ((condition) ? (void) 0 : abort())

static const char *config;
static size_t config_len;

/* No file of this machine is read: what the parser opens is the input's. */
static FILE *open_config(const char *name, const char *mode)
{
	static const char missing[] = "missing";

	ENSURE(name != NULL && mode != NULL);
	if (strcmp(name, missing) == 0) {
		errno = ENOENT;
		return NULL;
	}
	return config_len > 0 ? fmemopen((void *) (uintptr_t) config, config_len, "r") : fopen("/dev/null", "r");
}

#define fopen open_config
#include "options.c"
#undef fopen

static void check_text(const char *text)
{
	ENSURE(text == NULL || *text != '\0');
}

static void check_list(const string_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		ENSURE(list->items[i] != NULL);
		check_text(list->items[i]);
	}
}

static void check_accepted(const struct options *options)
{
	ENSURE(options->port >= 0 && options->port <= 65535);
	ENSURE(options->backlog >= 1 && options->backlog <= INT_MAX);
	ENSURE((int) options->verbose >= 0 && (int) options->verbose < LOG_LEVELS);
	ENSURE(options->file_descriptors >= 0 && options->max_connections >= 0);
	ENSURE(options->idle_timeout >= 0 && options->idle_timeout <= 86400);
	ENSURE(options->job_retries >= -1 && options->job_retries <= 255);
	ENSURE(options->worker_wakeup >= 0 && options->worker_wakeup <= 255);
	ENSURE(options->keepalive_idle >= -1 && options->keepalive_interval >= -1 && options->keepalive_count >= -1);
	ENSURE(options->max_packet_size >= 1024 && options->max_packet_size <= UINT_MAX);
	ENSURE(options->output_limit >= 4096);
	check_text(options->log_file);
	check_text(options->pid_file);
	check_text(options->user);
	check_text(options->config_file);
	check_text(options->job_handle_prefix);
	check_list(&options->listen);
	check_list(&options->notes);
}

/* Cuts the words off the input; returns how many there are, with the program's name. */
static int cut_words(char **words, char *bytes, size_t size)
{
	int count = 0;

	words[count++] = (char *) (uintptr_t) "gearmand";
	while (size > 0 && *bytes != '\0') {
		char *end = memchr(bytes, '\0', size);
		if (end == NULL) {
			break; /* a word needs its NUL */
		}
		if (count < WORDS) {
			words[count++] = bytes;
		}
		size -= (size_t) (end + 1 - bytes);
		bytes = end + 1;
	}
	config = bytes;
	config_len = size;
	if (size > 0 && *bytes == '\0') {
		config++;
		config_len--;
	}
	words[count] = NULL;
	return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char error[OPTIONS_ERROR_SIZE], again[OPTIONS_ERROR_SIZE];
	char *words[WORDS + 1];
	char *bytes = malloc(size > 0 ? size : 1);
	struct options options;

	ENSURE(bytes != NULL);
	if (size > 0) {
		memcpy(bytes, data, size);
	}
	int count = cut_words(words, bytes, size);

	memset(error, 'x', sizeof(error));
	bool good = options_parse(&options, count, words, error);
	ENSURE(memchr(error, '\0', sizeof(error)) != NULL && (good || *error != '\0'));
	if (good) {
		check_accepted(&options);
	}
	options_free(&options);
	ENSURE(options_parse(&options, count, words, again) == good && strcmp(error, again) == 0);
	options_free(&options);
	free(bytes);
	return 0;
}
