--TEST--
The server is restarted, or another one is left, between two calls: the very next call works
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
foreach (['doBackground' => ['f', ''], 'jobStatus' => ['H:x:1'], 'ping' => ['x'], 'addTaskBackground' => ['f', '']] as $method => $arguments) {
    $client->ping('x');
    $server->stop(9);
    $server->restart();
    $client->$method(...$arguments);
    var_dump($client->runTasks() && $client->returnCode() === GEARMAN_SUCCESS);
}
$other = new Gearmand();
$client = new GearmanClient();
$client->addServers("$server->address,$other->address");
var_dump(is_string($client->doBackground('f', '')));
$server->stop();
var_dump(is_string($client->doBackground('f', '')), $client->returnCode(), $other->status('f')[0]);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
int(0)
int(1)
