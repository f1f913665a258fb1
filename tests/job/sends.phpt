--TEST--
The client sees data, status and warnings in the order in which they were sent
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function (GearmanJob $job) {
    var_dump($job->sendData('one'), $job->sendStatus(1, 2), $job->sendWarning('careful'), $job->sendData(''),
        $job->sendStatus(2, 2), $job->sendData('two'), $job->returnCode());
    return 'end';
}]);
$client = start_client($server, 'f');
$worker->work();
echo heard($client);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
int(0)
data: one
status: 1/2
warning: careful
data: 
status: 2/2
data: two
complete: end
