--TEST--
GEARMAN_CLIENT_HASH_UNIQUE: clients whose servers stand in different order meet on one server; failover, and back
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$a = new Gearmand();
$b = new Gearmand();
$clients = [new GearmanClient(), new GearmanClient()];
$clients[0]->addServers("$a->address,$b->address");
$clients[1]->addServers("$b->address,$a->address");
$queued = static fn (string $function) => $a->status($function)[0] + $b->status($function)[0];
$uniques = array_map(static fn (int $i) => "u$i", range(1, 40));
$submit = static function (string $function) use ($clients, $uniques): void {
    foreach ($uniques as $unique) {
        foreach ($clients as $client) {
            $client->doBackground($function, '', $unique);
        }
    }
};

$submit('without');
echo 'without: ', $queued('without'), "\n";

foreach ($clients as $client) {
    $client->addOptions(GEARMAN_CLIENT_HASH_UNIQUE);
}
$submit('f');
echo 'with: ', $queued('f'), ' ', json_encode($a->status('f')[0] > 0 && $b->status('f')[0] > 0), "\n";
foreach ($clients as $client) {
    foreach ($uniques as $unique) {
        $client->addTaskBackground('f', '', null, $unique);
        $client->addTaskBackground('tasks', '', null, $unique);
    }
    var_dump($client->runTasks());
}
echo 'tasks: ', $queued('f'), ' ', $queued('tasks'), "\n";
var_dump($clients[0]->jobStatusByUniqueKey('u7')[0], $clients[1]->jobStatusByUniqueKey('u7')[0]);

// without a unique of one's own nothing is to be merged, and a client stays where it is
$fresh = new GearmanClient();
$fresh->addServers("$b->address,$a->address");
$fresh->addOptions(GEARMAN_CLIENT_HASH_UNIQUE);
foreach ($uniques as $unique) {
    $fresh->doBackground('none', '');
}
echo 'no unique: ', $b->status('none')[0], "\n";

$on_b = $b->status('f')[0];
$b->stop();
$submit('f');
echo 'one server down: ', $a->status('f')[0], "\n";
$b->restart();
wait_for(function () use ($submit, $b, $on_b) {
    $submit('f');
    return $b->status('f')[0] === $on_b;
}, 'the jobs of the server that is back');
echo 'back: ', $a->status('f')[0], "\n";
?>
--EXPECT--
without: 80
with: 40 true
bool(true)
bool(true)
tasks: 40 40
bool(true)
bool(true)
no unique: 40
one server down: 40
back: 40
