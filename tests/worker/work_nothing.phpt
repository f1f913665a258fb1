--TEST--
work() without a server or without a function says what is missing
--FILE--
<?php
$worker = new GearmanWorker();
$worker->addFunction('f', 'strrev');
var_dump($worker->work(), $worker->returnCode() === GEARMAN_NO_SERVERS, $worker->error());
var_dump($worker->grabJob());

$worker = new GearmanWorker();
$worker->addServer();
var_dump($worker->work(), $worker->returnCode() === GEARMAN_NO_REGISTERED_FUNCTIONS, $worker->error());
?>
--EXPECTF--
Warning: GearmanWorker::work(): no servers have been added in %s on line %d
bool(false)
bool(true)
string(26) "no servers have been added"

Warning: GearmanWorker::grabJob(): no servers have been added in %s on line %d
bool(false)

Warning: GearmanWorker::work(): no functions have been registered in %s on line %d
bool(false)
bool(true)
string(33) "no functions have been registered"
