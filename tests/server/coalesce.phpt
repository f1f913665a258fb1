--TEST--
One job for one function and unique, until it ends; empty never, "-" by the data
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
$other = $server->connect();
$client->ask('SUBMIT_JOB', 'f', 'same', 'first');
$other->ask('SUBMIT_JOB', 'f', 'same', 'second');
$client->ask('SUBMIT_JOB_BG', 'g', 'same', 'another function');
$client->ask('SUBMIT_JOB_BG', 'f', '', 'x');
$client->ask('SUBMIT_JOB_BG', 'f', '', 'x');
$client->ask('SUBMIT_JOB_BG', 'f', '-', 'data');
$client->ask('SUBMIT_JOB_BG', 'f', '-', 'data');
$client->ask('SUBMIT_JOB_BG', 'f', '-', 'other data');
$client->ask('SUBMIT_JOB_BG', 'f', str_repeat('u', 64) . '1', '');
$client->ask('SUBMIT_JOB_BG', 'f', str_repeat('u', 64) . '2', '');
$client->ask('SUBMIT_JOB_BG', 'f', str_repeat('u', 256), '');

$worker = $server->connect()->request('CAN_DO', 'f')->request('GRAB_JOB');
$handle = $worker->show()[1];
$worker->request('WORK_COMPLETE', $handle, 'for both');
$client->show();
$other->show();
$client->ask('SUBMIT_JOB_BG', 'f', 'same', 'after the end');
$server->stop();
?>
--EXPECT--
JOB_CREATED <job 1>
JOB_CREATED <job 1>
JOB_CREATED <job 2>
JOB_CREATED <job 3>
JOB_CREATED <job 4>
JOB_CREATED <job 5>
JOB_CREATED <job 5>
JOB_CREATED <job 6>
JOB_CREATED <job 7>
JOB_CREATED <job 8>
ERROR ARGUMENT_TOO_LARGE Unique value too large
JOB_ASSIGN <job 1> f first
WORK_COMPLETE <job 1> for both
WORK_COMPLETE <job 1> for both
JOB_CREATED <job 9>
