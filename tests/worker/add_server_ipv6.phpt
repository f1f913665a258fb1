--TEST--
A server on an IPv6 address, in every way of writing it; "localhost" finds it, too
--SKIPIF--
<?php
$s = @stream_socket_server('tcp://[::1]:0') or die('skip no IPv6');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand('-L', '::1');
$client = new GearmanClient();
$client->addServer('::1', $server->port);
foreach (['::1', '[::1]'] as $host) {
    $client->doBackground('f', $host);
    $worker = new GearmanWorker();
    $worker->addServer($host, $server->port);
    $worker->addFunction('f', function ($job) { echo $job->workload(), "\n"; });
    $worker->work();
}
$client->doBackground('f', 'list');
$worker = new GearmanWorker();
$worker->addServers("[::1]:$server->port");
$worker->addFunction('f', function ($job) { echo $job->workload(), "\n"; });
$worker->work();
?>
--EXPECT--
::1
[::1]
list
