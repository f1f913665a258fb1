--TEST--
GearmanJob in its function: what it says, what its methods return, and that the first end counts
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    foreach (['says', 'sends', 'exception_fail', 'fail_complete', 'complete_fail', 'complete_twice'] as $function) {
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
    $ends = ['exception' => fn ($job) => $job->sendException('an exception'), 'fail' => fn ($job) => $job->sendFail(),
        'complete' => fn ($job) => $job->sendComplete('complete'), 'twice' => fn ($job) => $job->sendComplete('again')];
    foreach (['exception_fail', 'fail_complete', 'complete_fail', 'complete_twice'] as $function) {
        $worker->addFunction($function, function (GearmanJob $job) use ($function, $ends) {
            foreach (explode('_', $function) as $end) {
                show("$function: $end", $ends[$end]($job), $job->returnCode());
            }
            return 'returned';
        });
    }
    serve($worker, true);
    PHP);
?>
--EXPECT--
== all
says: "said", 0
sends: "dataresult", 0
exception_fail: "nothing", 23
fail_complete: "nothing", 24
complete_fail: "complete", 0
complete_twice: "complete", 0
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
exception_fail: exception: true, 0
exception_fail: fail: true, 0
work: true, 0
fail_complete: fail: true, 0
fail_complete: complete: true, 0
work: true, 0
complete_fail: complete: true, 0
complete_fail: fail: true, 0
work: true, 0
complete_twice: complete: true, 0
complete_twice: twice: true, 0
work: true, 0
