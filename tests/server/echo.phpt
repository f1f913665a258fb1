--TEST--
ECHO_REQ: whole, empty, binary, byte by byte, cut inside the header
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
$wire->ask('ECHO_REQ', 'abc');
$wire->ask('ECHO_REQ');
$wire->ask('ECHO_REQ', "a\0b\0\xff");

foreach (str_split(request('ECHO_REQ', 'byte by byte')) as $byte) {
	$wire->send($byte);
	$server->connect()->quiet()->close();
}
$wire->show();

$bytes = request('ECHO_REQ', 'first') . request('ECHO_REQ', 'second');
$wire->send(substr($bytes, 0, 20))->show();
$wire->send(substr($bytes, 20))->show();

$big = random_bytes(3000000);
var_dump($wire->request('ECHO_REQ', $big)->receive() === ['ECHO_RES', $big]);
$server->stop();
?>
--EXPECT--
ECHO_RES abc
ECHO_RES
ECHO_RES a\000b\000\377
ECHO_RES byte by byte
ECHO_RES first
ECHO_RES second
bool(true)
