--TEST--
The PostgreSQL queue does what every durable queue has to
--SKIPIF--
<?php
require __DIR__ . '/postgres.inc';
exec('pkg-config --exists libpq', $none, $code);
if ($code !== 0 || !PostgresServer::programs()) die('skip needs libpq and PostgreSQL');
?>
--FILE--
<?php
require __DIR__ . '/postgres.inc';

exec('make -s -C ' . escapeshellarg(__DIR__) . ' 2>&1', $output, $code);
$code === 0 or die(implode("\n", $output));
$server = new PostgresServer();
$run = new Process([__DIR__ . '/build/conformance', ...$server->options]);
echo 'exit ', $run->wait(120), "\n", $run->text();
?>
--EXPECTREGEX--
exit 0
(ok \w+\n?){10,}
