--TEST--
PRE_SLEEP with work at hand wakes at once; one job wakes one sleeper; a woken one is not woken again
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
$client->request('SUBMIT_JOB_BG', 'f', '', '1')->receive();
$worker = $server->connect()->request('CAN_DO', 'f');
$worker->ask('PRE_SLEEP');
$worker->ask('GRAB_JOB');
$worker->request('PRE_SLEEP')->quiet();

$sleepers = [$worker];
for ($i = 0; $i < 3; $i++) {
	$sleepers[] = $server->connect()->request('CAN_DO', 'f')->request('PRE_SLEEP')->quiet();
}
$client->request('SUBMIT_JOB_BG', 'f', '', '2')->receive();
$woken = array_values(array_filter(array_map(fn ($wire) => $wire->request('ECHO_REQ', '')->receive()[0], $sleepers),
	fn ($name) => $name === 'NOOP'));
echo count($woken), " woken\n";
$server->stop();
?>
--EXPECT--
NOOP
JOB_ASSIGN <job 1> f 1
1 woken
