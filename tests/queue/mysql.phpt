--TEST--
The MySQL queue does, on MariaDB, what every durable queue has to
--SKIPIF--
<?php
exec('pkg-config --exists libmariadb && command -v mariadbd mariadb-install-db', $none, $code);
if ($code !== 0) die('skip needs libmariadb and MariaDB');
?>
--CONFLICTS--
conformance
--FILE--
<?php
require __DIR__ . '/mariadb.inc';

exec('make -s -C ' . escapeshellarg(__DIR__) . ' 2>&1', $output, $code);
$code === 0 or die(implode("\n", $output));
$server = new MariadbServer('--max-allowed-packet=64M');
// Each line is shown as it comes: run-tests.php gives up on a test that is silent for a minute.
passthru(implode(' ', array_map('escapeshellarg', [__DIR__ . '/build/conformance', ...$server->options])) . ' 2>&1', $code);
echo "exit $code\n";
?>
--EXPECTREGEX--
(ok \w+\n){10,}exit 0
