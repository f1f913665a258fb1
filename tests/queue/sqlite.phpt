--TEST--
What every durable queue has to do, of SQLite
--SKIPIF--
<?php
require __DIR__ . '/queue.inc';
skip_without_sqlite();
?>
--FILE--
<?php
require __DIR__ . '/queue.inc';

$make = 'make -s -C ' . escapeshellarg(__DIR__);
passthru("$make build/conformance 2>&1", $code);
if ($code !== 0) {
	exit(1);
}
exec(implode(' ', array_map('escapeshellarg', [__DIR__ . '/build/conformance', ...queue_options(queue_file())])) . ' 2>&1', $lines, $code);
echo $code === 0 && count($lines) > 5 ? "all as it has to be\n" : implode("\n", $lines) . "\nexit code $code\n";
?>
--EXPECT--
all as it has to be
