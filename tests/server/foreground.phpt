--TEST--
A foreground job from submission to result, with data, warning and status on the way
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
$worker = $server->connect()->request('CAN_DO', 'reverse')->request('GRAB_JOB');
$worker->show();
$worker->request('PRE_SLEEP')->quiet();

$client = $server->connect();
$handle = $client->ask('SUBMIT_JOB', 'reverse', 'u1', 'test')[1];
$worker->show();
$worker->quiet()->ask('GRAB_JOB');
foreach ([['WORK_DATA', 'part'], ['WORK_WARNING', 'careful'], ['WORK_STATUS', '1', '3']] as $news) {
	$worker->request($news[0], $handle, ...array_slice($news, 1));
	$client->show();
}
$worker->request('WORK_COMPLETE', $handle, "ts\0et");
$client->show();
$client->quiet();
$worker->ask('GRAB_JOB');
$server->stop();
?>
--EXPECT--
NO_JOB
JOB_CREATED <job 1>
NOOP
JOB_ASSIGN <job 1> reverse test
WORK_DATA <job 1> part
WORK_WARNING <job 1> careful
WORK_STATUS <job 1> 1 3
WORK_COMPLETE <job 1> ts\000et
NO_JOB
