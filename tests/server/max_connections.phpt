--TEST--
--max-connections: what is too much is closed at once and said once; who is served goes on; a place that is free is taken
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start('--max-connections', '3');
$served = [];
for ($i = 0; $i < 3; $i++) {
	$served[] = $server->connect()->quiet();
}
for ($i = 0; $i < 50; $i++) {
	$extra = $server->connect();
	if (!$extra->closed()) {
		echo "served\n";
	}
	$extra->close();
}
foreach ($served as $wire) {
	$wire->quiet();
}
array_pop($served)->close();
$wire = until(function () use ($server) {
	$wire = $server->connect();
	return $wire->request('ECHO_REQ', 'room')->receive() === ['ECHO_RES', 'room'] ? $wire : null;
});
echo $wire ? "room again\n" : "no room\n";
$lines = substr_count($server->log(), 'closing new connections at once: there are as many as --max-connections allows');
echo $lines >= 1 && $lines < 20 ? "said\n" : $server->log();
$server->stop();
?>
--EXPECT--
room again
said
