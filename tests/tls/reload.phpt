--TEST--
SIGHUP: certificates are read again; if they are not good, those from before are kept
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$old = new Certificates('Old CA');
$new = new Certificates('New CA');
[$certificate, $key] = $files = $old->make('server');
$server = tls_server($files);
$client = connected_client($server->address, ['cafile' => $old->ca]);
var_dump($client->ping('old'));

/** SIGHUP, until the log has that line once more. */
function reload(string $line): void
{
    global $server;
    $before = substr_count($server->log(), $line);
    exec("kill -HUP {$server->pid()}");
    wait_for(fn () => substr_count($server->log(), $line) > $before, $line);
}

function attempt(string $what, Certificates $trusted): void
{
    global $server;
    $client = tls_client($server->address, ['cafile' => $trusted->ca]);
    $error = patiently(fn () => @$client->ping('x') ? 'trusted' : $client->error());
    echo "$what: ", str_contains($error, 'certificate verify failed') ? 'not trusted' : $error, "\n";
}

[$new_certificate, $new_key] = $new->make('server');
copy($new_certificate, $certificate);
copy($new_key, $key);
attempt('before SIGHUP, the old CA', $old);
reload('the certificates were read again');
attempt('the old CA', $old);
attempt('the new CA', $new);
var_dump($client->ping('still there'));

file_put_contents($key, 'nonsense');
reload("so those from before are kept: $key: private key: ");
attempt('the new CA', $new);
unlink($certificate);
reload("so those from before are kept: $certificate: certificate: No such file or directory");
attempt('the new CA', $new);
copy($new_certificate, $certificate);
copy($new_key, $key);
reload('the certificates were read again');
attempt('the new CA', $new);
var_dump($client->ping('still there'), $server->stop());
?>
--EXPECT--
bool(true)
before SIGHUP, the old CA: trusted
the old CA: not trusted
the new CA: trusted
bool(true)
the new CA: trusted
the new CA: trusted
the new CA: trusted
bool(true)
int(0)
