--TEST--
register() and grabJob(): asks every server once; the job is answered by its methods
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $worker = worker();
    $client = client();
    show('register', $worker->register('f'), $worker->returnCode());
    show('with a timeout', $worker->register('g', 60000), $worker->returnCode());
    $began = hrtime(true);
    show('nothing', @$worker->grabJob(), $worker->returnCode(), hrtime(true) - $began < 5e9);
    $client->doBackground('f', 'data', 'unique');
    $job = $worker->grabJob();
    show('grabJob', $job, $worker->returnCode(), $job->handle(), $job->unique(), $job->functionName(), $job->workload());
    show('sendComplete', $job->sendComplete('result'), $job->returnCode());
    $client->doBackground('f', 'no callback');
    show('work', $worker->work(), $worker->returnCode());
    show('unregister', $worker->unregister('f'), $worker->unregister('g'));
    PHP);
?>
--EXPECT--
== all
register: true, 0
with a timeout: true, 0
nothing: false, 35, true
grabJob: GearmanJob, 0, "#1", "unique", "f", "data"
sendComplete: true, 0
  warning
work: false, 31
unregister: true, true
