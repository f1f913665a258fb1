--TEST--
SUBMIT_REDUCE_JOB as the C library sends it: the reducer reaches a worker that asks with GRAB_JOB_ALL
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
$handle = $client->ask('SUBMIT_REDUCE_JOB', 'f', 'u', 'reducer', '0', 'data')[1];
$client->ask('SUBMIT_REDUCE_JOB_BACKGROUND', 'f', 'v', 'reducer', '0', 'data');
$worker = $server->connect()->request('CAN_DO', 'f');
$worker->ask('GRAB_JOB_ALL');
$worker->request('WORK_COMPLETE', $handle, 'reduced');
$client->show();
$worker->ask('GRAB_JOB');
$server->stop();
?>
--EXPECT--
JOB_CREATED <job 1>
JOB_CREATED <job 2>
JOB_ASSIGN_ALL <job 1> f u reducer data
WORK_COMPLETE <job 1> reduced
JOB_ASSIGN <job 2> f data
