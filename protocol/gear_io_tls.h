/*
 * TLS, behind the transport ops. A gear_tls is what connections have in common: certificates, and whom to trust; client,
 * worker, server and tools make one from the same options. OpenSSL is in gear_io_tls.c and nowhere else. Built without it,
 * everything here is there and says so.
 */
#ifndef GEAR_IO_TLS_H
#define GEAR_IO_TLS_H

#include <stdbool.h>

#include "gear_error.h"
#include "gear_io.h"

typedef struct gear_tls gear_tls;

/* Named as in the ssl context of PHP. NULL: not given. All zero is a client that trusts whom the system trusts. */
typedef struct gear_tls_options {
	const char *
		cafile; /* PEM; on a server: clients have to show a certificate that these have signed, and not revoked in a CRL beside them */
	const char *capath;             /* a directory of the same, by hash */
	const char *local_cert;         /* PEM: our certificate and what leads to its root; may hold the key */
	const char *local_pk;           /* PEM: its key, if not in the same file */
	const char *passphrase;         /* of the key */
	const char *ciphers;            /* for TLS 1.2, in OpenSSL's syntax */
	const char *peer_name;          /* whose certificate is expected, instead of the host's */
	const char *peer_fingerprint;   /* of their certificate, in hexadecimal digits; it has to be that one */
	const char *fingerprint_digest; /* what it is by; NULL: md5, sha1, sha256, sha384 or sha512, as its length says */
	int depth_limit;                /* verify_depth + 1: of certificates between theirs and a trusted one; 0: OpenSSL's default */
	int security_limit;             /* security_level + 1; 0: OpenSSL's default */
	bool server;
	bool no_tls12, no_tls13;
	bool no_sni;              /* they are not told whom we ask for */
	bool no_verify_peer;      /* anyone is believed: the name is not looked at, either */
	bool no_verify_peer_name; /* anyone is believed whose certificate is good, whatever name it is for */
	bool allow_self_signed;   /* a certificate that is its own root is good */
} gear_tls_options;

/* How the owner of peers decides who of them speaks TLS. Zero-initialised: who is called tls://. */
typedef struct gear_tls_use {
	gear_tls *tls; /* owned; NULL: made with default options when first needed */
	bool always;   /* also those that are not called anything, but for unix sockets */
} gear_tls_use;

/* "OpenSSL 3.0.2 ...", of the library that runs; NULL: built without. */
const char *gear_tls_version(void);

/*
 * Reads the files. *Returns owned* in *tls (free with gear_tls_free); GEAR_SUCCESS, or GEAR_INVALID_ARGUMENT with an error
 * that names the option or file.
 */
int gear_tls_new(gear_tls **tls, const gear_tls_options *options, gear_error *error);

/* One more owner. Accepts NULL. */
gear_tls *gear_tls_share(gear_tls *tls);

/* One owner less. What is connected goes on. Accepts NULL. */
void gear_tls_free(gear_tls *tls);

/*
 * *Takes* a connected, non-blocking descriptor when it returns true, false: out of memory. `host` is whom a client means to
 * talk to, NULL on a server.
 */
bool gear_io_tls_init(gear_io *io, gear_tls *tls, int fd, const char *host);

#endif
