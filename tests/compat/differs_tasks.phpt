--TEST--
Differs: tasks that have ended, the code that the fail callback sees, what callbacks return and throw
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    $client->setFailCallback(function ($task) { show('fail', $task->returnCode()); });
    $fail = $client->addTask('fail', 'x', null, 'unique');
    $client->runTasks();
    show('ended', $fail->returnCode(), $fail->functionName(), $fail->unique(), $fail->jobHandle(), $fail->data());

    $client->setDataCallback(function ($task) { show('data', $task->data()); return GEARMAN_PAUSE; });
    $client->setCompleteCallback(function ($task) { show('complete', $task->data()); });
    $client->addTask('parts', 'x');
    for ($i = 0; $i < 3; $i++) {
        show('runTasks', $client->runTasks(), $client->returnCode());
    }

    $client = client();
    $client->addTask('reverse', 'abc');
    $client->setCompleteCallback(function ($task) { show('set afterwards', $task->data()); });
    show('runTasks', $client->runTasks(), $client->returnCode());

    $client = client();
    $client->setCompleteCallback(function ($task) { show('complete', $task->data()); return '47 is no code'; });
    $client->addTask('reverse', 'abc');
    show('runTasks', $client->runTasks(), $client->returnCode());

    $client = client();
    $client->setCompleteCallback(function ($task) { throw new LogicException($task->data()); });
    $client->addTask('reverse', 'a');
    $client->addTask('reverse', 'b');
    $threw = 0;
    for ($i = 0; $i < 3; $i++) {
        try {
            $client->runTasks();
        } catch (LogicException $e) {
            $threw++;
        }
    }
    show('thrown', $threw);
    PHP, WORKER_SERVES);
?>
--EXPECT--
== extension theirs
fail: 0
ended: 0, false, false, false, false
data: "one "
runTasks: true, 38
data: "one "
runTasks: true, 38
data: "one "
runTasks: true, 38
runTasks: true, 0
complete: "cba"
  warning
runTasks: false, 47
thrown: 1
== extension ours
fail: 24
ended: 24, "fail", "unique", "#1", ""
data: "one "
runTasks: true, 38
data: "two "
runTasks: true, 38
complete: "three"
runTasks: true, 0
set afterwards: "cba"
runTasks: true, 0
complete: "cba"
runTasks: true, 0
thrown: 2
