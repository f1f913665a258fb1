--TEST--
Differs: an exception in a function, setReturn(), and what work() makes of them
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    $client->setExceptionCallback(function ($task) { show('exception', $task->data()); });
    $client->setFailCallback(function ($task) { show('fail', $task->data()); });
    $client->setCompleteCallback(function ($task) { show('complete', $task->data()); });
    foreach (['throw oops', 'set_return ' . GEARMAN_WORK_FAIL, 'set_return ' . GEARMAN_WORK_EXCEPTION, 'reverse abc'] as $task) {
        $client->addTask(...explode(' ', $task));
        $client->runTasks();
    }
    PHP, WORKER . "\nserve(\$worker, true);\n");
?>
--EXPECT--
== extension theirs
exception: "Unable to add worker function"
fail: ""
fail: ""
complete: "cba"
-- worker
work threw: "RuntimeException", 23
work: true, 0
work: false, 24
work: true, 0
work: false, 23
work: true, 0
work: true, 0
== extension ours
exception: "RuntimeException: oops"
fail: ""
fail: ""
complete: "cba"
-- worker
work threw: "RuntimeException", 23
work: true, 24
work: true, 23
work: true, 0
