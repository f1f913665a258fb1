--TEST--
Tasks with one unique are one job, and each of them gets the result
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    $handles = [];
    $created = 0;
    $client->setCreatedCallback(function ($task) use (&$handles, &$created) {
        $handles[$task->jobHandle()] = true;
        if (++$created === 4) {
            file_put_contents(sys_get_temp_dir() . '/gearman-test-' . PORT, '');
        }
    });
    $client->setDataCallback(function ($task, $context) use (&$data) { $data[] = $task->data(); });
    $client->setCompleteCallback(function ($task, $context) use (&$done) { $done[] = "$context: " . $task->data(); });
    foreach (['one', 'two', 'three'] as $context) {
        $client->addTask('count', 'x', $context, 'the same');
    }
    $client->addTask('count', 'x', 'four', 'another');
    show('runTasks', $client->runTasks(), $client->returnCode(), count($handles));
    sort($done);
    show('done', $done, $data);
    PHP, <<<'PHP'
    // First all of them are there, then the first is run.
    $file = sys_get_temp_dir() . '/gearman-test-' . PORT;
    until(function () use ($file) { clearstatcache(); return file_exists($file); }, 'all are there');
    unlink($file);
    $worker = worker();
    $count = 0;
    $worker->addFunction('count', function ($job) use (&$count) { $job->sendData('part'); return ++$count > 0 ? 'counted' : ''; });
    serve($worker);
    show('count', $count);
    PHP);
?>
--EXPECT--
== all
runTasks: true, 0, 2
done: ["four: counted","one: counted","three: counted","two: counted"], ["part","part","part","part"]
-- worker
count: 2
