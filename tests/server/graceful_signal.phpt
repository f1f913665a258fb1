--TEST--
SIGUSR1 ends the server when no job is left: nobody new is let in, workers go on
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
$client = $server->connect()->request('SUBMIT_JOB', 'f', 'u', 'data');
$client->show();
$worker = $server->connect()->request('CAN_DO', 'f')->quiet();
posix_kill_or_command($server->pid, 10);
echo until(fn () => !@stream_socket_client("tcp://127.0.0.1:$server->port")) ? "refused\n" : "let in\n";
$job = $worker->ask('GRAB_JOB');
$worker->request('WORK_COMPLETE', $job[1], 'result');
$client->show();
var_dump($server->exit_code());
?>
--EXPECT--
JOB_CREATED <job 1>
refused
JOB_ASSIGN <job 1> f data
WORK_COMPLETE <job 1> result
int(0)
