--TEST--
Certificates that lead to a root by way of others, and a directory of CAs
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$root = new Certificates('Root');
$middle = new Certificates('middle', $root);
[$certificate, $key] = $middle->make('server');
$chain = "$middle->directory/chain.pem";
file_put_contents($chain, file_get_contents($certificate) . file_get_contents($middle->ca));

function attempt(string $what, Gearmand $server, array $options): void
{
    $client = tls_client($server->address, $options);
    echo "$what: ", patiently(fn () => @$client->ping('x') ? 'works'
        : preg_replace('/.*?: (TLS handshake: certificate verify failed).*/', '$1', $client->error())), "\n";
}

$server = tls_server([$certificate, $key]);
attempt('without the one between', $server, ['cafile' => $root->ca]);
$server = tls_server([$chain, $key], "--ssl-ca-file=$root->ca");
[$certificate, $key, $both] = $middle->make('client', '');
$whole = "$middle->directory/whole.pem";
file_put_contents($whole, file_get_contents($both) . file_get_contents($middle->ca));
attempt('with it, on both sides', $server, ['cafile' => $root->ca, 'local_cert' => $whole]);

// a directory, as `openssl rehash` makes it
$directory = "$root->directory/cas";
mkdir($directory);
copy($root->ca, "$directory/root.pem");
exec('openssl rehash ' . escapeshellarg($directory));
attempt('capath', $server, ['capath' => $directory, 'local_cert' => $whole]);
array_map('unlink', glob("$directory/*"));
attempt('an empty one', $server, ['capath' => $directory, 'local_cert' => $whole]);
rmdir($directory);
?>
--EXPECT--
without the one between: TLS handshake: certificate verify failed
with it, on both sides: works
capath: works
an empty one: TLS handshake: certificate verify failed
