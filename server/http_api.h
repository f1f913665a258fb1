/*
 * What http.c keeps: totals of the last minutes for the JSON, and the token.
 */
#ifndef HTTP_API_H
#define HTTP_API_H

#include "gear.h"
#include "registry.h"

enum { HTTP_SAMPLE_S = 2, HTTP_NAME_SIZE = 5 * GEAR_FUNCTION_MAX + 1 };

struct http_history;

/* The token in this file. *Returns owned*, NULL with the reason in `error` (HTTP_ERROR_SIZE). */
char *http_read_token(const char *path, char *error);

/* *Returns owned* (free with free), or NULL. */
struct http_history *http_history_new(void);

/* To be called every HTTP_SAMPLE_S seconds. */
void http_history_add(struct http_history *history, const registry *reg);

#endif
