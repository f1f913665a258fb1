--TEST--
A server on a unix socket
--FILE--
<?php
require __DIR__ . '/worker.inc';
$path = sys_get_temp_dir() . '/gearman-test-' . getmypid() . '.sock';
$server = new Gearmand('-L', '127.0.0.1', '-L', $path);
$client = client_for($server);
foreach ([$path, "unix://$path"] as $host) {
    $client->doBackground('f', 'job');
    $worker = new GearmanWorker();
    $worker->addServer($host);
    $worker->addFunction('f', function ($job) { echo $job->workload(), "\n"; });
    $worker->work();
}
$server->stop();
@unlink($path);

$worker = new GearmanWorker();
$worker->addServers('/no/such/socket');
$worker->addFunction('f', 'strrev');
$worker->work();
?>
--EXPECTF--
job
job

Warning: GearmanWorker::work(): /no/such/socket: connect: No such file or directory in %s on line %d
