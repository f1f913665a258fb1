--TEST--
The non-blocking loop of the manual: work(), then wait()
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$client = client_for($server);
$worker = worker_for($server, []);
$jobs = 0;
$worker->addFunction('f', function ($job) use (&$jobs) { $jobs++; echo $job->workload(), "\n"; });
$worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
$worker->setTimeout(1000);
foreach (['one', 'two', 'three'] as $workload) {
    $client->doBackground('f', $workload);
}

$codes = [];
while (@$worker->work() || $worker->returnCode() == GEARMAN_IO_WAIT || $worker->returnCode() == GEARMAN_NO_JOBS) {
    if ($worker->returnCode() == GEARMAN_SUCCESS) {
        continue;
    }
    $codes[$worker->returnCode()] = true;
    if (!@$worker->wait()) {
        if ($worker->returnCode() == GEARMAN_NO_ACTIVE_FDS) {
            usleep(1000);
            continue;
        }
        break;
    }
}
var_dump($jobs, $worker->returnCode() === GEARMAN_TIMEOUT, isset($codes[GEARMAN_NO_JOBS]));
?>
--EXPECT--
one
two
three
int(3)
bool(true)
bool(true)
