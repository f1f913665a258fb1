--TEST--
Foreground tasks of one unique on one client are one job, and each of them gets all of its packets
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$got = $created = [];
$client->setCreatedCallback(function ($task) use ($server, &$created) {
    $created[] = $task->jobHandle();
    if (count($created) === 3) {
        $GLOBALS['worker'] = start_worker($server);
    }
});
foreach (['Data', 'Warning', 'Complete'] as $event) {
    $client->{"set{$event}Callback"}(function ($task, $context) use (&$got) {
        $got[$context][] = $task->data();
    });
}
foreach (['a', 'b', 'c'] as $context) {
    $client->addTask('parts', 'xyz', $context, 'the same');
}
var_dump($client->runTasks(), count(array_unique($created)));
ksort($got);
foreach ($got as $context => $data) {
    echo "$context: ", implode(' ', $data), "\n";
}
?>
--EXPECT--
bool(true)
int(1)
a: x y z careful !
b: x y z careful !
c: x y z careful !
