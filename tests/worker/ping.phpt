--TEST--
ping() asks every server
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function () { echo "job\n"; }]);
var_dump($worker->ping('hello'), $worker->ping(''), $worker->ping("\0\1\2"), $worker->returnCode());
var_dump(gearman_worker_ping($worker, str_repeat('x', 1 << 20)));
client_for($server)->doBackground('f', '');
var_dump($worker->work(), $worker->ping('between'));

$worker->addServer('127.0.0.1', closed_port());
var_dump($worker->ping('one is dead'), $worker->returnCode() === GEARMAN_COULD_NOT_CONNECT);
var_dump((new GearmanWorker())->ping('nobody'));
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
int(0)
bool(true)
job
bool(true)
bool(true)

Warning: GearmanWorker::ping(): 127.0.0.1:%d: connect: Connection refused in %s on line %d
bool(false)
bool(true)

Warning: GearmanWorker::ping(): no servers have been added in %s on line %d
bool(false)
