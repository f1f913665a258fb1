--TEST--
addTaskStatus(): the status callback with what the server knows, once; the context goes along
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$handle = $client->doBackground('f', '');
$client->setStatusCallback(function (GearmanTask $task, ...$context) {
    echo json_encode([$context, $task->isKnown(), $task->isRunning(), $task->taskNumerator(), $task->taskDenominator(),
        $task->functionName(), $task->unique()]), "\n";
});
$ask = function () use ($client, $handle) {
    $task = $client->addTaskStatus($handle, 'known');
    $client->addTaskStatus('H:never:1', ['not known']);
    gearman_client_add_task_status($client, $handle);
    var_dump($client->runTasks(), $task->jobHandle() === $handle);
};
$ask();
$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', $server->port);
$worker->addFunction('f', function ($job) use ($ask) {
    $job->sendStatus(5, 7);
    $job->sendData('x');
    $ask();
});
$worker->work();
$client->clearCallbacks(); // no cycle is left to the end of the script
?>
--EXPECT--
[["known"],true,false,0,0,"",""]
[[["not known"]],false,false,0,0,"",""]
[[],true,false,0,0,"",""]
bool(true)
bool(true)
[["known"],true,true,5,7,"",""]
[[["not known"]],false,false,0,0,"",""]
[[],true,true,5,7,"",""]
bool(true)
bool(true)
