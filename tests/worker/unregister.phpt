--TEST--
unregister() and unregisterAll() are told to the server at once
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['a' => 'strrev', 'b' => 'strrev', 'c' => 'strrev']);
$worker->setTimeout(50);
var_dump($worker->work());
wait_workers($server, 'c');

var_dump($worker->unregister('b'));
wait_workers($server, 'b', 0);
var_dump($server->status('a')[2], $server->status('c')[2]);
var_dump($worker->unregister('b'), $worker->returnCode() === GEARMAN_NO_REGISTERED_FUNCTIONS);

var_dump($worker->unregisterAll());
wait_workers($server, 'a', 0);
wait_workers($server, 'c', 0);
var_dump($worker->unregisterAll());
var_dump($worker->work(), $worker->returnCode() === GEARMAN_NO_REGISTERED_FUNCTIONS);

var_dump(gearman_worker_register($worker, 'd'), gearman_worker_unregister($worker, 'd'));
var_dump(gearman_worker_register($worker, 'd'), gearman_worker_unregister_all($worker));
?>
--EXPECTF--
bool(false)
bool(true)
int(1)
int(1)
bool(false)
bool(true)
bool(true)
bool(false)

Warning: GearmanWorker::work(): no functions have been registered in %s on line %d
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
