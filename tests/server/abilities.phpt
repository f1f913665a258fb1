--TEST--
CANT_DO and RESET_ABILITIES stop new assignments, not the job that runs; a bad name is refused
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
$worker = $server->connect()->request('CAN_DO', 'f')->request('CAN_DO', 'g')->quiet();
echo implode("\n", $client->table('status')), "\n";
$handle = $client->ask('SUBMIT_JOB', 'f', '', 'x')[1];
$worker->ask('GRAB_JOB');
$worker->request('CANT_DO', 'f')->request('CANT_DO', 'unheard of')->quiet();
$client->request('SUBMIT_JOB_BG', 'f', '', 'y')->receive();
$worker->ask('GRAB_JOB');
$worker->request('WORK_COMPLETE', $handle, 'done')->quiet();
$client->show();
$client->request('SUBMIT_JOB_BG', 'g', '', 'z')->receive();
$worker->request('RESET_ABILITIES')->ask('GRAB_JOB');
echo implode("\n", $client->table('status')), "\n";
$worker->ask('CAN_DO', '');
$worker->ask('CAN_DO', str_repeat('f', 256));
$worker->request('CAN_DO', str_repeat('f', 255))->quiet();
$client->ask('SUBMIT_JOB', '', '', '');
$server->stop();
?>
--EXPECT--
f	0	0	1
g	0	0	1
JOB_CREATED <job 1>
JOB_ASSIGN <job 1> f x
NO_JOB
WORK_COMPLETE <job 1> done
NO_JOB
f	1	0	0
g	1	0	0
ERROR INVALID_FUNCTION_NAME Function name is empty or longer than 255 bytes
ERROR INVALID_FUNCTION_NAME Function name is empty or longer than 255 bytes
ERROR INVALID_FUNCTION_NAME Function name is empty or longer than 255 bytes
