--TEST--
A function that suspends its fiber: the job ends when it goes on, and is nobody's business if it never does
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => fn ($job) => Fiber::suspend('suspended') . $job->workload()]);
$client = start_client($server, 'f', '!');
$fiber = new Fiber(fn () => $worker->work());
echo $fiber->start(), "\n";
$fiber->resume('resumed');
var_dump($fiber->getReturn());
echo heard($client);

$client = start_client($server, 'f', '!');
$fiber = new Fiber(fn () => $worker->work());
echo $fiber->start(), "\n";
unset($fiber);
gc_collect_cycles();
unset($worker);
$other = worker_for($server, ['f' => fn () => 'by another worker']);
$other->work();
echo heard($client);
?>
--EXPECT--
suspended
bool(true)
complete: resumed!
suspended
complete: by another worker
