--TEST--
addTask*() and runTasks(): callbacks, their order, and what the task says in each
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
const CALLBACKS = <<<'PHP'
    function listen(GearmanClient $client): void
    {
        foreach (['Workload', 'Created', 'Data', 'Warning', 'Status', 'Complete', 'Exception', 'Fail'] as $event) {
            show("set{$event}Callback", $client->{"set{$event}Callback"}(function (GearmanTask $task, ...$context) use ($event) {
                show("  $event", ...[...$context, $task->functionName(), $task->unique(), $task->jobHandle(), $task->data(), $task->dataSize(),
                    $task->isKnown(), $task->isRunning(), $task->taskNumerator(), $task->taskDenominator()]);
            }));
        }
    }

    PHP;
compat(CALLBACKS . <<<'PHP'
    listen($client = client());
    foreach (['reverse', 'fail', 'exception', 'parts', 'complete', 'null'] as $function) {
        $task = $client->addTask($function, 'abc', "context of $function", "unique of $function");
        show("addTask $function", $task, $client->returnCode(), $task->returnCode(), $task->functionName(), $task->unique(),
            $task->jobHandle(), $task->data(), $task->dataSize(), $task->isKnown(), $task->isRunning(), $task->taskNumerator(),
            $task->taskDenominator());
        show('runTasks', $client->runTasks(), $client->returnCode(), $client->getErrno());
        show('nothing left', $client->runTasks(), $client->returnCode());
    }
    foreach (['addTaskHigh', 'addTaskLow', 'addTaskBackground', 'addTaskHighBackground', 'addTaskLowBackground'] as $method) {
        show($method, $client->$method('reverse', 'abc'), $client->returnCode());
        show('runTasks', $client->runTasks(), $client->returnCode());
    }
    foreach ([['array' => 1], 17, new stdClass(), null] as $context) {
        $client->addTask('reverse', 'abc', $context);
        show('runTasks', $client->runTasks());
    }
    show('clearCallbacks', $client->clearCallbacks());
    $client->addTask('reverse', 'abc');
    show('runTasks', $client->runTasks(), $client->returnCode());
    PHP, WORKER_SERVES);
?>
--EXPECT--
== all
setWorkloadCallback: true
setCreatedCallback: true
setDataCallback: true
setWarningCallback: true
setStatusCallback: true
setCompleteCallback: true
setExceptionCallback: true
setFailCallback: true
addTask reverse: GearmanTask, 0, 0, "reverse", "unique of reverse", "", "", 0, false, false, 0, 0
  Created: "context of reverse", "reverse", "unique of reverse", "#1", "", 0, true, false, 0, 0
  Complete: "context of reverse", "reverse", "unique of reverse", "#1", "cba", 3, false, false, 0, 0
runTasks: true, 0, 0
nothing left: true, 0
addTask fail: GearmanTask, 0, 0, "fail", "unique of fail", "", "", 0, false, false, 0, 0
  Created: "context of fail", "fail", "unique of fail", "#2", "", 0, true, false, 0, 0
  Fail: "context of fail", "fail", "unique of fail", "#2", "", 0, false, false, 0, 0
runTasks: true, 0, 0
nothing left: true, 0
addTask exception: GearmanTask, 0, 0, "exception", "unique of exception", "", "", 0, false, false, 0, 0
  Created: "context of exception", "exception", "unique of exception", "#3", "", 0, true, false, 0, 0
  Exception: "context of exception", "exception", "unique of exception", "#3", "abc", 3, false, false, 0, 0
runTasks: true, 0, 0
nothing left: true, 0
addTask parts: GearmanTask, 0, 0, "parts", "unique of parts", "", "", 0, false, false, 0, 0
  Created: "context of parts", "parts", "unique of parts", "#4", "", 0, true, false, 0, 0
  Data: "context of parts", "parts", "unique of parts", "#4", "one ", 4, true, true, 0, 0
  Status: "context of parts", "parts", "unique of parts", "#4", "", 0, true, true, 1, 2
  Warning: "context of parts", "parts", "unique of parts", "#4", "careful", 7, true, true, 1, 2
  Data: "context of parts", "parts", "unique of parts", "#4", "two ", 4, true, true, 1, 2
  Complete: "context of parts", "parts", "unique of parts", "#4", "three", 5, false, false, 1, 2
runTasks: true, 0, 0
nothing left: true, 0
addTask complete: GearmanTask, 0, 0, "complete", "unique of complete", "", "", 0, false, false, 0, 0
  Created: "context of complete", "complete", "unique of complete", "#5", "", 0, true, false, 0, 0
  Complete: "context of complete", "complete", "unique of complete", "#5", "early", 5, false, false, 0, 0
runTasks: true, 0, 0
nothing left: true, 0
addTask null: GearmanTask, 0, 0, "null", "unique of null", "", "", 0, false, false, 0, 0
  Created: "context of null", "null", "unique of null", "#6", "", 0, true, false, 0, 0
  Complete: "context of null", "null", "unique of null", "#6", "", 0, false, false, 0, 0
runTasks: true, 0, 0
nothing left: true, 0
addTaskHigh: GearmanTask, 0
  Created: "reverse", "#7", "#8", "", 0, true, false, 0, 0
  Complete: "reverse", "#7", "#8", "cba", 3, false, false, 0, 0
runTasks: true, 0
addTaskLow: GearmanTask, 0
  Created: "reverse", "#9", "#10", "", 0, true, false, 0, 0
  Complete: "reverse", "#9", "#10", "cba", 3, false, false, 0, 0
runTasks: true, 0
addTaskBackground: GearmanTask, 0
  Created: "reverse", "#11", "#12", "", 0, true, false, 0, 0
runTasks: true, 0
addTaskHighBackground: GearmanTask, 0
  Created: "reverse", "#13", "#14", "", 0, true, false, 0, 0
runTasks: true, 0
addTaskLowBackground: GearmanTask, 0
  Created: "reverse", "#15", "#16", "", 0, true, false, 0, 0
runTasks: true, 0
  Created: {"array":1}, "reverse", "#17", "#18", "", 0, true, false, 0, 0
  Complete: {"array":1}, "reverse", "#17", "#18", "cba", 3, false, false, 0, 0
runTasks: true
  Created: 17, "reverse", "#19", "#20", "", 0, true, false, 0, 0
  Complete: 17, "reverse", "#19", "#20", "cba", 3, false, false, 0, 0
runTasks: true
  Created: stdClass, "reverse", "#21", "#22", "", 0, true, false, 0, 0
  Complete: stdClass, "reverse", "#21", "#22", "cba", 3, false, false, 0, 0
runTasks: true
  Created: null, "reverse", "#23", "#24", "", 0, true, false, 0, 0
  Complete: null, "reverse", "#23", "#24", "cba", 3, false, false, 0, 0
runTasks: true
clearCallbacks: true
runTasks: true, 0
