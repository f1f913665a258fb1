--TEST--
Out of descriptors: those who are served go on, the log is not flooded, new ones get in when there is room
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start('-f', '32');
$first = $server->connect();
$first->quiet();
$crowd = [];
for ($i = 0; $i < 60; $i++) {
	$crowd[] = $server->connect();
}
echo $server->logged('/cannot accept/') ? "said\n" : "not said\n";
$first->quiet();
foreach ($crowd as $wire) {
	$wire->close();
}
$server->connect()->ask('ECHO_REQ', 'room again');
echo substr_count($server->log(), 'cannot accept') < 20 ? "no flood\n" : $server->log();
$server->stop();
?>
--EXPECT--
said
ECHO_RES room again
no flood
