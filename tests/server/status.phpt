--TEST--
GET_STATUS and GET_STATUS_UNIQUE: unknown, waiting, running with progress, waiting clients, done
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
$client->ask('GET_STATUS', 'no such job');
$client->ask('GET_STATUS', str_repeat('x', 100));
$client->ask('GET_STATUS_UNIQUE', 'no such unique');

$handle = $client->ask('SUBMIT_JOB_BG', 'f', 'uni', 'data')[1];
$client->ask('GET_STATUS', $handle);
$client->ask('GET_STATUS_UNIQUE', 'uni');
$server->connect()->ask('SUBMIT_JOB', 'f', 'uni', 'data');

$worker = $server->connect()->request('CAN_DO', 'f')->request('GRAB_JOB');
$worker->receive();
$worker->request('WORK_STATUS', $handle, '7', '4294967295')->quiet();
$client->ask('GET_STATUS', $handle);
$waiting = $server->connect();
$waiting->ask('SUBMIT_JOB', 'f', 'uni', 'data');
$client->ask('GET_STATUS_UNIQUE', 'uni');
$waiting->close();
until(fn () => $client->request('GET_STATUS_UNIQUE', 'uni')->receive()[6] === '0');

$worker->request('WORK_COMPLETE', $handle, '')->quiet();
$client->ask('GET_STATUS', $handle);
$client->ask('GET_STATUS_UNIQUE', 'uni');
$server->stop();
?>
--EXPECT--
STATUS_RES no such job 0 0 0 0
STATUS_RES xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx 0 0 0 0
STATUS_RES_UNIQUE no such unique 0 0 0 0 0
JOB_CREATED <job 1>
STATUS_RES <job 1> 1 0 0 0
STATUS_RES_UNIQUE uni 1 0 0 0 0
JOB_CREATED <job 1>
STATUS_RES <job 1> 1 1 7 4294967295
JOB_CREATED <job 1>
STATUS_RES_UNIQUE uni 1 1 7 4294967295 1
STATUS_RES <job 1> 0 0 0 0
STATUS_RES_UNIQUE uni 0 0 0 0 0
