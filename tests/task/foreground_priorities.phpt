--TEST--
addTaskHigh(), addTask(), addTaskLow(): served in this order, whatever the order of the calls
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
foreach (['addTaskLow', 'addTask', 'addTaskHigh'] as $method) {
    $client->$method('echo', $method);
}
$created = 0;
$client->setCreatedCallback(function () use (&$created, $server) {
    if (++$created === 3) {
        $GLOBALS['worker'] = start_worker($server);
    }
});
$client->setCompleteCallback(function ($task) {
    echo $task->data(), "\n";
});
var_dump($client->runTasks());
?>
--EXPECT--
addTaskHigh
addTask
addTaskLow
bool(true)
