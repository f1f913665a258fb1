--TEST--
A foreground job whose client left before it started is not run; one that runs may end
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
$client = $server->connect();
$handle = $client->ask('SUBMIT_JOB', 'f', '', 'running')[1];
$worker->ask('GRAB_JOB');
$client->ask('SUBMIT_JOB', 'f', '', 'waiting');
$client->close();
$status = $server->connect();
until(fn () => $status->table('status') === ["f\t1\t1\t1"]);
echo implode("\n", $status->table('status')), "\n";
$worker->request('WORK_COMPLETE', $handle, 'for nobody')->ask('GRAB_JOB');
$server->stop();
?>
--EXPECT--
JOB_CREATED <job 1>
JOB_ASSIGN <job 1> f running
JOB_CREATED <job 2>
f	1	1	1
NO_JOB
