--TEST--
work(): what it returns, and its code, after each kind of job and when there is none
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    foreach (['result', 'fail', 'fail with result', 'exception', 'null', 'integer', 'complete', 'data', 'return success'] as $how) {
        $client->doBackground('end', $how);
    }
    PHP, <<<'PHP'
    $worker = worker();
    show('addFunction', $worker->addFunction('end', function ($job) {
        show($job->workload());
        switch ($job->workload()) {
            case 'result':
                return 'a result';
            case 'fail':
                $job->sendFail();
                return;
            case 'fail with result':
                $job->sendFail();
                return 'a result';
            case 'exception':
                $job->sendException('an exception');
                return;
            case 'null':
                return null;
            case 'integer':
                return 17;
            case 'complete':
                $job->sendComplete('a result');
                return 'another one';
            case 'data':
                $job->sendData('some data');
                $job->sendStatus(1, 2);
                $job->sendWarning('a warning');
                return '';
            case 'return success':
                $job->setReturn(GEARMAN_SUCCESS);
                return 'a result';
        }
    }), $worker->returnCode());
    serve($worker, true);
    $worker->setTimeout(400);
    show('nothing to do', $worker->work(), $worker->returnCode(), $worker->getErrno());
    show('again', $worker->work(), $worker->returnCode());
    show('wait', $worker->wait(), $worker->returnCode());
    client()->doBackground('end', 'result');
    show('and a job', $worker->work(), $worker->returnCode());
    PHP);
?>
--EXPECT--
== all
-- worker
addFunction: true, 0
result: 
work: true, 0
fail: 
work: true, 0
fail with result: 
work: true, 0
exception: 
work: true, 0
null: 
work: true, 0
integer: 
work: true, 0
complete: 
work: true, 0
data: 
work: true, 0
return success: 
work: true, 0
nothing to do: false, 47, 0
again: false, 47
wait: false, 47
result: 
and a job: true, 0
