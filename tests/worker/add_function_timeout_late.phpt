--TEST--
A result that comes after the timeout is answered with an error, and the worker goes on
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$client = client_for($server);
$worker = worker_for($server, ['next' => function () { echo "next\n"; }]);
$worker->addFunction('slow', function () { usleep(300000); return 'late'; }, null, 100);
$client->doBackground('slow', '');
var_dump($worker->work());
$client->doBackground('next', '');
var_dump($worker->work());
?>
--EXPECTF--
bool(true)

Warning: GearmanWorker::work(): 127.0.0.1:%d: ERROR JOB_NOT_FOUND: %s in %s on line %d
next
bool(true)
