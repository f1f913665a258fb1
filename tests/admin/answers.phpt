--TEST--
GearmanAdmin: every question and every order, with our server as with the C++ gearmand
--SKIPIF--
<?php require __DIR__ . '/../compat/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../compat/compat.inc';

/** What both servers agree on: theirs lists functions in no order, and keeps cancelled jobs. */
function sorted(array $rows): string
{
    ksort($rows);
    return json_encode($rows);
}
compat_servers(function ($server) {
    $admin = new GearmanAdmin('127.0.0.1', $server->port);
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', $server->port);
    echo sorted($admin->status()), json_encode($admin->jobs()), json_encode($admin->uniqueJobs()), "\n";
    $admin->createFunction('made');
    $admin->createFunction('123');
    $handle = $client->doBackground('waits', 'x', 'its unique');
    $client->doHighBackground('waits', 'y', 'high');
    $client->doLowBackground('waits', 'z', 'low');
    echo sorted($admin->status()), "\n", sorted($admin->priorityStatus()), "\n", $admin->status()['123']['jobs'], "\n";
    $jobs = $admin->jobs();
    var_dump(array_unique(array_map('array_keys', $jobs), SORT_REGULAR), in_array($handle, array_column($jobs, 'handle')));
    var_dump(array_column($jobs, 'background'));
    $uniques = $admin->uniqueJobs();
    sort($uniques);
    echo implode(', ', $uniques), "\n";

    // Theirs keeps a cancelled job.
    var_dump($admin->cancel($handle), $admin->cancel('H:nowhere:1'));
    if ($server instanceof Gearmand) {
        var_dump($admin->cancel($handle) === false && $admin->status()['waits']['jobs'] === 2);
    } else {
        var_dump(true);
    }
    var_dump($admin->dropFunction('made'), $admin->dropFunction('made'));
    $admin->createFunction('limited');
    $admin->maxQueue('limited', 1);
    var_dump((bool) $client->doBackground('limited', 'x'), (bool) @$client->doBackground('limited', 'y'));
    $admin->maxQueue('limited', null);
    var_dump((bool) $client->doBackground('limited', 'y'));
    $admin->maxQueue('limited', null, null, 1);
    var_dump((bool) $client->doHighBackground('limited', 'z'), (bool) $client->doBackground('limited', 'v'), (bool) @$client->doLowBackground('limited', 'w'));

    $worker = start_script(our_extension(), $server->port, "\$worker = worker();\n\$worker->setId('its-id');\nserve(\$worker);\n");
    wait_for(fn () => $server->status('quit')[2], 'a worker');
    foreach ($admin->workers() as $each) {
        if ($each['functions']) {
            var_dump(is_int($each['fd']), $each['address'], $each['id'], $each['functions']);
        }
    }
    echo count($admin->workers()), " connections\n";
    try {
        $admin->dropFunction('quit');
    } catch (GearmanException $e) {
        echo $e->getCode() === GEARMAN_SERVER_ERROR ? 'refused' : $e->getCode(), ': ', str_replace(":$server->port: ", ': ', $e->getMessage()), "\n";
    }
    $worker->kill();
    var_dump(preg_match('/^\d+\.\d+\.\d+/', $admin->version()), $admin->getPid() === $server->pid(), preg_match('/^[A-Z]+$/', $admin->verbose()));
    try {
        $admin->shutdown();
    } catch (GearmanException $e) { // Debian's build of theirs does not know the command
        $server->stop();
    }
    wait_for(fn () => !@stream_socket_client("tcp://127.0.0.1:$server->port"), 'its end');
    try {
        $admin->version();
    } catch (GearmanException $e) {
        echo in_array($e->getCode(), [GEARMAN_COULD_NOT_CONNECT, GEARMAN_LOST_CONNECTION]) ? "gone\n" : "$e\n";
    }
});
?>
--EXPECT--
== all
[][][]
{"123":{"jobs":0,"running":0,"workers":0},"made":{"jobs":0,"running":0,"workers":0},"waits":{"jobs":3,"running":0,"workers":0}}
{"123":{"high":0,"normal":0,"low":0,"workers":0},"made":{"high":0,"normal":0,"low":0,"workers":0},"waits":{"high":1,"normal":1,"low":1,"workers":0}}
0
array(1) {
  [0]=>
  array(3) {
    [0]=>
    string(6) "handle"
    [1]=>
    string(7) "retries"
    [2]=>
    string(10) "background"
  }
}
bool(true)
array(3) {
  [0]=>
  bool(true)
  [1]=>
  bool(true)
  [2]=>
  bool(true)
}
high, its unique, low
bool(true)
bool(false)
bool(true)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
bool(true)
string(9) "127.0.0.1"
string(6) "its-id"
array(1) {
  [0]=>
  string(4) "quit"
}
3 connections
refused: 127.0.0.1: drop function: there are still connected workers or executing clients
int(1)
bool(true)
int(1)
gone
