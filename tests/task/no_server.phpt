--TEST--
runTasks() with no server: false and a warning; the tasks wait, and run when there is one
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
print_warnings();
$server = new Gearmand();
$server->stop();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCreatedCallback(function ($task, $context) {
    echo "created $context\n";
});
$client->addTaskBackground('f', '', 1);
$client->addTaskBackground('f', '', 2);
var_dump($client->runTasks(), $client->returnCode() === GEARMAN_COULD_NOT_CONNECT);
$server->restart();
var_dump($client->runTasks(), $client->returnCode(), $client->error());
$none = new GearmanClient();
$none->addTask('f', '');
var_dump($none->runTasks(), $none->returnCode() === GEARMAN_NO_SERVERS);
?>
--EXPECTF--
Warning: GearmanClient::runTasks(): 127.0.0.1:%d: connect: Connection refused
bool(false)
bool(true)
created 1
created 2
bool(true)
int(0)
bool(false)
Warning: GearmanClient::runTasks(): no servers have been added
bool(false)
bool(true)
