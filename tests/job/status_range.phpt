--TEST--
sendStatus() takes what a server can keep
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function (GearmanJob $job) {
    foreach ([[-1, 1], [1, 1 << 32]] as [$numerator, $denominator]) {
        try {
            $job->sendStatus($numerator, $denominator);
        } catch (ValueError $e) {
            echo $e->getMessage(), "\n";
        }
    }
    var_dump($job->sendStatus(0, 0), $job->sendStatus(4294967295, 4294967295), $job->sendStatus(5, 3));
}]);
$client = start_client($server, 'f');
$worker->work();
echo heard($client);
?>
--EXPECT--
GearmanJob::sendStatus(): Argument #1 ($numerator) must be between 0 and 4294967295
GearmanJob::sendStatus(): Argument #2 ($denominator) must be between 0 and 4294967295
bool(true)
bool(true)
bool(true)
status: 0/0
status: 4294967295/4294967295
status: 5/3
complete: 
