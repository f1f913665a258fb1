--TEST--
After its end a job takes nothing any more: the first end is the one that counts
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function ($job) {
    var_dump($job->sendComplete('first'), $job->sendComplete('second'), $job->sendFail());
    var_dump($job->sendData('late'), $job->sendStatus(1, 2), $job->sendWarning('late'));
}]);
$client = start_client($server, 'f');
var_dump($worker->work(), $worker->returnCode());
echo heard($client);
?>
--EXPECTF--

Warning: GearmanJob::sendComplete(): 127.0.0.1:%d: WORK_COMPLETE: job %s has ended already in %s on line %d

Warning: GearmanJob::sendFail(): 127.0.0.1:%d: WORK_FAIL: job %s has ended already in %s on line %d
bool(true)
bool(false)
bool(false)

Warning: GearmanJob::sendData(): 127.0.0.1:%d: WORK_DATA: job %s has ended already in %s on line %d

Warning: GearmanJob::sendStatus(): 127.0.0.1:%d: WORK_STATUS: job %s has ended already in %s on line %d

Warning: GearmanJob::sendWarning(): 127.0.0.1:%d: WORK_WARNING: job %s has ended already in %s on line %d
bool(false)
bool(false)
bool(false)
bool(true)
int(0)
complete: first
