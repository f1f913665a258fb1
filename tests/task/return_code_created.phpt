--TEST--
A code that the created callback returns ends runTasks(), and no event of any task is lost
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$events = [];
foreach (['Created', 'Data', 'Warning', 'Status', 'Complete'] as $event) {
    $set = "set{$event}Callback";
    $client->$set(function ($task, $context) use ($event, &$events) {
        $events[$context][] = $event;
        return GEARMAN_PAUSE;
    });
}
for ($i = 0; $i < 3; $i++) {
    $client->addTask('parts', 'ab', $i);
}
$runs = 0;
do {
    $runs++;
    $client->runTasks();
} while ($client->returnCode() === GEARMAN_PAUSE);
var_dump($runs, $client->returnCode());
foreach ($events as $context => $list) {
    echo "$context: ", implode(' ', $list), "\n";
}
?>
--EXPECT--
int(22)
int(0)
0: Created Data Status Data Status Warning Complete
1: Created Data Status Data Status Warning Complete
2: Created Data Status Data Status Warning Complete
