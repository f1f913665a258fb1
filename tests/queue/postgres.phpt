--TEST--
The PostgreSQL queue does what every durable queue has to
--SKIPIF--
<?php
require __DIR__ . '/postgres.inc';
exec('pkg-config --exists libpq', $none, $code);
if ($code !== 0 || !PostgresServer::programs()) die('skip needs libpq and PostgreSQL');
?>
--CONFLICTS--
conformance
--FILE--
<?php
require __DIR__ . '/postgres.inc';

exec('make -s -C ' . escapeshellarg(__DIR__) . ' 2>&1', $output, $code);
$code === 0 or die(implode("\n", $output));
$server = new PostgresServer();
// Each line is shown as it comes: run-tests.php gives up on a test that is silent for a minute.
passthru(implode(' ', array_map('escapeshellarg', [__DIR__ . '/build/conformance', ...$server->options])) . ' 2>&1', $code);
echo "exit $code\n";
?>
--EXPECTREGEX--
(ok \w+\n){10,}exit 0
