--TEST--
The functions gearman_job_send_*()
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, [
    'complete' => function ($job) {
        var_dump(gearman_job_send_data($job, 'd'), gearman_job_send_status($job, 1, 3), gearman_job_send_warning($job, 'w'),
            gearman_job_send_complete($job, 'c'));
    },
    'fail' => fn ($job) => var_dump(gearman_job_send_fail($job)),
    'exception' => fn ($job) => var_dump(gearman_job_send_exception($job, 'e')),
    'return' => fn ($job) => var_dump(gearman_job_set_return($job, GEARMAN_WORK_FAIL)),
]);
foreach (['complete', 'fail', 'exception', 'return'] as $function) {
    $client = start_client($server, $function);
    $worker->work();
    echo heard($client);
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
data: d
status: 1/3
warning: w
complete: c
bool(true)
fail
bool(true)
exception: e
bool(true)
fail
