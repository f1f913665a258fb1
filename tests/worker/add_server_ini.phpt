--TEST--
gearman.default_host and gearman.default_port are where a worker goes that is told nothing
--INI--
gearman.default_host=127.0.0.2
gearman.default_port=1
--FILE--
<?php
$worker = new GearmanWorker();
$worker->addServer();
$worker->addFunction('f', 'strrev');
var_dump($worker->work());
?>
--EXPECTF--
Warning: GearmanWorker::work(): 127.0.0.2:1: connect: Connection refused in %s on line %d
bool(false)
