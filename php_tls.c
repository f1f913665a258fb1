/*
 * setSSL() of GearmanClient and GearmanWorker: an array with the names of PHP's ssl context becomes what connections have in
 * common. TLS itself is in protocol/gear_io_tls.c.
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php_gearman.h"

/* What an option's value is, and for switches whether true means that the field is set. */
typedef enum option_kind {
	A_FILE,
	A_TEXT,
	A_FINGERPRINT,
	A_METHOD,
	A_NUMBER, /* the field is one more: 0 is not given */
	A_SWITCH,
	A_SWITCH_OFF,
	ALWAYS_SO /* true is all that there is, and has no field */
} option_kind;

typedef struct option_row {
	const char *name;
	option_kind kind;
	size_t field;
	int max; /* of a number */
} option_row;

#define FIELD(name) XtOffsetOf(gear_tls_options, name)

static const option_row rows[] = {
	{ "cafile", A_FILE, .field = FIELD(cafile) },
	{ "capath", A_FILE, .field = FIELD(capath) },
	{ "local_cert", A_FILE, .field = FIELD(local_cert) },
	{ "local_pk", A_FILE, .field = FIELD(local_pk) },
	{ "passphrase", A_TEXT, .field = FIELD(passphrase) },
	{ "ciphers", A_TEXT, .field = FIELD(ciphers) },
	{ "peer_name", A_TEXT, .field = FIELD(peer_name) },
	{ "peer_fingerprint", A_FINGERPRINT, .field = FIELD(peer_fingerprint) },
	{ "crypto_method", .kind = A_METHOD },
	{ "verify_depth", A_NUMBER, FIELD(depth_limit), 100 },
	{ "security_level", A_NUMBER, FIELD(security_limit), 5 },
	{ "verify_peer", A_SWITCH_OFF, .field = FIELD(no_verify_peer) },
	{ "verify_peer_name", A_SWITCH_OFF, .field = FIELD(no_verify_peer_name) },
	{ "allow_self_signed", A_SWITCH, .field = FIELD(allow_self_signed) },
	{ "SNI_enabled", A_SWITCH_OFF, .field = FIELD(no_sni) },
	{ "disable_compression", .kind = ALWAYS_SO },
	{ "no_ticket", .kind = ALWAYS_SO },
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

/* As PHP: the digits, or an array with the digest's name and the digits. */
static bool set_fingerprint(const option_row *row, const zval *value, gear_tls_options *options)
{
	zend_string *digest = NULL;
	zval *digits = (zval *) value;

	if (Z_TYPE_P(value) == IS_ARRAY) {
		if (zend_hash_num_elements(Z_ARRVAL_P(value)) != 1) {
			zend_argument_value_error(OPTIONS_ARG, "option \"%s\" must have one element if it is an array", row->name);
			return false;
		}
		ZEND_HASH_FOREACH_STR_KEY_VAL(Z_ARRVAL_P(value), digest, digits) {}
		ZEND_HASH_FOREACH_END();
		ZVAL_DEREF(digits);
		options->fingerprint_digest = digest ? ZSTR_VAL(digest) : "(a number)";
	}
	return set_text(row, digits, &options->peer_fingerprint, NULL);
}

/* The bits of PHP's STREAM_CRYPTO_METHOD_*_CLIENT. */
static bool set_method(const option_row *row, const zval *value, gear_tls_options *options)
{
	enum { CLIENT = 1, TLS_1_2 = 32, TLS_1_3 = 64 };
	const zend_long method = Z_TYPE_P(value) == IS_LONG ? Z_LVAL_P(value) : 0;

	if (Z_TYPE_P(value) != IS_LONG) {
		return wrong_type(row, "an integer", value);
	}
	options->no_tls12 = !(method & TLS_1_2);
	options->no_tls13 = !(method & TLS_1_3);
	if (!(method & CLIENT) || (options->no_tls12 && options->no_tls13)) {
		zend_argument_value_error(
			OPTIONS_ARG, "option \"%s\" must be a STREAM_CRYPTO_METHOD_*_CLIENT that allows TLS 1.2 or 1.3", row->name);
		return false;
	}
	return true;
}

static bool set_number(const option_row *row, const zval *value, int *field)
{
	if (Z_TYPE_P(value) != IS_LONG) {
		return wrong_type(row, "an integer", value);
	}
	if (Z_LVAL_P(value) < 0 || Z_LVAL_P(value) > row->max) {
		zend_argument_value_error(OPTIONS_ARG, "option \"%s\" must be between 0 and %d", row->name, row->max);
		return false;
	}
	*field = (int) Z_LVAL_P(value) + 1;
	return true;
}

static bool set_switch(const option_row *row, const zval *value, bool *field)
{
	const bool on = Z_TYPE_P(value) == IS_TRUE;

	if (!on && Z_TYPE_P(value) != IS_FALSE) {
		return wrong_type(row, "a boolean", value);
	}
	if (row->kind != ALWAYS_SO) {
		*field = on == (row->kind == A_SWITCH);
	} else if (!on) {
		zend_argument_value_error(OPTIONS_ARG, "option \"%s\" cannot be false", row->name);
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
		case A_FINGERPRINT:
			return set_fingerprint(row, value, options);
		case A_METHOD:
			return set_method(row, value, options);
		case A_NUMBER:
			return set_number(row, value, field);
		default:
			return set_switch(row, value, field);
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
