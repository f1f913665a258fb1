--TEST--
wait() waits until there is something for work() to do
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function () { echo "job\n"; }]);
var_dump($worker->wait(), $worker->returnCode() === GEARMAN_NO_ACTIVE_FDS);

$worker->setTimeout(100);
$worker->work();
$began = hrtime(true);
var_dump($worker->wait(), $worker->returnCode() === GEARMAN_TIMEOUT, (hrtime(true) - $began) / 1e6 >= 99);

client_for($server)->doBackground('f', '');
var_dump($worker->wait(), $worker->work());

client_for($server)->doBackground('g', '');
$worker->work();
$worker->addFunction('g', function () { echo "job of a function that is new\n"; });
var_dump(gearman_worker_wait($worker), $worker->work());
?>
--EXPECT--
bool(false)
bool(true)
bool(false)
bool(true)
bool(true)
job
bool(true)
bool(true)
job of a function that is new
bool(true)
bool(true)
