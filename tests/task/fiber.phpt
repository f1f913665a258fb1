--TEST--
A callback may suspend its fiber: the client goes on being used, and the fiber is resumed, or dropped
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(function ($task) {
    if (Fiber::getCurrent()) {
        echo 'suspended with ', $task->data(), "\n";
        Fiber::suspend();
    }
    echo 'complete ', $task->data(), "\n";
});
$run = function () use ($client) {
    var_dump($client->runTasks());
};
foreach (['resume', 'drop'] as $end) {
    foreach (['a', 'b', 'c'] as $data) {
        $client->addTask('echo', "$data $end");
    }
    $fiber = new Fiber($run);
    $fiber->start();
    var_dump($client->doNormal('reverse', 'outside'), $client->runTasks());
    if ($end === 'resume') {
        $fiber->resume();
    }
    unset($fiber);
}
var_dump($client->doNormal('reverse', 'after'));
$client->clearCallbacks(); // no cycle is left to the end of the script
?>
--EXPECT--
suspended with a resume
complete b resume
complete c resume
string(7) "edistuo"
bool(true)
complete a resume
bool(true)
suspended with a drop
complete b drop
complete c drop
string(7) "edistuo"
bool(true)
string(5) "retfa"
