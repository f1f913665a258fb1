--TEST--
A worker may hold several grabbed jobs and end them in any order
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, []);
$worker->register('f');
foreach (['a', 'b', 'c'] as $name) {
    $clients[$name] = start_client($server, 'f', $name, $name);
    $jobs[$name] = wait_for(fn () => $worker->grabJob(), 'a job');
}
foreach (['b', 'c', 'a'] as $name) {
    var_dump($jobs[$name]->sendComplete($jobs[$name]->workload()));
    echo heard($clients[$name]);
}
?>
--EXPECT--
bool(true)
complete: b
bool(true)
complete: c
bool(true)
complete: a
