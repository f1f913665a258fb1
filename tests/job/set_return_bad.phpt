--TEST--
setReturn() refuses what is no return code
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function (GearmanJob $job) {
    var_dump($job->setReturn(-1), $job->setReturn(1000), $job->returnCode());
    return 'fine';
}]);
$client = start_client($server, 'f');
$worker->work();
echo heard($client);
?>
--EXPECTF--
Warning: GearmanJob::setReturn(): Invalid gearman_return_t: -1 in %s on line %d

Warning: GearmanJob::setReturn(): Invalid gearman_return_t: 1000 in %s on line %d
bool(false)
bool(false)
int(0)
complete: fine
