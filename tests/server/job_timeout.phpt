--TEST--
CAN_DO_TIMEOUT is in milliseconds: the job fails when they are over, the late worker is told; 0 is none
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
$worker = $server->connect()->request('CAN_DO_TIMEOUT', 'f', '200');
$handle = $client->ask('SUBMIT_JOB', 'f', '', 'slow')[1];
$worker->ask('GRAB_JOB');
$begin = microtime(true);
$client->show();
$took = microtime(true) - $begin;
echo $took > 0.15 && $took < 5 ? "in time\n" : "after $took s\n";
$worker->ask('WORK_COMPLETE', $handle, 'late');

$quick = $client->ask('SUBMIT_JOB', 'f', '', 'quick')[1];
$worker->ask('GRAB_JOB');
$worker->request('WORK_COMPLETE', $quick, 'in time');
$client->show();

$worker->request('CAN_DO_TIMEOUT', 'f', '0');
$handle = $client->ask('SUBMIT_JOB', 'f', '', 'no limit')[1];
$worker->ask('GRAB_JOB');
$slow = $server->connect()->request('CAN_DO_TIMEOUT', 'g', '300');
$client->request('SUBMIT_JOB', 'g', '', '')->receive();
$slow->request('GRAB_JOB')->receive();
$client->show();
$worker->request('WORK_COMPLETE', $handle, 'was not limited');
$client->show();
$worker->ask('CAN_DO_TIMEOUT', 'f', 'soon');
$worker->request('CAN_DO_TIMEOUT', 'f', '-1')->quiet();
echo implode("\n", $client->table('status')), "\n";
$server->stop();
?>
--EXPECT--
JOB_CREATED <job 1>
JOB_ASSIGN <job 1> f slow
WORK_FAIL <job 1>
in time
ERROR JOB_NOT_FOUND Job given in work result not found
JOB_CREATED <job 2>
JOB_ASSIGN <job 2> f quick
WORK_COMPLETE <job 2> in time
JOB_CREATED <job 3>
JOB_ASSIGN <job 3> f no limit
WORK_FAIL <job 4>
WORK_COMPLETE <job 3> was not limited
ERROR INVALID_ARGUMENT The timeout is not a number of milliseconds
f	0	0	1
g	0	0	1
