--TEST--
What a job knows of itself
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function (GearmanJob $job) {
    var_dump($job->functionName(), $job->unique(), $job->workload(), $job->workloadSize(), $job->returnCode());
    var_dump(preg_match('/^H:.+:\d+$/', $job->handle()));
    var_dump(gearman_job_function_name($job), gearman_job_unique($job), gearman_job_workload($job),
        gearman_job_workload_size($job), gearman_job_return_code($job), gearman_job_handle($job) === $job->handle());
}]);
client_for($server)->doBackground('f', "bin\0ary", 'mine');
$worker->work();
?>
--EXPECTF--
string(1) "f"
string(4) "mine"
string(7) "bin%0ary"
int(7)
int(0)
int(1)
string(1) "f"
string(4) "mine"
string(7) "bin%0ary"
int(7)
int(0)
bool(true)
