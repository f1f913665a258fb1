--TEST--
In non-blocking mode work() returns at once
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => 'strrev']);
$worker->setOptions(GEARMAN_WORKER_NON_BLOCKING);
$began = hrtime(true);
for ($i = 0; $i < 200; $i++) {
    $worker->work();
}
var_dump((hrtime(true) - $began) / 1e6 < 500);
wait_for(fn () => !$worker->work() && $worker->returnCode() === GEARMAN_NO_JOBS, 'GEARMAN_NO_JOBS');
var_dump($worker->error());
?>
--EXPECT--
bool(true)
bool(false)
