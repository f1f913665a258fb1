--TEST--
jobStatus(), addTaskStatus() of a job that waits, runs, is done, and was never there
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
// The worker goes on from step to step when the client removes a file.
compat(<<<'PHP'
    $client = client();
    $client->setStatusCallback(function ($task, $context) {
        show("  $context", $task->jobHandle(), $task->data(), $task->isKnown(), $task->isRunning(), $task->taskNumerator(),
            $task->taskDenominator());
    });
    $ask = function (string $phase, string $handle) use ($client) {
        show($phase, $client->jobStatus($handle), $client->returnCode());
        show('task', $client->addTaskStatus($handle, $phase), $client->runTasks(), $client->returnCode());
    };
    $held = tempnam(sys_get_temp_dir(), 'gearman-test-');
    $hold = $client->doBackground('steps', $held);
    until(fn () => $client->jobStatus($hold)[1], 'the worker is busy');
    $first = tempnam(sys_get_temp_dir(), 'gearman-test-');
    $second = tempnam(sys_get_temp_dir(), 'gearman-test-');
    $handle = $client->doBackground('steps', "$first $second");
    $ask('waiting', $handle);
    unlink($held);
    until(fn () => $client->jobStatus($handle)[1], 'running');
    until(fn () => $client->jobStatus($handle)[2], 'progress');
    $ask('running', $handle);
    unlink($first);
    until(fn () => $client->jobStatus($handle)[2] > 1, 'more progress');
    $ask('going on', $handle);
    unlink($second);
    until(fn () => !$client->jobStatus($handle)[0], 'done');
    $ask('done', $handle);
    $ask('never there', 'H:nowhere:1');
    show('no such unique', $client->jobStatusByUniqueKey('nobody has it'), $client->returnCode());
    PHP, <<<'PHP'
    $worker = worker();
    $worker->addFunction('steps', function ($job) {
        foreach (explode(' ', $job->workload()) as $i => $file) {
            $job->sendStatus($i + 1, 4);
            until(function () use ($file) { clearstatcache(); return !file_exists($file); }, 'the next step');
        }
    });
    serve($worker);
    PHP);
?>
--EXPECT--
== all
waiting: [true,false,0,0], 0
  waiting: "#1", "", true, false, 0, 0
task: GearmanTask, true, 0
running: [true,true,1,4], 0
  running: "#1", "", true, true, 1, 4
task: GearmanTask, true, 0
going on: [true,true,2,4], 0
  going on: "#1", "", true, true, 2, 4
task: GearmanTask, true, 0
done: [false,false,0,0], 0
  done: "#1", "", false, false, 0, 0
task: GearmanTask, true, 0
never there: [false,false,0,0], 0
  never there: "#2", "", false, false, 0, 0
task: GearmanTask, true, 0
no such unique: [false,false,0,0], 0
