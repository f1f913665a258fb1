--TEST--
WORK_FAIL, WORK_EXCEPTION with and without the option, no second ending, empty data
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
$worker = $server->connect()->request('CAN_DO', 'f');
$plain = $server->connect();
$asking = $server->connect();
$asking->ask('OPTION_REQ', 'exceptions');

function run(Wire $client, Wire $worker, string ...$end): void
{
	$handle = $client->request('SUBMIT_JOB', 'f', '', '')->receive()[1];
	$worker->ask('GRAB_JOB');
	$worker->request($end[0], $handle, ...array_slice($end, 1));
	$client->show();
	$worker->ask('WORK_COMPLETE', $handle, 'again');
	$client->quiet();
}

run($plain, $worker, 'WORK_FAIL');
run($plain, $worker, 'WORK_EXCEPTION', 'boom');
run($asking, $worker, 'WORK_EXCEPTION', 'boom');
run($plain, $worker, 'WORK_COMPLETE', '');
$server->stop();

$server = Server::start('--exceptions');
run($server->connect(), $server->connect()->request('CAN_DO', 'f'), 'WORK_EXCEPTION', 'by default');
$server->stop();
?>
--EXPECT--
OPTION_RES exceptions
JOB_ASSIGN <job 1> f ''
WORK_FAIL <job 1>
ERROR JOB_NOT_FOUND Job given in work result not found
JOB_ASSIGN <job 2> f ''
WORK_FAIL <job 2>
ERROR JOB_NOT_FOUND Job given in work result not found
JOB_ASSIGN <job 3> f ''
WORK_EXCEPTION <job 3> boom
ERROR JOB_NOT_FOUND Job given in work result not found
JOB_ASSIGN <job 4> f ''
WORK_COMPLETE <job 4> ''
ERROR JOB_NOT_FOUND Job given in work result not found
JOB_ASSIGN <job 5> f ''
WORK_EXCEPTION <job 5> by default
ERROR JOB_NOT_FOUND Job given in work result not found
