--TEST--
A connection that is cut after any byte of JOB_CREATED: the same call submits again, to the next server. Of WORK_COMPLETE: the job is lost, and the call says so
--FILE--
<?php
require __DIR__ . '/client.inc';
require __DIR__ . '/../cut.inc';
print_warnings();
$server = new Gearmand();
start_worker($server);
/** Calls until the packet has been cut in every place, each time with a client of its own: [result, code] => how often. */
function outcomes(string $servers, Process $proxy, callable $call): array
{
    $outcomes = [];
    for ($calls = 0; $calls < 1000 && !str_contains($proxy->text(), 'cut within'); $calls++) {
        $client = new GearmanClient();
        $client->addServers($servers);
        $outcome = json_encode([$call($client), $client->returnCode()]);
        $outcomes[$outcome] = ($outcomes[$outcome] ?? 0) + 1;
    }
    return $outcomes;
}

[$port, $proxy] = cutting_proxy($server, FROM_SERVER, 8);
print_r(array_keys(outcomes("127.0.0.1:$port,$server->address", $proxy, fn ($client) => is_string($client->doBackground('f', '')))));
// One for each call, although all but the last submitted twice: of one unique.
echo $server->status('f')[0] - cuts($proxy), " more jobs than bytes\n";
[$port, $proxy] = cutting_proxy($server, FROM_SERVER, 8);
print_r(array_keys(outcomes("127.0.0.1:$port,$server->address", $proxy, function ($client) {
    $task = $client->addTaskBackground('f', '');
    return $client->runTasks() && str_starts_with($task->jobHandle(), 'H:');
})));

[$port, $proxy] = cutting_proxy($server, FROM_SERVER, 13);
$outcomes = outcomes("127.0.0.1:$port", $proxy, fn ($client) => @$client->doNormal('reverse', 'abc'));
ksort($outcomes);
var_dump($outcomes['["cba",0]'], $outcomes['[false,' . GEARMAN_LOST_CONNECTION . ']'] === cuts($proxy), count($outcomes));
?>
--EXPECT--
Array
(
    [0] => [true,0]
)
1 more jobs than bytes
Array
(
    [0] => [true,0]
)
int(1)
bool(true)
int(2)
