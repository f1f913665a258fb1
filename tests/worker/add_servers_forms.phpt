--TEST--
Every form of GearmanWorker::addServers() records addresses without connecting
--FILE--
<?php
$worker = new GearmanWorker();
var_dump($worker->addServers());
var_dump($worker->addServers(''));
var_dump($worker->addServers(null));
var_dump($worker->addServers('localhost'));
var_dump($worker->addServers('127.0.0.1:4730'));
var_dump($worker->addServers('127.0.0.1:4730,127.0.0.1:4731', false));
var_dump($worker->addServers('127.0.0.1, [::1]:4730 , [::1], ::1,/no/such/socket'));
var_dump($worker->addServers(':4730'));
var_dump(gearman_worker_add_servers($worker, '127.0.0.1,localhost:4730'));
var_dump($worker->returnCode());
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
int(0)
