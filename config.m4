dnl The extension's build. The list of sources stands once, here; tools/check-lists holds it against the files,
dnl config.w32 and package.xml.

PHP_ARG_ENABLE([gearman],
  [whether to enable gearman support],
  [AS_HELP_STRING([--enable-gearman], [Enable gearman support])])

dnl The PECL extension was switched on by --with-gearman; build scripts in the field still say so.
if test -n "$with_gearman" && test "$with_gearman" != "no"; then
  PHP_GEARMAN=yes
fi

PHP_ARG_WITH([gearman-ssl],
  [whether gearman can speak TLS],
  [AS_HELP_STRING([--without-gearman-ssl], [gearman: No TLS. It needs OpenSSL 1.1.1; without saying so it is there if pkg-config finds that])],
  [auto],
  [no])

if test "$PHP_GEARMAN" != "no"; then
  GEARMAN_TLS_FLAGS=
  if test "$PHP_GEARMAN_SSL" != "no"; then
    PKG_CHECK_MODULES([GEARMAN_OPENSSL], [openssl >= 1.1.1], [
      GEARMAN_TLS_FLAGS="-DWITH_TLS $GEARMAN_OPENSSL_CFLAGS"
      PHP_EVAL_LIBLINE([$GEARMAN_OPENSSL_LIBS], [GEARMAN_SHARED_LIBADD])
    ], [
      if test "$PHP_GEARMAN_SSL" != "auto"; then
        AC_MSG_ERROR([TLS was asked for, and pkg-config does not find OpenSSL 1.1.1 or later])
      fi
    ])
  fi
  PHP_NEW_EXTENSION([gearman], [ \
    php_gearman.c \
    callback.c \
    client.c \
    worker.c \
    task.c \
    job.c \
    php_tls.c \
    php_admin.c \
    protocol/gear_command.c \
    protocol/gear_error.c \
    protocol/gear_buf.c \
    protocol/gear_packet.c \
    protocol/gear_address.c \
    protocol/gear_io_plain.c \
    protocol/gear_io_tls.c \
    protocol/gear_net.c \
    protocol/gear_conn.c \
    protocol/gear_peer.c \
    protocol/gear_time.c \
    protocol/gear_task.c \
    protocol/gear_choice.c \
    protocol/gear_wait.c \
    protocol/gear_client.c \
    protocol/gear_worker.c \
    protocol/gear_admin.c \
    ], [$ext_shared],, [-I@ext_srcdir@ -I@ext_srcdir@/protocol -D_GNU_SOURCE -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -fvisibility=hidden $GEARMAN_TLS_FLAGS])
  PHP_SUBST([GEARMAN_SHARED_LIBADD])
  PHP_ADD_BUILD_DIR([$ext_builddir/protocol])
  PHP_ADD_MAKEFILE_FRAGMENT
fi
