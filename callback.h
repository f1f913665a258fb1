/*
 * A stored callable: set, call, show to the garbage collector, free. Every setXxxCallback and addFunction uses it.
 */
#ifndef PHP_GEARMAN_CALLBACK_H
#define PHP_GEARMAN_CALLBACK_H

#include "php.h"

/* One reference to the callable; undefined when there is none. Zeroed memory is valid. */
typedef struct php_gearman_callback {
	zval callable;
} php_gearman_callback;

static inline bool php_gearman_callback_is_set(const php_gearman_callback *callback)
{
	return !Z_ISUNDEF(callback->callable);
}

/* *Copies* the callable, which the caller has found to be one. */
void php_gearman_callback_set(php_gearman_callback *callback, zval *callable);

/*
 * Calls it. The callback may be replaced or freed by what it calls. False when it threw, exited or could not be called;
 * *result is then undefined.
 */
bool php_gearman_callback_call(const php_gearman_callback *callback, zval *result, uint32_t argc, zval *argv);

void php_gearman_callback_gc(php_gearman_callback *callback, zend_get_gc_buffer *buffer);
void php_gearman_callback_free(php_gearman_callback *callback);

#endif
