--TEST--
runTasks() inside a callback: every task's callback is called once
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(function ($task) use ($client) {
    $seen[] = $task->data();
    if ($task->data() < 3) {
        $client->addTask('echo', $task->data() + 10);
        echo "{ {$task->data()} ", $client->runTasks() ? '' : 'false', " }\n";
    } else {
        echo $task->data(), "\n";
    }
});
for ($i = 0; $i < 5; $i++) {
    $client->addTask('echo', $i);
}
var_dump($client->runTasks(), $client->returnCode());
$client->clearCallbacks(); // no cycle is left to the end of the script
?>
--EXPECT--
{ 0 { 1 { 2 3
4
10
11
12
 }
 }
 }
bool(true)
int(0)
