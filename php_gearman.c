/*
 * The module: entry, ini settings, and what the classes have in common.
 */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php.h"
#include "php_ini.h"
#include "ext/standard/info.h"
#include "zend_exceptions.h"
#include "zend_interfaces.h"

#include <stdlib.h>

#include "php_gearman.h"
#include "php_compat.h"
#include "gearman_arginfo.h"

ZEND_DECLARE_MODULE_GLOBALS(gearman)

zend_class_entry *gearman_client_ce;
zend_class_entry *gearman_worker_ce;
zend_class_entry *gearman_task_ce;
zend_class_entry *gearman_job_ce;
zend_class_entry *gearman_admin_ce;
zend_class_entry *gearman_exception_ce;

static ZEND_INI_MH(on_update_port)
{
	zend_long port;
	bool is_number = is_numeric_string(ZSTR_VAL(new_value), ZSTR_LEN(new_value), &port, NULL, false) == IS_LONG;

	if (!is_number || port < 1 || port > 65535) {
		zend_error(E_WARNING, "gearman.default_port must be between 1 and 65535, \"%s\" given", ZSTR_VAL(new_value));
		return FAILURE;
	}
	return OnUpdateLong(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

PHP_INI_BEGIN()
	STD_PHP_INI_ENTRY("gearman.default_host", GEAR_DEFAULT_HOST, PHP_INI_ALL, OnUpdateStringUnempty, default_host,
		zend_gearman_globals, gearman_globals)
	STD_PHP_INI_ENTRY("gearman.default_port", ZEND_TOSTR(GEAR_DEFAULT_PORT), PHP_INI_ALL, on_update_port, default_port,
		zend_gearman_globals, gearman_globals)
	STD_PHP_INI_BOOLEAN("gearman.exceptions", "0", PHP_INI_ALL, OnUpdateBool, exceptions, zend_gearman_globals, gearman_globals)
PHP_INI_END()

static PHP_GINIT_FUNCTION(gearman)
{
#if defined(COMPILE_DL_GEARMAN) && defined(ZTS)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	memset(gearman_globals, 0, sizeof(*gearman_globals));
}

static PHP_MINIT_FUNCTION(gearman)
{
	REGISTER_INI_ENTRIES();
	register_gearman_symbols(module_number);
	gearman_exception_ce = register_class_GearmanException(zend_ce_exception);
	gearman_client_ce = register_class_GearmanClient();
	gearman_worker_ce = register_class_GearmanWorker();
	gearman_task_ce = register_class_GearmanTask();
	gearman_job_ce = register_class_GearmanJob();
	gearman_admin_ce = register_class_GearmanAdmin();
	php_gearman_client_minit();
	php_gearman_worker_minit();
	php_gearman_task_minit();
	php_gearman_job_minit();
	php_gearman_admin_minit();
	return SUCCESS;
}

static PHP_MSHUTDOWN_FUNCTION(gearman)
{
	UNREGISTER_INI_ENTRIES();
	return SUCCESS;
}

static PHP_MINFO_FUNCTION(gearman)
{
	char tls[128];

	php_info_print_table_start();
	php_info_print_table_row(2, "gearman support", "enabled");
	php_info_print_table_row(2, "Version", PHP_GEARMAN_VERSION);
	php_info_print_table_row(2, "Protocol core", "built in");
	snprintf(tls, sizeof(tls), gear_tls_version() ? "yes, %s" : "no", gear_tls_version());
	php_info_print_table_row(2, "TLS", tls);
	php_info_print_table_end();
	DISPLAY_INI_ENTRIES();
}

zend_module_entry gearman_module_entry = {
	STANDARD_MODULE_HEADER,
	"gearman",
	ext_functions,
	PHP_MINIT(gearman),
	PHP_MSHUTDOWN(gearman),
	NULL,
	NULL,
	PHP_MINFO(gearman),
	PHP_GEARMAN_VERSION,
	PHP_MODULE_GLOBALS(gearman),
	PHP_GINIT(gearman),
	NULL,
	NULL,
	STANDARD_MODULE_PROPERTIES_EX,
};

#ifdef COMPILE_DL_GEARMAN
#ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
#endif
ZEND_GET_MODULE(gearman)
#endif

void php_gearman_class_init(zend_class_entry *ce, zend_object *(*create)(zend_class_entry *), zend_object_handlers *handlers,
	size_t offset, zend_object_free_obj_t free_obj, zend_object_get_gc_t get_gc)
{
	ce->create_object = create;
	ce->destructor = NULL; /* a script may call our __destruct(), which does nothing; the end of an object need not */
	memcpy(handlers, &std_object_handlers, sizeof(*handlers));
	handlers->offset = (int) offset;
	handlers->free_obj = free_obj;
	handlers->get_gc = get_gc;
	handlers->clone_obj = NULL;
}

bool php_gearman_report(int rc, const gear_error *error, zend_long options)
{
	const char *text;

	if (rc == GEAR_SUCCESS || EG(exception)) {
		return rc == GEAR_SUCCESS;
	}
	text = error->rc == rc && error->text[0] ? error->text : gear_rc_text(rc);
	if (options & PHP_GEARMAN_EXCEPTIONS) {
		zend_throw_exception(gearman_exception_ce, text, rc);
	} else {
		php_error_docref(NULL, E_WARNING, "%s", text);
	}
	return false;
}

zend_long php_gearman_default_options(void)
{
	return GEARMAN_G(exceptions) ? PHP_GEARMAN_EXCEPTIONS : 0;
}

gear_disturbance php_gearman_interrupt(void)
{
	if (!php_gearman_vm_interrupt()) {
		return GEAR_UNDISTURBED;
	}
	if (php_gearman_timed_out()) {
		zend_timeout();
	} else if (php_gearman_oom()) {
		php_gearman_oom_throw();
	} else if (zend_interrupt_function) {
		zend_interrupt_function(EG(current_execute_data));
	}
	return EG(exception) ? GEAR_STOPPED : GEAR_DISTURBED;
}

zend_string *php_gearman_append(zend_string *string, gear_view data)
{
	size_t old = string ? ZSTR_LEN(string) : 0;
	zend_string *grown = string ? php_gearman_string_grow(string, data.len) : php_gearman_string_alloc(data.len);

	if (!grown) {
		php_gearman_oom_throw();
		return NULL;
	}
	memcpy(ZSTR_VAL(grown) + old, data.bytes, data.len);
	ZSTR_VAL(grown)[old + data.len] = '\0';
	return grown;
}

zend_long php_gearman_options(zend_long old, zend_long given, zend_long settable, php_gearman_change change)
{
	given &= settable;
	switch (change) {
		case PHP_GEARMAN_ADD:
			return old | given;
		case PHP_GEARMAN_REMOVE:
			return old & ~given;
		default:
			return (old & ~(settable & ~PHP_GEARMAN_OWN_OPTIONS)) | given;
	}
}

bool php_gearman_timeout(zend_long timeout, int arg, int *ms)
{
	if (timeout > INT_MAX) {
		zend_argument_value_error((uint32_t) arg, "must be at most %d milliseconds", INT_MAX);
		return false;
	}
	*ms = timeout < 0 ? -1 : (int) timeout;
	return true;
}

bool php_gearman_address(gear_address *address, const zend_string *host, zend_long port, bool port_is_null, int host_arg)
{
	gear_error error;
	const char *name = host && ZSTR_LEN(host) ? ZSTR_VAL(host) : GEARMAN_G(default_host);
	size_t len = host && ZSTR_LEN(host) ? ZSTR_LEN(host) : strlen(name);

	if (port_is_null || !port) {
		port = GEARMAN_G(default_port);
	} else if (port < 1 || port > 65535) {
		zend_argument_value_error((uint32_t) host_arg + 1, "must be between 1 and 65535, " ZEND_LONG_FMT " given", port);
		return false;
	}
	if (gear_address_set(address, name, len, (long) port, &error)) {
		zend_argument_value_error((uint32_t) host_arg, "is refused: %s", error.text);
		return false;
	}
	return true;
}

static void free_addresses(gear_address *addresses, size_t count)
{
	while (count) {
		gear_address_free(&addresses[--count]);
	}
	if (addresses) {
		efree(addresses);
	}
}

bool php_gearman_addresses(const zend_string *list, int list_arg, int (*add)(void *context, gear_address *address), void *context)
{
	const char *at = list ? ZSTR_VAL(list) : "";
	const char *end = at + (list ? ZSTR_LEN(list) : 0);
	gear_address *addresses = NULL;
	size_t count = 0;
	size_t i;
	int rc = GEAR_SUCCESS;

	for (;;) {
		const char *comma = memchr(at, ',', (size_t) (end - at));
		const char *stop = comma ? comma : end;
		gear_error error;

		while (at < stop && *at == ' ') {
			at++;
		}
		while (stop > at && stop[-1] == ' ') {
			stop--;
		}
		if (stop == at && list && memchr(ZSTR_VAL(list), ',', ZSTR_LEN(list))) {
			zend_argument_value_error((uint32_t) list_arg, "is refused: an element of \"%s\" is empty", ZSTR_VAL(list));
			free_addresses(addresses, count);
			return false;
		}
		addresses = safe_erealloc(addresses, count + 1, sizeof(*addresses), 0);
		if (gear_address_parse(&addresses[count], at, (size_t) (stop - at), GEARMAN_G(default_host),
				(uint16_t) GEARMAN_G(default_port), &error)) {
			zend_argument_value_error((uint32_t) list_arg, "is refused: %s", error.text);
			free_addresses(addresses, count);
			return false;
		}
		count++;
		if (!comma) {
			break;
		}
		at = comma + 1;
	}
	for (i = 0; i < count && !rc; i++) {
		rc = add(context, &addresses[i]);
	}
	free_addresses(addresses, count);
	return rc == GEAR_SUCCESS;
}

/* Eight bytes in hexadecimal. */
static char *put_hex(char *out, uint64_t value)
{
	static const char digits[] = "0123456789abcdef";
	int shift;

	for (shift = 60; shift >= 0; shift -= 4) {
		*out++ = digits[value >> shift & 15];
	}
	return out;
}

/* What the uniques of this process have in common, and where they begin to count. */
static void seed_uniques(pid_t pid)
{
	uint64_t seed[2];
	char hex[16];
	char *prefix = GEARMAN_G(unique_prefix);

	if (php_random_bytes_silent(seed, sizeof(seed)) == FAILURE) {
		seed[0] = (uint64_t) php_combined_lcg() ^ (uint64_t) pid << 32;
		seed[1] = 0;
	}
	put_hex(hex, (seed[0] & ~UINT64_C(0xf000)) | 0x4000);
	memcpy(prefix, hex, 8);
	memcpy(prefix + 9, hex + 8, 4);
	memcpy(prefix + 14, hex + 12, 4);
	prefix[8] = prefix[13] = prefix[18] = '-';
	GEARMAN_G(unique_count) = seed[1];
	GEARMAN_G(unique_pid) = pid;
}

/* A version 4 UUID by its form: 60 bits of the process, 62 that count from a random start. */
zend_string *php_gearman_unique(void)
{
	zend_string *unique = zend_string_alloc(36, 0);
	char *out = ZSTR_VAL(unique);
	pid_t pid = gear_peer_pid();

	if (GEARMAN_G(unique_pid) != pid) {
		seed_uniques(pid);
	}
	memcpy(out, GEARMAN_G(unique_prefix), sizeof(GEARMAN_G(unique_prefix)));
	put_hex(out + 20, (GEARMAN_G(unique_count)++ & UINT64_C(0x3fffffffffffffff)) | UINT64_C(0x8000000000000000));
	memmove(out + 19, out + 20, 4); /* the last hyphen's place */
	out[23] = '-';
	out[36] = '\0';
	return unique;
}

PHP_FUNCTION(gearman_version)
{
	if (zend_parse_parameters_none() == FAILURE) {
		RETURN_THROWS();
	}
	RETURN_STRING(GEAR_VERSION);
}

PHP_FUNCTION(gearman_bugreport)
{
	if (zend_parse_parameters_none() == FAILURE) {
		RETURN_THROWS();
	}
	RETURN_STRING("the issue tracker of this extension's repository");
}

PHP_FUNCTION(gearman_verbose_name)
{
	static const char *const names[] = { "NEVER", "FATAL", "ERROR", "INFO", "DEBUG", "CRAZY" };
	zend_long verbose;

	if (zend_parse_parameters(ZEND_NUM_ARGS(), "l", &verbose) == FAILURE) {
		RETURN_THROWS();
	}
	if (verbose < 0 || verbose >= (zend_long) (sizeof(names) / sizeof(*names))) {
		RETURN_STRING("UNKNOWN");
	}
	RETURN_STRING(names[verbose]);
}
