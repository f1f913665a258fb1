--TEST--
A task's context is any value, handed on as it is; without one the callback gets the task only
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$object = new stdClass();
$variable = 'before';
$reference = &$variable;
$client->setCreatedCallback(function (GearmanTask $task, mixed ...$context) use ($object) {
    var_dump(...array_map(static fn ($value) => $value === $object ? 'the object' : $value, $context ?: ['none']));
});
foreach ([null, false, 0, 1.5, '', [1, 'x' => [2]], $object, $reference] as $context) {
    $client->addTaskBackground('f', '', $context);
}
$client->addTaskBackground('f', '');
gearman_client_add_task_background($client, 'f', '', 'procedural');
$variable = 'after';
$client->runTasks();

$stream = fopen('php://memory', 'r');
$client->setCreatedCallback(fn ($task, $context) => var_dump($context === $stream));
$client->addTaskBackground('f', '', $stream);
$client->runTasks();

$closure = fn () => 'called';
$client->setCreatedCallback(function ($task, $context) {
    echo $context(), "\n";
});
$client->addTaskBackground('f', '', $closure);
$client->runTasks();
?>
--EXPECT--
NULL
bool(false)
int(0)
float(1.5)
string(0) ""
array(2) {
  [0]=>
  int(1)
  ["x"]=>
  array(1) {
    [0]=>
    int(2)
  }
}
string(10) "the object"
string(6) "before"
string(4) "none"
string(10) "procedural"
bool(true)
called
