--TEST--
Tasks are submitted in the order in which they were added
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
for ($i = 1; $i <= 5; $i++) {
    $client->addTaskBackground('f', (string) $i);
}
var_dump($server->status('f')[0]);
$client->runTasks();
print_r(drain($server, 'f'));
?>
--EXPECT--
int(0)
Array
(
    [0] => f 1
    [1] => f 2
    [2] => f 3
    [3] => f 4
    [4] => f 5
)
