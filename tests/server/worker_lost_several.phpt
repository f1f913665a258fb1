--TEST--
All jobs that a lost worker held go to another one, which slept
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
for ($i = 1; $i <= 3; $i++) {
	$client->request('SUBMIT_JOB_BG', 'f', '', (string) $i)->receive();
}
$first = $server->connect()->request('CAN_DO', 'f');
for ($i = 1; $i <= 3; $i++) {
	echo $first->request('GRAB_JOB')->receive()[3], "\n";
}
$second = $server->connect()->request('CAN_DO', 'f')->request('PRE_SLEEP')->quiet();
$first->close();
$second->show();
for ($i = 1; $i <= 3; $i++) {
	echo $second->request('GRAB_JOB')->receive()[3], "\n";
}
$second->ask('GRAB_JOB');
$server->stop();
?>
--EXPECT--
1
2
3
NOOP
1
2
3
NO_JOB
