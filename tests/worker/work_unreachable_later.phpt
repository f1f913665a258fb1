--TEST--
A worker that found no server finds it when it is there
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$server->stop();
$worker = worker_for($server, ['f' => function () { echo "job\n"; }]);
var_dump(@$worker->work());
$server->restart();
client_for($server)->doBackground('f', '');
var_dump($worker->work());
?>
--EXPECT--
bool(false)
job
bool(true)
