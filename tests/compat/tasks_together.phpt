--TEST--
Many tasks in one runTasks(), some of which fail: each is reported, and the next run is as good as new
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    $heard = [];
    $client->setCompleteCallback(function ($task, $context) use (&$heard) { $heard[] = "$context: complete " . $task->data(); });
    $client->setExceptionCallback(function ($task, $context) use (&$heard) { $heard[] = "$context: exception " . $task->data(); });
    $client->setFailCallback(function ($task, $context) use (&$heard) { $heard[] = "$context: fail"; });
    $client->setDataCallback(function ($task, $context) use (&$heard) { $heard[] = "$context: data " . $task->data(); });
    $client->setCreatedCallback(function ($task, $context) use (&$heard) { $heard[] = "$context: created"; });
    for ($run = 1; $run <= 2; $run++) {
        foreach (['reverse', 'fail', 'exception', 'parts', 'complete'] as $i => $function) {
            $client->addTask($function, "workload $i", $function);
        }
        show('runTasks', $client->runTasks(), $client->returnCode());
        sort($heard);
        echo implode("\n", $heard), "\n";
        $heard = [];
    }
    show('do', $client->doNormal('reverse', 'abc'), $client->returnCode());
    $client->addTask('fail', 'x', 'fail');
    show('runTasks', $client->runTasks(), $client->returnCode());
    show('do', $client->doNormal('fail', 'abc') ?: 'nothing', $client->returnCode());
    $client->addTask('reverse', 'x', 'reverse');
    show('runTasks', $client->runTasks(), $client->returnCode());
    PHP, WORKER_SERVES);
?>
--EXPECT--
== all
runTasks: true, 0
complete: complete early
complete: created
exception: created
exception: exception workload 2
fail: created
fail: fail
parts: complete three
parts: created
parts: data one 
parts: data two 
reverse: complete 0 daolkrow
reverse: created
runTasks: true, 0
complete: complete early
complete: created
exception: created
exception: exception workload 2
fail: created
fail: fail
parts: complete three
parts: created
parts: data one 
parts: data two 
reverse: complete 0 daolkrow
reverse: created
do: "cba", 0
runTasks: true, 0
do: "nothing", 24
runTasks: true, 0
