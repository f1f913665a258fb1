--TEST--
A peer that has said all it wants to say still gets the whole answer
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
$client = $server->connect();
for ($i = 0; $i < 3000; $i++) {
	$client->request('SUBMIT_JOB_BG', str_repeat('f', 200) . $i, '', '');
}
for ($i = 0; $i < 3000; $i++) {
	$client->receive();
}
$wire = $server->connect()->send("status\n");
stream_socket_shutdown($wire->stream, STREAM_SHUT_WR);
$lines = 0;
while (($line = $wire->line()) !== null && $line !== ".\n") {
	$lines++;
}
echo "$lines lines\n";
var_dump($wire->closed());
$server->stop();
?>
--EXPECT--
3000 lines
bool(true)
