--TEST--
sendWorkload(): the workload went with addTask(), so that it warns and is false
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
print_warnings();
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
var_dump($client->setWorkloadCallback(fn () => null));
$client->setCreatedCallback(function (GearmanTask $task) {
    var_dump($task->sendWorkload('more'));
});
$client->setCompleteCallback(function (GearmanTask $task) {
    var_dump($task->data());
});
$client->addTask('echo', 'whole');
var_dump($client->runTasks());
?>
--EXPECT--
bool(true)
Warning: GearmanTask::sendWorkload(): The workload was sent whole by addTask(); there is nothing left to send
bool(false)
string(5) "whole"
bool(true)
