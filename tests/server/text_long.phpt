--TEST--
A text line of 8192 bytes is served; a longer one, or one without end, is refused and the connection closed
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
$other = $server->connect();
$wire = $server->connect();
echo strlen($wire->send('nonsense ' . str_repeat('x', 8192 - 10) . "\n")->line()), "\n";
foreach (["\n", ''] as $end) {
	$wire = $server->connect();
	$wire->command(str_repeat('x', 30000), $end);
	var_dump($wire->closed());
}
$other->quiet();
echo $server->logged('/closing 127\.0\.0\.1:\d+: a line longer/') ? "logged\n" : $server->log();
$server->stop();
?>
--EXPECT--
52
ERR LINE_TOO_LONG The+line+is+longer+than+8192+bytes\r\n
bool(true)
ERR LINE_TOO_LONG The+line+is+longer+than+8192+bytes\r\n
bool(true)
logged
