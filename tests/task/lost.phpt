--TEST--
A connection lost while a task runs: the fail callback, GEARMAN_LOST_CONNECTION, and runTasks() is false
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
print_warnings();
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$created = 0;
$client->setCreatedCallback(function () use ($server, &$created) {
    if (++$created === 2) {
        $server->stop(9);
    }
});
foreach (['Complete', 'Exception', 'Fail'] as $event) {
    $client->{"set{$event}Callback"}(function ($task, $context) use ($event) {
        $GLOBALS['events'][$context] = "$event " . $task->returnCode();
    });
}
$tasks = [$client->addTask('f', '', 'first'), $client->addTask('f', '', 'second')];
var_dump($client->runTasks(), $client->returnCode() === GEARMAN_LOST_CONNECTION, $client->error() !== false);
ksort($events);
print_r($events);
var_dump($tasks[0]->returnCode() === GEARMAN_LOST_CONNECTION, $client->runTasks(), $client->returnCode());
?>
--EXPECTF--
Warning: GearmanClient::runTasks(): 127.0.0.1:%d: receive: %s
bool(false)
bool(true)
bool(true)
Array
(
    [first] => Fail 14
    [second] => Fail 14
)
bool(true)
bool(true)
int(0)
