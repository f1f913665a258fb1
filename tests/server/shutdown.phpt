--TEST--
shutdown ends the server at once, shutdown graceful when the last job is done; connecting is refused meanwhile
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
$wire = $server->connect();
$wire->command('shutdown');
var_dump($wire->closed(), $server->exit_code());

$server = Server::start();
$client = $server->connect();
$handle = $client->request('SUBMIT_JOB', 'f', '', '')->receive()[1];
$worker = $server->connect()->request('CAN_DO', 'f')->request('GRAB_JOB');
$worker->receive();
$wire = $server->connect();
$wire->command('shutdown graceful', "\r\n");
var_dump(until(fn () => @stream_socket_client("tcp://127.0.0.1:$server->port") === false));
$worker->quiet()->request('WORK_COMPLETE', $handle, 'last result');
$client->show();
var_dump($client->closed(), $server->exit_code());
$server->remove();
?>
--EXPECT--
OK\r\n
bool(true)
int(0)
OK\r\n
bool(true)
WORK_COMPLETE <job 1> last result
bool(true)
int(0)
