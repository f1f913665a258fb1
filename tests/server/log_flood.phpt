--TEST--
Every error is a line in the log, but the same one over and over is held back and counted
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
$wire = $server->connect();
for ($i = 0; $i < 3000; $i++) {
	$wire->request('WORK_FAIL', 'H:nobody:1');
}
for ($i = 0; $i < 3000; $i++) {
	$wire->receive();
}
$lines = substr_count($server->log(), 'JOB_NOT_FOUND');
echo $lines >= 10 && $lines < 1000 ? "held back\n" : "$lines lines\n";
/* Told as soon as it is over, though nothing else is to be logged. */
var_dump($server->logged('/ more lines like this/'));
$server->stop();
preg_match_all('/(\d+) more lines like this/', $server->log(), $held);
echo array_sum($held[1]) + substr_count($server->log(), 'JOB_NOT_FOUND') === 3000 ? "counted\n" : $server->log();
?>
--EXPECT--
held back
bool(true)
counted
