--TEST--
GRAB_JOB, GRAB_JOB_UNIQ and GRAB_JOB_ALL, several in one write, each answered
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
foreach (['one', 'two', 'three', 'four'] as $unique) {
	$client->request('SUBMIT_JOB_BG', 'f', $unique, "data\0of $unique")->receive();
}
$worker = $server->connect()->request('CAN_DO', 'f');
$grabs = ['GRAB_JOB', 'GRAB_JOB_UNIQ', 'GRAB_JOB_ALL', 'GRAB_JOB', 'GRAB_JOB_UNIQ', 'GRAB_JOB_ALL'];
$worker->send(implode('', array_map('request', $grabs)));
foreach ($grabs as $grab) {
	$worker->show();
}
$server->stop();
?>
--EXPECT--
JOB_ASSIGN <job 1> f data\000of one
JOB_ASSIGN_UNIQ <job 2> f two data\000of two
JOB_ASSIGN_UNIQ <job 3> f three data\000of three
JOB_ASSIGN <job 4> f data\000of four
NO_JOB
NO_JOB
