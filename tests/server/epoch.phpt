--TEST--
A delayed job is not to be seen before it is due, then wakes a sleeper by itself
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
$worker = $server->connect()->request('CAN_DO', 'f');
$due = time() + 2;
$client->ask('SUBMIT_JOB_EPOCH', 'f', '', (string) $due, 'later');
$client->ask('SUBMIT_JOB_EPOCH', 'f', '', (string) ($due + 1000), 'much later');
$worker->ask('GRAB_JOB');
$worker->request('PRE_SLEEP')->quiet();
$client->ask('SUBMIT_JOB_BG', 'f', '', 'now');
$worker->show();
$worker->ask('GRAB_JOB');
$worker->request('PRE_SLEEP')->quiet();
$worker->show();
$late = microtime(true) - $due;
echo $late >= -0.01 && $late < 5 ? "on time\n" : "late by $late s\n";
$worker->ask('GRAB_JOB');
$worker->ask('GRAB_JOB');
$client->ask('SUBMIT_JOB_EPOCH', 'f', '', '1', 'long ago');
$worker->ask('GRAB_JOB');
$client->ask('SUBMIT_JOB_EPOCH', 'f', '', 'tomorrow', '');
$client->ask('SUBMIT_JOB_EPOCH', 'f', '', '99999999999999999999', '');
$server->stop();
?>
--EXPECT--
JOB_CREATED <job 1>
JOB_CREATED <job 2>
NO_JOB
JOB_CREATED <job 3>
NOOP
JOB_ASSIGN <job 3> f now
NOOP
on time
JOB_ASSIGN <job 1> f later
NO_JOB
JOB_CREATED <job 4>
JOB_ASSIGN <job 4> f long ago
ERROR INVALID_ARGUMENT The time is not a number of seconds
ERROR INVALID_ARGUMENT The time is not a number of seconds
