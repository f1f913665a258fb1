--TEST--
Certificates that a list beside the CA's own says are revoked are refused, by servers and by clients
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$middle = new Certificates('middle', $certificates);
$files = $certificates->make('server');
$one = $certificates->make('one', '')[2];
$two = $certificates->make('two', '')[2];
[$below, $key] = $middle->make('below', '');
$chain = "$middle->directory/chain.pem";
file_put_contents($chain, file_get_contents($below) . file_get_contents($key) . file_get_contents($middle->ca));

function attempt(string $what, array $options): void
{
    global $server, $certificates;
    $client = tls_client($server->address, $options + ['cafile' => $certificates->ca]);
    echo "$what: ", patiently(fn () => @$client->ping('x') ? 'works'
        : preg_replace('/.*?((certificate )?revoked|certificate has revoked).*/', '$1', $client->error())), "\n";
}

$list = $certificates->revoke($one);
$server = tls_server($files, "--ssl-ca-file=$list");
attempt('revoked', ['local_cert' => $one]);
attempt('not revoked', ['local_cert' => $two]);
attempt('of a CA below, which has no list', ['local_cert' => $chain]);

// SIGHUP reads a new list
$certificates->revoke($two, $middle->ca);
exec("kill -HUP {$server->pid()}");
wait_for(fn () => str_contains($server->log(), 'the certificates were read again'), 'a new list');
attempt('revoked since', ['local_cert' => $two]);
attempt('of a CA below that is revoked', ['local_cert' => $chain]);

// a client's list
$server = tls_server($files);
attempt('a server', ['cafile' => $list]);
attempt('a server that is revoked', ['cafile' => $certificates->revoke($files[0])]);
attempt('without the list', []);
?>
--EXPECT--
revoked: certificate revoked
not revoked: works
of a CA below, which has no list: works
revoked since: certificate revoked
of a CA below that is revoked: certificate revoked
a server: works
a server that is revoked: certificate revoked
without the list: works
