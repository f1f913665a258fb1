--TEST--
A peer that does not read: it is no longer read from, and cut off when others go on answering it
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start('--output-limit', '100K');
$slow = $server->connect();
$sent = 0;
stream_set_blocking($slow->stream, false);
$packet = request('ECHO_REQ', str_repeat('x', 50000));
$stuck = until(function () use ($slow, $packet, &$sent) {
	static $rest = '';
	$rest = $rest === '' ? $packet : $rest;
	$written = (int) @fwrite($slow->stream, $rest);
	$sent += $written;
	$rest = substr($rest, $written);
	$none = null;
	$write = [$slow->stream];
	return stream_select($none, $write, $none, 0, 300000) === 0;
});
echo $stuck ? "stuck\n" : "swallowed $sent bytes\n";
$server->connect()->quiet()->close();
for ($i = 0; $i < 20; $i++) {
	if ($slow->receive() !== ['ECHO_RES', str_repeat('x', 50000)]) {
		echo "not the echo\n";
		break;
	}
}
echo "goes on\n";

$client = $server->connect();
$handle = $client->request('SUBMIT_JOB', 'f', '', '')->receive()[1];
$worker = $server->connect()->request('CAN_DO', 'f')->request('GRAB_JOB');
$worker->receive();
for ($i = 0; $i < 600; $i++) {
	$worker->request('WORK_DATA', $handle, str_repeat('y', 50000));
}
$worker->quiet();
echo $server->logged('/closing 127\.0\.0\.1:\d+: it does not read/') ? "cut off\n" : $server->log();
$server->stop();
?>
--EXPECT--
stuck
goes on
cut off
