/*
 * TLS by OpenSSL, 1.1.1 or later. It reads and writes through functions of ours, so that a peer that is gone raises no
 * SIGPIPE. Whatever ends a connection is kept in words, since OpenSSL's queue of errors is the thread's and not ours.
 */
#include "gear_io_tls.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#ifdef WITH_TLS

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include "gear_net.h"

enum {
	RECORD = SSL3_RT_MAX_PLAIN_LENGTH,
	REASON_SIZE = 256,
	NAME_SIZE = 256, /* of a host; those of DNS are shorter */
	READS = 32       /* of the socket, in one call of OpenSSL: two a record */
};

struct gear_tls {
	unsigned owners;
	SSL_CTX *context;
	BIO_METHOD *method;
	char *peer_name;
	char *peer_fingerprint;
	const EVP_MD *digest; /* what that is by */
	bool verifies_name;
	bool names_host; /* SNI */
	bool allow_self_signed;
};

typedef struct tls_state {
	SSL *ssl;
	gear_tls *tls; /* one owner of it */
	int fd;
	int reads;     /* that are left to this call: of records without data a peer can send more than we would ever be done with */
	int sys_errno; /* of the last read or write on the socket; 0: end of stream, or none failed */
	int failed;    /* -errno: it is over, and each call says so again */
	char reason[REASON_SIZE];
} tls_state;

const char *gear_tls_version(void)
{
	return OpenSSL_version(OPENSSL_VERSION);
}

/* --- errors in words --- */

/* What OpenSSL found first: what it says later follows from it. */
static const char *queued_reason(void)
{
	unsigned long code = ERR_peek_error();
	const char *words = code ? ERR_reason_error_string(code) : NULL;

	if (words) {
		return words;
	}
	/* OpenSSL 3 leaves the system's words to the system. */
	return code && ERR_GET_LIB(code) == ERR_LIB_SYS ? strerror(ERR_GET_REASON(code)) : "unknown error";
}

/* OpenSSL has no answer to what is no TLS; by this one the other side can tell what it has come upon. */
static void answer_in_tls(const tls_state *state)
{
	static const char alert[] = { 21, 3, 3, 0, 2, 2, 70 }; /* fatal: protocol_version */

	if (SSL_is_server(state->ssl)) {
		(void) gear_net_write(state->fd, alert, sizeof(alert));
	}
}

static void word_failure(tls_state *state)
{
	unsigned long code = ERR_peek_error();
	long verified = SSL_get_verify_result(state->ssl);
	const char *more = "";
	const char *between = ": ";

	if (ERR_GET_LIB(code) != ERR_LIB_SSL) {
		between = "";
	} else if (ERR_GET_REASON(code) == SSL_R_CERTIFICATE_VERIFY_FAILED) {
		more = X509_verify_cert_error_string(verified);
	} else if (ERR_GET_REASON(code) == SSL_R_WRONG_VERSION_NUMBER || ERR_GET_REASON(code) == SSL_R_HTTP_REQUEST) {
		more = "the other side does not speak TLS";
		answer_in_tls(state);
	} else {
		between = "";
	}
	snprintf(state->reason, sizeof(state->reason), "%s%s%s", queued_reason(), between, more);
	ERR_clear_error(); /* else the thread's next user of OpenSSL, PHP's own, takes them for its own */
}

/* --- the socket below OpenSSL --- */

static int socket_read(BIO *bio, char *bytes, int len)
{
	tls_state *state = BIO_get_data(bio);
	ssize_t got = state->reads-- > 0 ? gear_net_read(state->fd, bytes, (size_t) len) : -EAGAIN;

	BIO_clear_retry_flags(bio);
	if (got == -EAGAIN) {
		BIO_set_retry_read(bio);
	}
	state->sys_errno = got < 0 ? (int) -got : 0;
	return got < 0 ? -1 : (int) got;
}

static int socket_write(BIO *bio, const char *bytes, int len)
{
	tls_state *state = BIO_get_data(bio);
	ssize_t sent = gear_net_write(state->fd, bytes, (size_t) len);

	BIO_clear_retry_flags(bio);
	if (sent == -EAGAIN) {
		BIO_set_retry_write(bio);
	}
	state->sys_errno = sent < 0 ? (int) -sent : 0;
	return sent < 0 ? -1 : (int) sent;
}

static long socket_control(BIO *bio, int command, long number, void *pointer)
{
	(void) bio;
	(void) number;
	(void) pointer;
	return command == BIO_CTRL_FLUSH;
}

static BIO_METHOD *new_method(void)
{
	BIO_METHOD *method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "gear_net");

	if (method) {
		BIO_meth_set_read(method, socket_read);
		BIO_meth_set_write(method, socket_write);
		BIO_meth_set_ctrl(method, socket_control);
	}
	return method;
}

/* --- what connections have in common --- */

/* Never a question on the terminal: a key whose passphrase was not given cannot be read. */
static int give_passphrase(char *text, int size, int writing, void *passphrase)
{
	size_t len = passphrase ? strlen(passphrase) : 0;

	(void) writing;
	if (!len || len > (size_t) size) {
		return 0;
	}
	memcpy(text, passphrase, len);
	return (int) len;
}

/*
 * allow_self_signed as PHP means it: the certificate itself, not one that it leads to. And a CA that has said nothing of
 * revocations has revoked none.
 */
static int overlook(int good, X509_STORE_CTX *store)
{
	SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
	const gear_tls *tls = SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));
	const int error = X509_STORE_CTX_get_error(store);

	if (!good
		&& (error == X509_V_ERR_UNABLE_TO_GET_CRL
			|| (tls->allow_self_signed && error == X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT))) {
		X509_STORE_CTX_set_error(store, X509_V_OK);
		return 1;
	}
	return good;
}

static int bad_file(gear_error *error, const char *what, const char *file)
{
	return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, file, "%s: %s", what, queued_reason());
}

static int load_own(SSL_CTX *context, const gear_tls_options *options, gear_error *error)
{
	const char *key = options->local_pk ? options->local_pk : options->local_cert;

	if (!options->local_cert) {
		return options->local_pk
			? gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, options->local_pk, "a key without a certificate")
			: GEAR_SUCCESS;
	}
	SSL_CTX_set_default_passwd_cb(context, give_passphrase);
	SSL_CTX_set_default_passwd_cb_userdata(context, (void *) options->passphrase);
	if (SSL_CTX_use_certificate_chain_file(context, options->local_cert) != 1) {
		return bad_file(error, "certificate", options->local_cert);
	}
	if (SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) != 1) {
		return bad_file(error, "private key", key);
	}
	SSL_CTX_set_default_passwd_cb_userdata(context, NULL); /* it is the caller's */
	return SSL_CTX_check_private_key(context) == 1 ? GEAR_SUCCESS : bad_file(error, "private key", key);
}

/* Lists of revoked certificates that stand in the file are not there for nothing. */
static void heed_revocations(SSL_CTX *context)
{
	X509_STORE *store = SSL_CTX_get_cert_store(context);
	STACK_OF(X509_OBJECT) *objects = X509_STORE_get0_objects(store);

	for (int i = 0; i < sk_X509_OBJECT_num(objects); i++) {
		if (X509_OBJECT_get_type(sk_X509_OBJECT_value(objects, i)) == X509_LU_CRL) {
			X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
		}
	}
}

static int load_trusted(SSL_CTX *context, const gear_tls_options *options, gear_error *error)
{
	struct stat status;

	/* OpenSSL would only notice that there is no such directory when it finds no certificate in it. */
	if (options->capath && stat(options->capath, &status)) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, errno, options->capath, "certificates of CAs");
	}
	if ((options->cafile && SSL_CTX_load_verify_locations(context, options->cafile, NULL) != 1)
		|| (options->capath && SSL_CTX_load_verify_locations(context, NULL, options->capath) != 1)) {
		return bad_file(error, "certificates of CAs", options->cafile ? options->cafile : options->capath);
	}
	heed_revocations(context);
	if (options->cafile && options->server) { /* so that a client knows which of its certificates to show */
		STACK_OF(X509_NAME) *names = SSL_load_client_CA_file(options->cafile);

		if (!names) {
			return bad_file(error, "certificates of CAs", options->cafile);
		}
		SSL_CTX_set_client_CA_list(context, names);
	}
	if (!options->cafile && !options->capath && !options->server && !options->no_verify_peer) {
		SSL_CTX_set_default_verify_paths(context);
	}
	return GEAR_SUCCESS;
}

static void set_verification(SSL_CTX *context, const gear_tls_options *options)
{
	bool wanted = options->server ? options->cafile || options->capath : !options->no_verify_peer;

	SSL_CTX_set_verify(context, wanted ? SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT : SSL_VERIFY_NONE, overlook);
	if (options->depth_limit) {
		SSL_CTX_set_verify_depth(context, options->depth_limit - 1);
	}
}

static int set_fingerprint(gear_tls *tls, const gear_tls_options *options, gear_error *error)
{
	static const char *const digests[] = { "md5", "sha1", "sha256", "sha384", "sha512" };
	const char *digits = options->peer_fingerprint;
	const size_t len = digits ? strlen(digits) : 0;

	if (!digits) {
		return GEAR_SUCCESS;
	}
	if (options->fingerprint_digest) {
		tls->digest = EVP_get_digestbyname(options->fingerprint_digest);
	}
	for (size_t i = 0; !options->fingerprint_digest && i < sizeof(digests) / sizeof(*digests); i++) {
		const EVP_MD *each = EVP_get_digestbyname(digests[i]);

		tls->digest = each && len == 2 * (size_t) EVP_MD_size(each) ? each : tls->digest;
	}
	if (!tls->digest || len != 2 * (size_t) EVP_MD_size(tls->digest) || strspn(digits, "0123456789abcdefABCDEF") != len) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "\"%s\" is no fingerprint by %s", digits,
			options->fingerprint_digest ? options->fingerprint_digest : "md5, sha1, sha256, sha384 or sha512");
	}
	tls->peer_fingerprint = strdup(digits);
	return tls->peer_fingerprint ? GEAR_SUCCESS
								 : gear_error_set(error, GEAR_MEMORY_ALLOCATION_FAILURE, 0, NULL, "TLS: out of memory");
}

static void set_versions(SSL_CTX *context, const gear_tls_options *options)
{
	SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
	SSL_CTX_set_options(context, (options->no_tls12 ? SSL_OP_NO_TLSv1_2 : 0) | (options->no_tls13 ? SSL_OP_NO_TLSv1_3 : 0));
	if (options->security_limit) {
		SSL_CTX_set_security_level(context, options->security_limit - 1);
	}
}

static int set_up(gear_tls *tls, const gear_tls_options *options, gear_error *error)
{
	SSL_CTX *context = tls->context;
	int rc;

	if (options->peer_name && strlen(options->peer_name) >= NAME_SIZE) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "the peer's name is longer than %d bytes", NAME_SIZE - 1);
	}
	SSL_CTX_set_app_data(context, tls);
	set_versions(context, options);
	/* No session is taken up again: reconnecting is rare, and tickets would have to be kept by someone. */
	SSL_CTX_set_options(
		context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE);
	SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
	SSL_CTX_set_num_tickets(context, 0);
	SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
	if (options->ciphers && SSL_CTX_set_cipher_list(context, options->ciphers) != 1) {
		return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "ciphers \"%s\": %s", options->ciphers, queued_reason());
	}
	rc = load_own(context, options, error);
	rc = rc ? rc : load_trusted(context, options, error);
	rc = rc ? rc : set_fingerprint(tls, options, error);
	set_verification(context, options);
	return rc;
}

int gear_tls_new(gear_tls **tls, const gear_tls_options *options, gear_error *error)
{
	gear_tls *made = calloc(1, sizeof(*made));
	int rc = GEAR_MEMORY_ALLOCATION_FAILURE;

	*tls = NULL;
	ERR_clear_error();
	if (made) {
		made->owners = 1;
		made->context = SSL_CTX_new(options->server ? TLS_server_method() : TLS_client_method());
		made->method = new_method();
		made->peer_name = options->peer_name ? strdup(options->peer_name) : NULL;
		made->verifies_name = !options->no_verify_peer && !options->no_verify_peer_name;
		made->allow_self_signed = options->allow_self_signed;
		made->names_host = !options->no_sni;
	}
	if (!made || !made->context || !made->method || (options->peer_name && !made->peer_name)) {
		gear_error_set(error, rc, 0, NULL, "TLS: out of memory");
	} else {
		rc = set_up(made, options, error);
	}
	if (rc) {
		gear_tls_free(made);
		made = NULL;
	}
	ERR_clear_error();
	*tls = made;
	return rc;
}

gear_tls *gear_tls_share(gear_tls *tls)
{
	if (tls) {
		tls->owners++;
	}
	return tls;
}

void gear_tls_free(gear_tls *tls)
{
	if (!tls || --tls->owners) {
		return;
	}
	SSL_CTX_free(tls->context);
	BIO_meth_free(tls->method);
	free(tls->peer_name);
	free(tls->peer_fingerprint);
	free(tls);
}

/* --- the transport --- */

/* What OpenSSL's answer is as that of an op, 0: end of stream. */
static int judge(gear_io *io, int answer)
{
	tls_state *state = io->state;

	switch (SSL_get_error(state->ssl, answer)) {
		case SSL_ERROR_WANT_READ:
			io->wants = GEAR_READ;
			return -EAGAIN;
		case SSL_ERROR_WANT_WRITE:
			io->wants = GEAR_WRITE;
			return -EAGAIN;
		case SSL_ERROR_ZERO_RETURN:
			return 0;
		case SSL_ERROR_SYSCALL:
			/* That the end was not announced is no matter: a packet tells its own length. */
			ERR_clear_error();
			state->failed = -state->sys_errno;
			return state->failed;
		default:
			word_failure(state);
			state->failed = -EPROTO;
			return state->failed;
	}
}

static void begin_call(tls_state *state)
{
	ERR_clear_error();
	state->reads = READS;
}

/* Is it the one certificate that was asked for, if one was? */
static bool is_pinned(tls_state *state)
{
	const char *digits = state->tls->peer_fingerprint;
	unsigned char bytes[EVP_MAX_MD_SIZE];
	char text[2 * EVP_MAX_MD_SIZE + 1] = "none";
	unsigned len = 0;
	X509 *certificate = digits ? SSL_get_peer_certificate(state->ssl) : NULL;

	if (certificate && X509_digest(certificate, state->tls->digest, bytes, &len) == 1) {
		for (unsigned i = 0; i < len; i++) {
			snprintf(text + 2 * (size_t) i, 3, "%02x", bytes[i]);
		}
	}
	X509_free(certificate);
	if (!digits || !strcasecmp(text, digits)) {
		return true;
	}
	snprintf(state->reason, sizeof(state->reason), "the certificate's fingerprint is %s", text);
	state->failed = -EPROTO;
	return false;
}

static int tls_handshake(gear_io *io)
{
	tls_state *state = io->state;
	int answer;

	if (state->failed) {
		return state->failed;
	}
	begin_call(state);
	answer = SSL_do_handshake(state->ssl);
	if (answer == 1) {
		return is_pinned(state) ? 1 : state->failed;
	}
	answer = judge(io, answer);
	if (!answer) {
		snprintf(state->reason, sizeof(state->reason), "the other side closed the connection");
		state->failed = -ECONNRESET;
	}
	return answer == -EAGAIN ? 0 : answer ? answer : state->failed;
}

/*
 * Whole records, so that nothing is left behind that is only known here; see `block`. After one that is not full there is
 * seldom another.
 */
static ssize_t tls_read(gear_io *io, void *bytes, size_t len)
{
	tls_state *state = io->state;
	size_t total = 0;
	int got = RECORD;

	if (state->failed) {
		return state->failed;
	}
	while (got == RECORD && (len - total >= RECORD || !total)) {
		size_t room = len - total;

		begin_call(state);
		got = SSL_read(state->ssl, (char *) bytes + total, room > RECORD ? RECORD : (int) room);
		total += got > 0 ? (size_t) got : 0;
	}
	got = got <= 0 ? judge(io, got) : 0;
	return total ? (ssize_t) total : got;
}

/* A peer that refuses us says so and closes; who writes meanwhile hears only of the latter. */
static int hear_refusal(gear_io *io, int answer)
{
	tls_state *state = io->state;
	char bytes[RECORD];

	if (answer != -EPIPE && answer != -ECONNRESET) {
		return answer;
	}
	state->failed = 0;
	do {
		begin_call(state);
	} while (SSL_read(state->ssl, bytes, sizeof(bytes)) > 0);
	if (ERR_GET_LIB(ERR_peek_error()) != ERR_LIB_SSL) {
		ERR_clear_error();
		state->failed = answer;
		return answer;
	}
	word_failure(state);
	state->failed = -EPROTO;
	return state->failed;
}

static ssize_t tls_write(gear_io *io, const void *bytes, size_t len)
{
	tls_state *state = io->state;
	int sent;

	if (state->failed) {
		return state->failed;
	}
	begin_call(state);
	sent = SSL_write(state->ssl, bytes, len > INT_MAX ? INT_MAX : (int) len);
	if (sent > 0) {
		return sent;
	}
	sent = judge(io, sent);
	return sent ? hear_refusal(io, sent) : -EPIPE;
}

/* One attempt, not waited for. */
static void tls_shutdown(gear_io *io)
{
	tls_state *state = io->state;

	if (!state->failed && SSL_is_init_finished(state->ssl)) {
		ERR_clear_error();
		SSL_shutdown(state->ssl);
		ERR_clear_error();
	}
}

static void tls_close(gear_io *io)
{
	tls_state *state = io->state;

	if (!state) {
		return;
	}
	SSL_free(state->ssl); /* says nothing */
	gear_tls_free(state->tls);
	gear_net_close(io->fd);
	free(state);
	io->state = NULL;
	io->fd = -1;
}

static const char *tls_reason(const gear_io *io)
{
	const tls_state *state = io->state;

	return state && state->reason[0] ? state->reason : NULL;
}

static const gear_io_ops ops = { "TLS", tls_handshake, tls_read, tls_write, tls_shutdown, tls_close, tls_reason, RECORD };

/* Whose certificate it has to be, and whom we ask for of those who share the address. */
static bool expect(SSL *ssl, const gear_tls *tls, const char *host)
{
	X509_VERIFY_PARAM *param = SSL_get0_param(ssl);
	char name[NAME_SIZE];
	int len = snprintf(name, sizeof(name), "%s", tls->peer_name ? tls->peer_name : host);

	if (len >= NAME_SIZE) {
		return false;
	}
	if (len > 1 && name[len - 1] == '.') {
		name[len - 1] = '\0'; /* the root of DNS: neither certificates nor SNI name it */
	}
	if (X509_VERIFY_PARAM_set1_ip_asc(param, name) == 1) {
		if (!tls->verifies_name) {
			X509_VERIFY_PARAM_set1_ip(param, NULL, 0);
		}
		return true;
	}
	if (tls->verifies_name) {
		X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
		if (X509_VERIFY_PARAM_set1_host(param, name, 0) != 1) {
			return false;
		}
	}
	return !tls->names_host || SSL_set_tlsext_host_name(ssl, name) == 1;
}

bool gear_io_tls_init(gear_io *io, gear_tls *tls, int fd, const char *host)
{
	tls_state *state = calloc(1, sizeof(*state));
	SSL *ssl = SSL_new(tls->context);
	BIO *bio = BIO_new(tls->method);

	if (!state || !ssl || !bio || (host && !expect(ssl, tls, host))) {
		free(state);
		SSL_free(ssl);
		BIO_free(bio);
		ERR_clear_error();
		return false;
	}
	*state = (tls_state){ .ssl = ssl, .tls = gear_tls_share(tls), .fd = fd };
	BIO_set_data(bio, state);
	BIO_set_init(bio, 1);
	SSL_set_bio(ssl, bio, bio);
	if (host) {
		SSL_set_connect_state(ssl);
	} else {
		SSL_set_accept_state(ssl);
	}
	*io = (gear_io){ .ops = &ops, .state = state, .fd = fd, .wants = host ? GEAR_WRITE : GEAR_READ };
	return true;
}

#else

const char *gear_tls_version(void)
{
	return NULL;
}

int gear_tls_new(gear_tls **tls, const gear_tls_options *options, gear_error *error)
{
	(void) options;
	*tls = NULL;
	return gear_error_set(error, GEAR_INVALID_ARGUMENT, 0, NULL, "TLS: this was built without it, for want of OpenSSL");
}

gear_tls *gear_tls_share(gear_tls *tls)
{
	return tls;
}

void gear_tls_free(gear_tls *tls)
{
	(void) tls;
}

bool gear_io_tls_init(gear_io *io, gear_tls *tls, int fd, const char *host)
{
	(void) io;
	(void) tls;
	(void) fd;
	(void) host;
	return false;
}

#endif
