--TEST--
Jobs whose unique is null, omitted or '' are never merged
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$handles = [];
for ($i = 0; $i < 3; $i++) {
    $handles[] = $client->doBackground('f', 'same');
    $handles[] = $client->doBackground('f', 'same', null);
    $handles[] = $client->doBackground('f', 'same', '');
    foreach ([[], [null], ['']] as $unique) {
        $tasks[] = $client->addTaskBackground('f', 'same', null, ...$unique);
    }
}
$client->runTasks();
foreach ($tasks as $task) {
    $handles[] = $task->jobHandle();
    $uniques[] = $task->unique();
}
var_dump(count(array_unique($handles)), count(array_unique($uniques)), $server->status('f'));
var_dump((bool) preg_match('/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/', $uniques[0]));
?>
--EXPECT--
int(18)
int(9)
array(3) {
  [0]=>
  int(18)
  [1]=>
  int(0)
  [2]=>
  int(0)
}
bool(true)
