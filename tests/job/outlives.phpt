--TEST--
A job object that outlives work() and the worker variable
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function (GearmanJob $job) { $GLOBALS['kept'] = $job; return 'done'; }]);
client_for($server)->doBackground('f', 'payload', 'mine');
$worker->work();
var_dump($kept->workload(), @$kept->sendData('late'));

$worker->unregisterAll();
$worker->register('g');
$client = start_client($server, 'g');
$job = wait_for(fn () => $worker->grabJob(), 'a job');
unset($worker, $kept);
var_dump($job->sendData('still there'), $job->sendComplete('done'));
unset($job);
echo heard($client);
wait_workers($server, 'g', 0);
?>
--EXPECT--
string(7) "payload"
bool(false)
bool(true)
bool(true)
data: still there
complete: done
