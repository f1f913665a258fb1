--TEST--
What is no packet: an ERROR, then the end of that connection only
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
$wrong = [
	'response magic' => "\0RES" . pack('NN', 16, 1) . 'x',
	'no magic' => "\0XYZ" . pack('NN', 16, 1) . 'x',
	'zeros' => str_repeat("\0", 4096),
	'noise' => "\0" . str_repeat("\xfe", 100000),
];
foreach ($wrong as $what => $bytes) {
	echo "$what: ";
	$wire = $server->connect()->send(request('ECHO_REQ', 'before') . $bytes);
	$wire->receive();
	$wire->show();
	var_dump($wire->closed());
}
$truncated = $server->connect()->send(substr(request('ECHO_REQ', 'cut off'), 0, 15));
$truncated->close();
$silent = $server->connect();
$silent->close();
$other->quiet();
$server->stop();
?>
--EXPECT--
response magic: ERROR INVALID_MAGIC Request magic expected
bool(true)
no magic: ERROR INVALID_MAGIC Request magic expected
bool(true)
zeros: ERROR INVALID_MAGIC Request magic expected
bool(true)
noise: ERROR INVALID_MAGIC Request magic expected
bool(true)
