--TEST--
An empty workload is a workload, an empty result a result
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
var_dump($client->doNormal('echo', ''), $client->doHigh('echo', ''), $client->doLow('echo', ''), $client->returnCode());
var_dump(is_string($client->doBackground('echo', '')));
$client->setCompleteCallback(fn ($task) => var_dump($task->data(), $task->dataSize()));
$client->addTask('echo', '');
var_dump($client->runTasks());
?>
--EXPECT--
string(0) ""
string(0) ""
string(0) ""
int(0)
bool(true)
string(0) ""
int(0)
bool(true)
