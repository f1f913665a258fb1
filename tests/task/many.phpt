--TEST--
20,000 tasks in one runTasks(): each one's callbacks once, results of one worker in order
--SKIPIF--
<?php if (getenv('SKIP_SLOW_TESTS')) die('skip slow'); ?>
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$created = $completed = [];
$client->setCreatedCallback(function ($task, $i) use (&$created) {
    $created[] = $i;
});
$client->setCompleteCallback(function ($task, $i) use (&$completed) {
    $completed[] = $task->data() === strrev("data $i") ? $i : 'wrong';
});
for ($i = 0; $i < 20000; $i++) {
    $client->addTask('reverse', "data $i", $i);
}
var_dump($client->runTasks(), $created === range(0, 19999), $completed === range(0, 19999));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
