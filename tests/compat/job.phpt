--TEST--
GearmanJob in its function: what it says, what its methods return, an exception and a failure
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    foreach (['says', 'sends', 'exception_fail'] as $function) {
        show($function, $client->doNormal($function, 'work', "unique of $function") ?: 'nothing', $client->returnCode());
    }
    PHP, <<<'PHP'
    $worker = worker();
    $worker->addFunction('says', function (GearmanJob $job, $context = 'none') {
        show('says', $job->handle(), $job->unique(), $job->functionName(), $job->workload(), $job->workloadSize(), $job->returnCode(), $context);
        show('functions', gearman_job_handle($job), gearman_job_unique($job), gearman_job_function_name($job), gearman_job_workload($job),
            gearman_job_workload_size($job), gearman_job_return_code($job));
        return 'said';
    }, 'context');
    $worker->addFunction('sends', function (GearmanJob $job) {
        show('sendData', $job->sendData('data'), $job->returnCode());
        show('sendStatus', $job->sendStatus(1, 2), $job->returnCode());
        show('sendWarning', $job->sendWarning('warning'), $job->returnCode());
        show('sendData', $job->sendData(''), $job->returnCode());
        show('setReturn', $job->setReturn(GEARMAN_SUCCESS), $job->returnCode());
        return 'result';
    });
    $worker->addFunction('exception_fail', function (GearmanJob $job) {
        show('sendException', $job->sendException('an exception'), $job->returnCode());
        show('sendFail', $job->sendFail(), $job->returnCode());
        return 'returned';
    });
    serve($worker, true);
    PHP);
?>
--EXPECT--
== all
says: "said", 0
sends: "dataresult", 0
exception_fail: "nothing", 23
-- worker
says: "#1", "unique of says", "says", "work", 4, 0, "context"
functions: "#1", "unique of says", "says", "work", 4, 0
work: true, 0
sendData: true, 0
sendStatus: true, 0
sendWarning: true, 0
sendData: true, 0
setReturn: true, 0
work: true, 0
sendException: true, 0
sendFail: true, 0
work: true, 0
