/*
 * From options to certificates. Sessions keep those that they began with.
 */
#include "tls.h"

#include "log.h"
#include "session.h"

int tls_load(struct server *server, gear_error *error)
{
	const struct options *options = server->options;
	const gear_tls_options given = {
		.cafile = options->ssl_ca_file, .local_cert = options->ssl_certificate, .local_pk = options->ssl_key, .server = true
	};
	gear_tls *tls = NULL;

	if (options->ssl_certificate == NULL) {
		return GEAR_SUCCESS;
	}
	int rc = gear_tls_new(&tls, &given, error);
	if (rc == GEAR_SUCCESS) {
		gear_tls_free(server->tls);
		server->tls = tls;
	}
	return rc;
}

void tls_reload(struct server *server)
{
	gear_error error = { 0 };

	if (server->tls == NULL) {
		return;
	}
	if (tls_load(server, &error) == GEAR_SUCCESS) {
		log_at(LEVEL_NOTICE, "the certificates were read again");
	} else {
		log_at(LEVEL_ERROR, "the certificates could not be read again, so those from before are kept: %s", error.text);
	}
}
