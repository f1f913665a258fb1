--TEST--
SUBMIT_JOB_SCHED: accepted for a later minute, refused for one that never comes
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
$later = time() + 7200;
$client->ask('SUBMIT_JOB_SCHED', 'f', 'u', date('i', $later), date('G', $later), '', '', '', 'data');
$worker->ask('GRAB_JOB');
$client->ask('GET_STATUS_UNIQUE', 'u');
$client->ask('SUBMIT_JOB_SCHED', 'f', '', '0', '0', '29', '2', '*', 'leap day');
$client->ask('SUBMIT_JOB_SCHED', 'f', '', '0', '0', '30', '2', '', 'never');
$client->ask('SUBMIT_JOB_SCHED', 'f', '', '60', '', '', '', '', 'no minute');
$client->ask('SUBMIT_JOB_SCHED', 'f', '', 'x', '', '', '', '', 'no number');
$server->stop();
?>
--EXPECT--
JOB_CREATED <job 1>
NO_JOB
STATUS_RES_UNIQUE u 1 0 0 0 0
JOB_CREATED <job 2>
ERROR INVALID_ARGUMENT The schedule describes no time
ERROR INVALID_ARGUMENT The schedule describes no time
ERROR INVALID_ARGUMENT The schedule describes no time
