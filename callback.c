#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "callback.h"

void php_gearman_callback_set(php_gearman_callback *callback, zval *callable)
{
	zval old;

	ZVAL_COPY_VALUE(&old, &callback->callable);
	ZVAL_COPY(&callback->callable, callable);
	zval_ptr_dtor(&old);
}

bool php_gearman_callback_call(const php_gearman_callback *callback, zval *result, uint32_t argc, zval *argv)
{
	zval callable;
	bool called;

	ZVAL_COPY(&callable, &callback->callable);
	ZVAL_UNDEF(result);
	called = call_user_function(NULL, NULL, &callable, result, argc, argv) == SUCCESS;
	zval_ptr_dtor(&callable);
	if (!called && !EG(exception)) {
		php_error_docref(NULL, E_WARNING, "The callback could not be called");
	}
	return called && !EG(exception);
}

void php_gearman_callback_gc(php_gearman_callback *callback, zend_get_gc_buffer *buffer)
{
	zend_get_gc_buffer_add_zval(buffer, &callback->callable);
}

void php_gearman_callback_free(php_gearman_callback *callback)
{
	zval old;

	ZVAL_COPY_VALUE(&old, &callback->callable);
	ZVAL_UNDEF(&callback->callable);
	zval_ptr_dtor(&old);
}
