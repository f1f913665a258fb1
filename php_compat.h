/*
 * Where versions of PHP differ. The one file, but for the generated arginfo, that may name PHP_VERSION_ID.
 */
#ifndef PHP_GEARMAN_COMPAT_H
#define PHP_GEARMAN_COMPAT_H

#include "php.h"

#if PHP_VERSION_ID >= 80200
#include "zend_atomic.h"
#include "ext/random/php_random.h"
#define php_gearman_vm_interrupt() zend_atomic_bool_exchange(&EG(vm_interrupt), false)
#define php_gearman_timed_out() zend_atomic_bool_load(&EG(timed_out))
#else
#include "ext/standard/php_random.h"
static inline bool php_gearman_vm_interrupt(void)
{
	bool pending = EG(vm_interrupt);

	EG(vm_interrupt) = 0;
	return pending;
}
#define php_gearman_timed_out() EG(timed_out)
#endif

/*
 * Memory beyond memory_limit. PHP used to jump out of the allocation. One that does not has it noted, and tells the script when it
 * is asked to; then php_gearman_string_grow may give NULL, where any other allocation might end the process.
 */
#ifdef ZEND_HAS_OOM
#define php_gearman_oom() ZEND_HAS_OOM()
#define php_gearman_oom_throw() zend_handle_delayed_oom()
#define php_gearman_string_alloc(len) zend_string_safe_falloc(1, len, 0, false, true)
#define php_gearman_string_grow(string, more) zend_string_safe_frealloc(string, 1, ZSTR_LEN(string), more, false, true)
#else
#define php_gearman_oom() false
#define php_gearman_oom_throw() ((void) 0)
#define php_gearman_string_alloc(len) zend_string_safe_alloc(1, len, 0, false)
#define php_gearman_string_grow(string, more) zend_string_safe_realloc(string, 1, ZSTR_LEN(string), more, false)
#endif

#endif
