--TEST--
A call inside a callback that fails is no failure of the run around it
--FILE--
<?php
require __DIR__ . '/../gearmand.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(function ($task) use ($client) {
    static $calls = 0;
    static $seen = [];
    $seen[] = $task->data();
    if (count($seen) === 2) {
        echo implode(' ', $seen), "\n";
    }
    if (!$calls++) {
        $client->setTimeout(50);
        var_dump(@$client->doNormal('nobody', ''), $client->returnCode() === GEARMAN_TIMEOUT);
        $client->setTimeout(-1);
    }
});
$client->addTask('reverse', 'ab');
$client->addTask('reverse', 'cd');
var_dump($client->runTasks(), $client->returnCode());
$client->clearCallbacks(); // no cycle is left to the end of the script
?>
--EXPECT--
ba dc
bool(false)
bool(true)
bool(true)
int(0)
