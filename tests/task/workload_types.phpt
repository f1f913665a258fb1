--TEST--
addTask*() takes string, int and float workloads, also under strict_types; others are TypeErrors
--FILE--
<?php
declare(strict_types=1);
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(fn ($task) => var_dump($task->data()));
foreach (['text', 42, -1.5, PHP_INT_MAX] as $workload) {
    $client->addTask('echo', $workload);
    $client->runTasks();
}
foreach ([[], new stdClass(), true] as $workload) {
    try {
        $client->addTask('echo', $workload);
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
try {
    gearman_client_add_task($client, 'echo', []);
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
string(4) "text"
string(2) "42"
string(4) "-1.5"
string(19) "9223372036854775807"
GearmanClient::addTask(): Argument #2 ($workload) must be of type string|int|float, array given
GearmanClient::addTask(): Argument #2 ($workload) must be of type string|int|float, stdClass given
GearmanClient::addTask(): Argument #2 ($workload) must be of type string|int|float, bool given
gearman_client_add_task(): Argument #3 ($workload) must be of type string|int|float, array given
