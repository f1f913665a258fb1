--TEST--
runTasks() calls the callback of each packet, with the task and its context
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
foreach (['Created', 'Data', 'Status', 'Warning', 'Complete', 'Exception', 'Fail'] as $event) {
    $set = "set{$event}Callback";
    $client->$set(function (GearmanTask $task, string $context) use ($event) {
        echo "$context: $event ", json_encode($task->data()), ' ', $task->taskNumerator(), '/', $task->taskDenominator(), "\n";
    });
}
foreach (['parts', 'fail', 'throw', 'reverse'] as $function) {
    $client->addTask($function, 'ab', "context of $function");
    var_dump($client->runTasks(), $client->returnCode());
}
$client->addTaskBackground('reverse', 'ab', 'background');
var_dump($client->runTasks());
?>
--EXPECT--
context of parts: Created "" 0/0
context of parts: Data "a" 0/0
context of parts: Status "" 1/2
context of parts: Data "b" 1/2
context of parts: Status "" 2/2
context of parts: Warning "careful" 2/2
context of parts: Complete "!" 2/2
bool(true)
int(0)
context of fail: Created "" 0/0
context of fail: Fail "" 0/0
bool(true)
int(0)
context of throw: Created "" 0/0
context of throw: Exception "RuntimeException: ab" 0/0
bool(true)
int(0)
context of reverse: Created "" 0/0
context of reverse: Complete "ba" 0/0
bool(true)
int(0)
background: Created "" 0/0
bool(true)
