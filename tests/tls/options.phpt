--TEST--
Options of setSSL() that choose whom and how: a fingerprint, a version, a cipher, a level of security, SNI
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$trust = ['cafile' => $certificates->ca];

function attempt(string $what, string $address, array $options): void
{
    $client = tls_client($address, $options);
    echo "$what: ", patiently(fn () => @$client->ping('x') ? 'works' : preg_replace(
        ['/.*?: TLS handshake: /', '/[0-9a-f]{40,}/', '~^(sslv3|ssl/tls) ~'], ['', 'DIGITS', ''], $client->error())), "\n";
}

$files = $certificates->make('server');
$server = tls_server($files);
$digits = fn (string $digest, string $file) => trim(preg_replace('/.*=|:/', '', shell_exec("openssl x509 -noout -fingerprint -$digest -in $file")));
$sha256 = $digits('sha256', $files[0]);
$other = $digits('sha256', $certificates->ca);
$unverified = ['verify_peer' => false];
foreach (['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as $digest) {
    attempt($digest, $server->address, $unverified + ['peer_fingerprint' => $digits($digest, $files[0])]);
}
attempt('in small letters', $server->address, $unverified + ['peer_fingerprint' => ['sha256' => strtolower($sha256)]]);
attempt('both verified', $server->address, $trust + ['peer_fingerprint' => $sha256]);
attempt('the other is not', $server->address, ['peer_fingerprint' => $sha256]);
attempt("another's", $server->address, $trust + ['peer_fingerprint' => $other]);
attempt("another's, not verified", $server->address, $unverified + ['peer_fingerprint' => $other]);
foreach ([['sha256' => 'abc'], 'abc', str_repeat('xy', 32), ['sha1' => $sha256], ['none' => $sha256], [$sha256], [], ['sha1' => '', 'md5' => ''], 7, ['sha1' => 7]] as $value) {
    try {
        $client = new GearmanClient();
        var_dump(@$client->setSSL(['peer_fingerprint' => $value]));
        echo str_replace($sha256, 'DIGITS', $client->error()), "\n";
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
foreach (['crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_1_CLIENT, 'security_level' => 6, 'disable_compression' => false, 'SNI_enabled' => 1] as $option => $value) {
    try {
        (new GearmanClient())->setSSL([$option => $value]);
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
foreach (['TLSv1_2', 'TLSv1_3', 'ANY'] as $version) {
    attempt($version, $server->address, $trust + ['crypto_method' => constant("STREAM_CRYPTO_METHOD_{$version}_CLIENT")]);
}
attempt('a level of security', $server->address, $trust + ['security_level' => 1]);
attempt('a high one', $server->address, $trust + ['security_level' => 5]);
putenv("SSL_CERT_FILE=$certificates->ca");
attempt('by the CAs of the system', $server->address, []);
putenv('SSL_CERT_FILE');
attempt('what is always so', $server->address, $trust + ['disable_compression' => true, 'no_ticket' => true]);

/** What the openssl command, as a server, tells of a client. */
function told(string $what, array $options, string $pattern, string ...$arguments): void
{
    global $files, $trust;
    // It ends with its input.
    $process = php_process(<<<'PHP'
        $server = proc_open(array_slice($argv, 1), [['pipe', 'r']], $pipes);
        while (proc_get_status($server)['running']) {
            usleep(10000);
        }
        PHP, 'openssl', 's_server', '-accept', '127.0.0.1:0', '-naccept', '1', '-cert', $files[0], '-key', $files[1],
        '-servername', 'unused.example', '-cert2', $files[0], '-key2', $files[1], ...$arguments);
    $port = wait_for(fn () => preg_match('/ACCEPT 127\.0\.0\.1:(\d+)/', $process->text(), $match) ? $match[1] : null, 'its port');
    $client = tls_client("localhost:$port", $options + $trust);
    $client->setTimeout(-1);
    $client->addOptions(GEARMAN_CLIENT_NON_BLOCKING);
    $client->addTask('f', 'x');
    wait_for(function () use ($client, $process, $pattern) {
        @$client->runTasks();
        return preg_match($pattern, $process->text()) || !$process->running();
    }, $what);
    echo "$what: ", preg_match($pattern, $process->text(), $match) ? $match[0] : $process->text(), "\n";
    $process->kill();
}

told('SNI', [], '/Hostname in TLS extension: "\w*/');
told('of peer_name', ['peer_name' => 'other.example', 'verify_peer_name' => false], '/Hostname in TLS extension: "[\w.]*/');
told('none', ['SNI_enabled' => false], '/Hostname|CIPHER is/');
told('TLS 1.2 only', ['crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_2_CLIENT], '/unsupported protocol/', '-tls1_3');
told('TLS 1.3 only', ['crypto_method' => STREAM_CRYPTO_METHOD_TLSv1_3_CLIENT], '/unsupported protocol/', '-tls1_2');
told('a cipher', ['ciphers' => 'ECDHE-ECDSA-CHACHA20-POLY1305'], '/CIPHER is .*/', '-tls1_2');
?>
--EXPECTF--
md5: works
sha1: works
sha256: works
sha384: works
sha512: works
in small letters: works
both verified: works
the other is not: certificate verify failed: unable to get local issuer certificate
another's: the certificate's fingerprint is DIGITS
another's, not verified: the certificate's fingerprint is DIGITS
bool(false)
"abc" is no fingerprint by sha256
bool(false)
"abc" is no fingerprint by md5, sha1, sha256, sha384 or sha512
bool(false)
"xyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxyxy" is no fingerprint by md5, sha1, sha256, sha384 or sha512
bool(false)
"DIGITS" is no fingerprint by sha1
bool(false)
"DIGITS" is no fingerprint by none
bool(false)
"DIGITS" is no fingerprint by (a number)
ValueError: GearmanClient::setSSL(): Argument #1 ($options) option "peer_fingerprint" must have one element if it is an array
ValueError: GearmanClient::setSSL(): Argument #1 ($options) option "peer_fingerprint" must have one element if it is an array
TypeError: GearmanClient::setSSL(): Argument #1 ($options) option "peer_fingerprint" must be a string, int given
TypeError: GearmanClient::setSSL(): Argument #1 ($options) option "peer_fingerprint" must be a string, int given
ValueError: GearmanClient::setSSL(): Argument #1 ($options) option "crypto_method" must be a STREAM_CRYPTO_METHOD_*_CLIENT that allows TLS 1.2 or 1.3
ValueError: GearmanClient::setSSL(): Argument #1 ($options) option "security_level" must be between 0 and 5
ValueError: GearmanClient::setSSL(): Argument #1 ($options) option "disable_compression" cannot be false
TypeError: GearmanClient::setSSL(): Argument #1 ($options) option "SNI_enabled" must be a boolean, int given
TLSv1_2: works
TLSv1_3: works
ANY: works
a level of security: works
a high one: %r(alert handshake failure|no suitable key share)%r
by the CAs of the system: works
what is always so: works
SNI: Hostname in TLS extension: "localhost
of peer_name: Hostname in TLS extension: "other.example
none: CIPHER is
TLS 1.2 only: unsupported protocol
TLS 1.3 only: unsupported protocol
a cipher: CIPHER is ECDHE-ECDSA-CHACHA20-POLY1305
