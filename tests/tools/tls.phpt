--TEST--
gearman and gearadmin over TLS: verified, mutual, with what the environment names, refused in words
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
exec('openssl version 2>/dev/null', $lines, $code);
$code && die('skip openssl is not installed');
?>
--FILE--
<?php
require __DIR__ . '/../tls/tls.inc';
require __DIR__ . '/tools.inc';
$certificates = new Certificates();
[$certificate, $key] = $certificates->make('server');
[, , $client] = $certificates->make('client');
$options = ["--ssl", "--ssl-certificate=$certificate", "--ssl-key=$key"];
$server = new Gearmand(...$options);
$at = ['-h', '127.0.0.1', '-p', (string) $server->port];
$hide = [$certificates->directory => 'DIRECTORY', (string) $server->port => 'PORT'];

echo "-- one who is verified, one who is not, one who is believed\n";
show_tool('gearadmin', [...$at, '--ssl-ca-file', $certificates->ca, '--create-function', 'x', '--status']);
show_tool('gearadmin', [...$at, '-S', '--status'], '', $hide);
show_tool('gearadmin', [...$at, '--ssl-no-verify', '--status']);
show_tool('gearadmin', [...$at, '-S', '--status'], '', $hide, ['GEARMAND_CA_CERTIFICATE' => $certificates->ca]);
show_tool('gearadmin', [...$at, '-S', '--ssl-ca-file', '/nonexistent', '--status']);

echo "-- a worker and a client\n";
$worker = new Process([tool('gearman'), ...$at, '--ssl-ca-file', $certificates->ca, '-w', '-c', '1', '-f', 'reverse', '--', 'rev']);
show_tool('gearman', [...$at, '-S', '-f', 'reverse', 'hello'], '', [], ['GEARMAND_CA_CERTIFICATE' => $certificates->ca]);
var_dump($worker->wait());

echo "-- a server that wants a certificate\n";
$server->stop();
$server = new Gearmand(...$options, ...["--ssl-ca-file=$certificates->ca"]);
$at = ['-h', '127.0.0.1', '-p', (string) $server->port, '--ssl-ca-file', $certificates->ca];
var_dump(run_tool('gearadmin', [...$at, '--status'])[0]);
show_tool('gearadmin', [...$at, '--ssl-certificate', $client, '--status']);
show_tool('gearadmin', [...$at, '--status'], '', [], ['GEARMAN_CLIENT_PEM' => $client]);
?>
--EXPECT--
-- one who is verified, one who is not, one who is believed
exit code 0
OK
x	0	0	0
.
exit code 1
! gearadmin: 127.0.0.1:PORT: TLS handshake: certificate verify failed: unable to get local issuer certificate
exit code 0
x	0	0	0
.
exit code 0
x	0	0	0
.
exit code 1
! gearadmin: /nonexistent: certificates of CAs: No such file or directory
-- a worker and a client
exit code 0
olleh
int(0)
-- a server that wants a certificate
int(1)
exit code 0
.
exit code 0
.
