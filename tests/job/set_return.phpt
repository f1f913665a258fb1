--TEST--
setReturn() decides how the job ends; sends after it do not undo it, and a loop around work() goes on
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$code = 0;
$worker = worker_for($server, ['f' => function (GearmanJob $job) use (&$code) {
    $job->setReturn($code);
    $job->sendStatus(1, 1);
    return 'result';
}]);
foreach ([GEARMAN_SUCCESS, GEARMAN_WORK_FAIL, GEARMAN_WORK_EXCEPTION, GEARMAN_WORK_ERROR, GEARMAN_ERRNO] as $code) {
    $client = start_client($server, 'f');
    var_dump($worker->work(), $worker->returnCode() === $code);
    echo heard($client);
}
?>
--EXPECT--
bool(true)
bool(true)
status: 1/1
complete: result
bool(true)
bool(true)
status: 1/1
fail
bool(true)
bool(true)
status: 1/1
fail
bool(true)
bool(true)
status: 1/1
fail
bool(true)
bool(true)
status: 1/1
fail
