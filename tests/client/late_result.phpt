--TEST--
A job that timed out and is submitted again with its unique: the late packets are not taken for the new task's
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setTimeout(50);
for ($i = 0; $i < 3; $i++) {
    var_dump(@$client->doNormal('parts', 'abc', 'the same'));
}
$client->setTimeout(-1);
$packets = [];
$client->setCreatedCallback(function () use ($server) {
    $GLOBALS['worker'] ??= start_worker($server);
});
foreach (['Data', 'Warning', 'Complete'] as $event) {
    $client->{"set{$event}Callback"}(function ($task) use (&$packets) {
        $packets[] = $task->data();
    });
}
$client->addTask('parts', 'abc', null, 'the same');
var_dump($client->runTasks(), implode(' ', $packets));
var_dump($client->doNormal('parts', 'def', 'the same'));
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
bool(true)
string(15) "a b c careful !"
string(4) "def!"
