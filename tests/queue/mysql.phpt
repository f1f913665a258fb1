--TEST--
The MySQL queue does, on MariaDB, what every durable queue has to
--SKIPIF--
<?php
exec('pkg-config --exists libmariadb && command -v mariadbd mariadb-install-db', $none, $code);
if ($code !== 0) die('skip needs libmariadb and MariaDB');
?>
--FILE--
<?php
require __DIR__ . '/mariadb.inc';

exec('make -s -C ' . escapeshellarg(__DIR__) . ' 2>&1', $output, $code);
$code === 0 or die(implode("\n", $output));
$server = new MariadbServer('--max-allowed-packet=64M');
$run = new Process([__DIR__ . '/build/conformance', ...$server->options]);
echo 'exit ', $run->wait(120), "\n", $run->text();
?>
--EXPECTREGEX--
exit 0
(ok \w+\n?){10,}
