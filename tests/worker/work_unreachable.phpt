--TEST--
With no server reachable, a loop around work() ends, and loudly
--FILE--
<?php
require __DIR__ . '/worker.inc';
$port = closed_port();
$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', $port);
$worker->addFunction('f', 'strrev');
$began = hrtime(true);
while ($worker->work());
var_dump($worker->returnCode() === GEARMAN_COULD_NOT_CONNECT, $worker->getErrno(), $worker->error() === "127.0.0.1:$port: connect: Connection refused");
var_dump($worker->work());
var_dump((hrtime(true) - $began) / 1e6 < 1000);

$worker = new GearmanWorker();
$worker->addServer('no.such.host.invalid');
$worker->addFunction('f', 'strrev');
var_dump($worker->work(), $worker->returnCode() === GEARMAN_GETADDRINFO);
?>
--EXPECTF--
Warning: GearmanWorker::work(): 127.0.0.1:%d: connect: Connection refused in %s on line %d
bool(true)
int(111)
bool(true)

Warning: GearmanWorker::work(): 127.0.0.1:%d: connect: Connection refused in %s on line %d
bool(false)
bool(true)

Warning: GearmanWorker::work(): no.such.host.invalid:4730: resolve: %s in %s on line %d
bool(false)
bool(true)
