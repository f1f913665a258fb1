# TLS is in gear_io_tls.c, which without OpenSSL says that there is none.
ifneq ($(shell $(PKG_CONFIG) --exists 'openssl >= 1.1.1' && echo found),)
tls_switches := -DWITH_TLS
tls_packages := openssl
endif
