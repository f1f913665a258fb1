--TEST--
Workloads and results are any bytes: NUL, packet magics, invalid UTF-8
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$all = implode(array_map('chr', range(0, 255)));
foreach ([$all, "\0", "\0\0\0", "\0RES\0\0\0\x08\0\0\0\x08", "\0REQ", "a\0b", "\xff\xfe", "\n.\n", "RES"] as $bytes) {
    var_dump($client->doNormal('echo', $bytes) === $bytes && $client->doNormal('reverse', $bytes) === strrev($bytes));
    $client->setCompleteCallback(function ($task) use ($bytes) {
        var_dump($task->data() === $bytes);
    });
    $client->addTask('echo', $bytes);
    $client->runTasks();
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
