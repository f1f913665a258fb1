--TEST--
"localhost" finds a server that listens on its IPv6 address only
--SKIPIF--
<?php
$listener = @stream_socket_server('tcp://[::1]:0') or die('skip no IPv6');
$port = substr(strrchr(stream_socket_get_name($listener, false), ':'), 1);
@stream_socket_client("tcp://localhost:$port", timeout: 1) or die('skip localhost has no IPv6 address');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand('-L', '::1');
$client = new GearmanClient();
$client->addServer('localhost', $server->port);
$client->doBackground('f', 'job');
$worker = new GearmanWorker();
$worker->addServer('localhost', $server->port);
$worker->addFunction('f', function ($job) { echo $job->workload(), "\n"; });
var_dump($worker->work());
?>
--EXPECT--
job
bool(true)
