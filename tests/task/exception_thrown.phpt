--TEST--
An exception thrown in a callback leaves runTasks(), which can be called again for the other tasks
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
print_warnings();
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(function ($task) {
    if ($task->data() === '1') {
        throw new RuntimeException('from the callback');
    }
    echo 'complete ', $task->data(), "\n";
});
for ($i = 0; $i < 3; $i++) {
    $client->addTask('echo', "$i");
}
try {
    $client->runTasks();
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
var_dump($client->runTasks(), $client->returnCode(), $client->doNormal('echo', 'usable'));
?>
--EXPECT--
complete 0
from the callback
complete 2
bool(true)
int(0)
string(6) "usable"
