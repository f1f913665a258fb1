--TEST--
addTask*Background(): high before normal before low
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
foreach (['addTaskLowBackground', 'addTaskBackground', 'addTaskHighBackground'] as $method) {
    $tasks[$method] = $client->$method('f', $method);
}
var_dump($client->runTasks());
foreach ($tasks as $task) {
    var_dump(str_starts_with($task->jobHandle(), 'H:'), $task->returnCode() === GEARMAN_SUCCESS);
}
print_r(drain($server, 'f'));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
Array
(
    [0] => f addTaskHighBackground
    [1] => f addTaskBackground
    [2] => f addTaskLowBackground
)
