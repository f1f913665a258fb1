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

#endif
