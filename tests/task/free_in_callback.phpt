--TEST--
The client's variable, its callbacks and the tasks may go while a callback runs
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(function ($task, $context) use (&$client, &$tasks) {
    $client->clearCallbacks();
    $client = null;
    $tasks = null;
    gc_collect_cycles();
    echo 'complete ', $task->data(), ' ', $context, "\n";
});
$tasks = [$client->addTask('echo', 'a', 'context'), $client->addTask('echo', 'b', 'context')];
var_dump($client->runTasks(), $client);

$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(function ($task) use ($client) {
    $client->setCompleteCallback(function ($task) {
        echo 'replaced ', $task->data(), "\n";
    });
    echo 'complete ', $task->data(), "\n";
});
$client->addTask('echo', 'a');
$client->addTask('echo', 'b');
var_dump($client->runTasks());
?>
--EXPECT--
complete a context
bool(true)
NULL
complete a
replaced b
bool(true)
