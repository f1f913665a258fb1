--TEST--
register(), grabJob() and sendComplete(): jobs without a callback
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, []);
var_dump($worker->register('f'));
$client = start_client($server, 'f', 'payload', 'mine');
$job = wait_for(fn () => $worker->grabJob(), 'a job');
var_dump($job->functionName(), $job->workload(), $job->unique(), $worker->returnCode());
var_dump($job->sendComplete('done'));
echo heard($client);

var_dump(gearman_worker_register($worker, 'g', 0));
$client = start_client($server, 'g');
$job = wait_for(fn () => gearman_worker_grab_job($worker), 'a job');
var_dump(gearman_job_send_complete($job, 'g done'));
echo heard($client);
$worker->setTimeout(50);
var_dump($worker->grabJob(), $worker->returnCode() === GEARMAN_NO_JOBS);
?>
--EXPECT--
bool(true)
string(1) "f"
string(7) "payload"
string(4) "mine"
int(0)
bool(true)
complete: done
bool(true)
bool(true)
complete: g done
bool(false)
bool(true)
