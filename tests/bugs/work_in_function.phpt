--TEST--
A function may call work() of its own worker
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, []);
$outer = start_client($server, 'outer', 'a');
$inner = start_client($server, 'inner', 'b');
wait_for(fn () => $server->status('outer')[0] && $server->status('inner')[0], 'both jobs');
$worker->addFunction('outer', function ($job) use ($worker) {
    $worker->addFunction('inner', fn ($job) => 'inner ' . $job->workload());
    return ($worker->work() ? 'inner done, ' : 'no inner, ') . $job->workload();
});
var_dump($worker->work());
echo heard($inner), heard($outer);
unset($worker);
gc_collect_cycles();
?>
--EXPECT--
bool(true)
complete: inner b
complete: inner done, a
