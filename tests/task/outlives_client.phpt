--TEST--
A task may outlive its client, finished or not; the order in which they go does not matter
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$finished = $client->addTask('reverse', 'abc', null, 'u1');
$client->runTasks();
$waiting = $client->addTask('reverse', 'abc', new ArrayObject(), 'u2');
$client->addTask('reverse', 'dropped');
unset($client);
foreach ([$finished, $waiting] as $task) {
    var_dump($task->functionName(), $task->unique(), $task->jobHandle() !== '', $task->data(), $task->returnCode());
}
$client = new GearmanClient();
$waiting = $client->addTask('reverse', 'abc', $client);
unset($waiting, $client);
gc_collect_cycles();
if (getenv('USE_ZEND_ALLOC') !== '0') { // what the end of a script cuts through looks lost to valgrind
    $client = new GearmanClient();
    $context = new stdClass();
    $context->task = $client->addTask('reverse', 'abc', $context);
    $context->client = $client;
}

echo "end\n";
?>
--EXPECT--
string(7) "reverse"
string(2) "u1"
bool(true)
string(3) "cba"
int(0)
string(7) "reverse"
string(2) "u2"
bool(false)
string(0) ""
int(25)
end
