/*
 * The server's certificates: read at the start, and anew on SIGHUP. What TLS is, is in protocol/gear_io_tls.
 */
#ifndef TLS_H
#define TLS_H

#include <stdbool.h>

#include "gear_error.h"

struct server;

/* Reads the files that the options name, if they name any. GEAR_SUCCESS, else the server's certificates are what they were. */
int tls_load(struct server *server, gear_error *error);

/* tls_load, with a word in the log. */
void tls_reload(struct server *server);

#endif
