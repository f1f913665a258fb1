/*
 * setSSL() of GearmanClient and GearmanWorker: an array with the names of PHP's ssl context becomes what connections have in
 * common. TLS itself is in protocol/gear_io_tls.c.
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php_gearman.h"

/* What an option's value is, and for switches whether true means that the field is set. */
typedef enum option_kind { A_FILE, A_TEXT, A_NUMBER, A_SWITCH, A_SWITCH_OFF } option_kind;

typedef struct option_row {
	const char *name;
	option_kind kind;
	size_t field;
} option_row;

#define FIELD(name) XtOffsetOf(gear_tls_options, name)

static const option_row rows[] = {
	{ "cafile", A_FILE, FIELD(cafile) },
	{ "capath", A_FILE, FIELD(capath) },
	{ "local_cert", A_FILE, FIELD(local_cert) },
	{ "local_pk", A_FILE, FIELD(local_pk) },
	{ "passphrase", A_TEXT, FIELD(passphrase) },
	{ "ciphers", A_TEXT, FIELD(ciphers) },
	{ "peer_name", A_TEXT, FIELD(peer_name) },
	{ "verify_depth", A_NUMBER, FIELD(verify_depth) },
	{ "verify_peer", A_SWITCH_OFF, FIELD(no_verify_peer) },
	{ "verify_peer_name", A_SWITCH_OFF, FIELD(no_verify_peer_name) },
	{ "allow_self_signed", A_SWITCH, FIELD(allow_self_signed) },
};

enum { ROWS = sizeof(rows) / sizeof(*rows), OPTIONS_ARG = 1 };

static const option_row *find_row(const zend_string *name)
{
	size_t i;

	for (i = 0; name && i < ROWS; i++) {
		if (zend_string_equals_cstr(name, rows[i].name, strlen(rows[i].name))) {
			return &rows[i];
		}
	}
	return NULL;
}

static bool wrong_type(const option_row *row, const char *wanted, const zval *value)
{
	zend_argument_type_error(OPTIONS_ARG, "option \"%s\" must be %s, %s given", row->name, wanted, zend_zval_type_name(value));
	return false;
}

/* What is written into `options` is the array's, or one of `paths`, which the caller frees. False: an error has been thrown. */
static bool set_text(const option_row *row, const zval *value, const char **field, char **path)
{
	if (Z_TYPE_P(value) != IS_STRING) {
		return wrong_type(row, "a string", value);
	}
	if (!Z_STRLEN_P(value) || strlen(Z_STRVAL_P(value)) != Z_STRLEN_P(value)) {
		zend_argument_value_error(OPTIONS_ARG, "option \"%s\" must not be empty or hold a NUL byte", row->name);
		return false;
	}
	*field = Z_STRVAL_P(value);
	if (row->kind != A_FILE) {
		return true;
	}
	*path = expand_filepath(Z_STRVAL_P(value), NULL); /* a thread's current directory is PHP's business */
	*field = *path ? *path : *field;
	if (php_check_open_basedir(*field)) {
		zend_argument_value_error(OPTIONS_ARG, "option \"%s\": open_basedir forbids it", row->name);
		return false;
	}
	return true;
}

static bool set_row(const option_row *row, const zval *value, gear_tls_options *options, char **path)
{
	void *field = (char *) options + row->field;

	if (Z_TYPE_P(value) == IS_NULL) {
		return true;
	}
	switch (row->kind) {
		case A_FILE:
		case A_TEXT:
			return set_text(row, value, field, path);
		case A_NUMBER:
			if (Z_TYPE_P(value) != IS_LONG) {
				return wrong_type(row, "an integer", value);
			}
			if (Z_LVAL_P(value) < 1 || Z_LVAL_P(value) > 100) {
				zend_argument_value_error(OPTIONS_ARG, "option \"%s\" must be between 1 and 100", row->name);
				return false;
			}
			*(int *) field = (int) Z_LVAL_P(value);
			return true;
		default:
			if (Z_TYPE_P(value) != IS_TRUE && Z_TYPE_P(value) != IS_FALSE) {
				return wrong_type(row, "a boolean", value);
			}
			*(bool *) field = (Z_TYPE_P(value) == IS_TRUE) == (row->kind == A_SWITCH);
			return true;
	}
}

static bool read_options(HashTable *array, gear_tls_options *options, char *paths[ROWS])
{
	zend_string *name;
	zval *value;

	ZEND_HASH_FOREACH_STR_KEY_VAL(array, name, value) {
		const option_row *row = find_row(name);

		if (!row) {
			zend_argument_value_error(OPTIONS_ARG, "has the unknown option \"%s\"", name ? ZSTR_VAL(name) : "(a number)");
			return false;
		}
		ZVAL_DEREF(value);
		if (!set_row(row, value, options, &paths[row - rows])) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

bool php_gearman_set_ssl(HashTable *array, gear_tls_use *use, gear_error *error, int *rc)
{
	gear_tls_options options = { 0 };
	char *paths[ROWS] = { 0 };
	gear_tls *tls;
	bool good = read_options(array, &options, paths);
	size_t i;

	if (good) {
		gear_error_clear(error);
		*rc = gear_tls_new(&tls, &options, error);
	}
	if (good && !*rc) {
		gear_tls_free(use->tls);
		use->tls = tls;
		use->always = true;
	}
	for (i = 0; i < ROWS; i++) {
		if (paths[i]) {
			efree(paths[i]);
		}
	}
	return good;
}

PHP_METHOD(GearmanClient, setSSL)
{
	php_gearman_client *client = Z_GEARMAN_CLIENT_P(ZEND_THIS);
	HashTable *options;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "h", &options) == FAILURE
		|| !php_gearman_set_ssl(options, &client->client.tls, &client->client.error, &client->rc)) {
		RETURN_THROWS();
	}
	RETURN_BOOL(php_gearman_report(client->rc, &client->client.error, client->options));
}

PHP_METHOD(GearmanWorker, setSSL)
{
	php_gearman_worker *worker = Z_GEARMAN_WORKER_P(ZEND_THIS);
	HashTable *options;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "h", &options) == FAILURE
		|| !php_gearman_set_ssl(options, &worker->worker.tls, &worker->worker.error, &worker->rc)) {
		RETURN_THROWS();
	}
	RETURN_BOOL(php_gearman_report(worker->rc, &worker->worker.error, worker->options));
}
