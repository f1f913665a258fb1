--TEST--
Whom a client does not trust, and who is not trusted by the server, hears why
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$others = new Certificates('Other CA');
$good = $certificates->make('good');
$trust = ['cafile' => $certificates->ca];

/** Without the port, what we were at when the server's verdict came, and what is OpenSSL's taste. */
function plain(string $error, Gearmand $server): string
{
    $error = str_replace(":$server->port", ':PORT', strtolower($error));
    // versions of OpenSSL word it differently
    return preg_replace(['/ (send|receive):/', '~(sslv3|tlsv1|tlsv13|ssl/tls) alert~', '/self signed/'],
        [' refused:', 'alert', 'self-signed'], $error);
}

/** What becomes of a request. */
function attempt(string $what, Gearmand $server, array $options, string $host = '127.0.0.1'): void
{
    $client = tls_client("$host:$server->port", $options);
    $error = patiently(fn () => @$client->ping('x') ? 'works' : plain($client->error(), $server));
    $worked = $error === 'works';
    echo "$what: $error\n";
    $worker = new GearmanWorker();
    $worker->setSSL($options);
    $worker->setTimeout((int) (PATIENCE * 1000));
    $worker->addServers("$host:$server->port");
    $worker->addFunction('f', fn () => null);
    $its = $worked ? $error : patiently(fn () => @$worker->work() ? 'works' : plain($worker->error(), $server));
    if ($its !== $error) {
        echo "  but the worker: $its\n";
    }
}

$server = tls_server($good);
attempt('good', $server, $trust);
attempt('good, by name', $server, $trust, 'localhost');
attempt('another CA', $server, ['cafile' => $others->ca]);
attempt('the CAs of the system', $server, []);
attempt('another CA, not verified', $server, ['cafile' => $others->ca, 'verify_peer' => false]);
attempt('wrong name', $server, $trust + ['peer_name' => 'gearman.example']);
attempt('wrong name, not verified', $server, $trust + ['peer_name' => 'gearman.example', 'verify_peer_name' => false]);

$server = tls_server($certificates->make('named', 'DNS:gearman.example'));
attempt('not the address', $server, $trust);
attempt('not the name', $server, $trust, 'localhost');
attempt('peer_name', $server, $trust + ['peer_name' => 'gearman.example']);
attempt('not the address, not verified', $server, $trust + ['verify_peer_name' => false]);

$server = tls_server($certificates->make('expired', days: -1));
attempt('expired', $server, $trust);

$server = tls_server($certificates->self_signed('alone'));
attempt('self signed', $server, $trust);
attempt('self signed, allowed', $server, $trust + ['allow_self_signed' => true]);
attempt('self signed, allowed, wrong name', $server, ['allow_self_signed' => true, 'peer_name' => 'gearman.example']);

/** A server of its own: of what is said often, the log says little. */
function mutual(string $what, array $options, string $reason = ''): void
{
    global $certificates, $good, $trust;
    $server = tls_server($good, "--ssl-ca-file=$certificates->ca");
    attempt("mutual, $what", $server, $trust + $options);
    if ($reason !== '') {
        wait_for(fn () => preg_match("/ no TLS handshake with 127\.0\.0\.1:\d+: $reason\n/", $server->log()), "the log to say: $reason");
    }
}

mutual('without', [], 'peer did not return a certificate');
[$certificate, $key, $both] = $certificates->make('client', '');
mutual('with', ['local_cert' => $certificate, 'local_pk' => $key]);
mutual('one file', ['local_cert' => $both]);
mutual('with a passphrase',
    ['local_cert' => $certificate, 'local_pk' => $certificates->encrypt($key, 'open sesame'), 'passphrase' => 'open sesame']);
[$certificate, $key] = $others->make('stranger', '');
mutual('another CA', ['local_cert' => $certificate, 'local_pk' => $key], 'certificate verify failed: unable to get local issuer certificate');
[$certificate, $key] = $certificates->make('late', '', days: -1);
mutual('expired', ['local_cert' => $certificate, 'local_pk' => $key], 'certificate verify failed: certificate has expired');
?>
--EXPECT--
good: works
good, by name: works
another CA: 127.0.0.1:PORT: tls handshake: certificate verify failed: unable to get local issuer certificate
the CAs of the system: 127.0.0.1:PORT: tls handshake: certificate verify failed: unable to get local issuer certificate
another CA, not verified: works
wrong name: 127.0.0.1:PORT: tls handshake: certificate verify failed: hostname mismatch
wrong name, not verified: works
not the address: 127.0.0.1:PORT: tls handshake: certificate verify failed: ip address mismatch
not the name: localhost:PORT: tls handshake: certificate verify failed: hostname mismatch
peer_name: works
not the address, not verified: works
expired: 127.0.0.1:PORT: tls handshake: certificate verify failed: certificate has expired
self signed: 127.0.0.1:PORT: tls handshake: certificate verify failed: self-signed certificate
self signed, allowed: works
self signed, allowed, wrong name: 127.0.0.1:PORT: tls handshake: certificate verify failed: hostname mismatch
mutual, without: 127.0.0.1:PORT: refused: alert certificate required
mutual, with: works
mutual, one file: works
mutual, with a passphrase: works
mutual, another CA: 127.0.0.1:PORT: refused: alert unknown ca
mutual, expired: 127.0.0.1:PORT: refused: alert certificate expired
