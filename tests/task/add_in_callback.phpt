--TEST--
Tasks and servers that are added in a callback belong to the same runTasks()
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(function ($task, $context) use ($client, $server) {
    echo $context, ' ', $task->data(), "\n";
    for ($i = 0; $i < 20; $i++) {
        $client->addServer('127.0.0.1', $server->port);
    }
    if ($context < 4) {
        $client->addTask('echo', 'added', $context + 1);
    }
});
$client->addTask('echo', 'first', 1);
var_dump($client->runTasks(), $client->runTasks());
$client->clearCallbacks(); // no cycle is left to the end of the script
?>
--EXPECT--
1 first
2 added
3 added
4 added
bool(true)
bool(true)
