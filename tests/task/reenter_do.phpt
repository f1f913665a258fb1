--TEST--
doNormal(), doBackground(), jobStatus() and ping() of the same client inside a callback
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$results = [];
$client->setCreatedCallback(function ($task, $i) use ($client, &$results) {
    $client->jobStatus($task->jobHandle());
    $results[$i]['status'] = $client->returnCode();
});
$client->setCompleteCallback(function ($task, $i) use ($client, &$results) {
    $results[$i] = ($results[$i] ?? []) + ['data' => $task->data(), 'do' => $client->doNormal('reverse', "abc$i"),
        'background' => is_string($client->doBackground('echo', '')), 'ping' => $client->ping('x')];
});
for ($i = 0; $i < 3; $i++) {
    $client->addTask('echo', "data $i", $i);
}
var_dump($client->runTasks(), $client->returnCode());
ksort($results);
foreach ($results as $result) {
    ksort($result);
    echo json_encode($result), "\n";
}
$client->clearCallbacks(); // no cycle is left to the end of the script
?>
--EXPECT--
bool(true)
int(0)
{"background":true,"data":"data 0","do":"0cba","ping":true,"status":0}
{"background":true,"data":"data 1","do":"1cba","ping":true,"status":0}
{"background":true,"data":"data 2","do":"2cba","ping":true,"status":0}
