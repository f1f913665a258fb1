--TEST--
Foreground jobs of several clients with one unique are one job: each client gets its result, though one of them has left
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$code = <<<'PHP'
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', (int) $argv[1]);
    $client->setCreatedCallback(function ($task) { echo $task->jobHandle(), "\n"; });
    foreach (['Data', 'Complete'] as $event) {
        $client->{"set{$event}Callback"}(function ($task) { echo $task->data(), "\n"; });
    }
    $client->addTask('f', $argv[2], null, 'the same');
    var_dump($client->runTasks());
    PHP;
for ($i = 0; $i < 5; $i++) {
    $clients[] = $client = php_process($code, $server->port, "workload $i");
    $client->wait_text("\n"); // has its handle
}
$clients[0]->signal(9); // the one that was first
$clients[0]->wait();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
for ($i = 0; $i < 500; $i++) {
    $client->doHighBackground('f', 'background', 'the same');
}
echo $server->status('f')[0], " queued\n";
$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', $server->port);
$worker->setTimeout(300);
$worker->addFunction('f', function (GearmanJob $job) { $job->sendData('part'); return 'result of ' . $job->workload(); });
for ($runs = 0; $worker->work(); $runs++);
echo "$runs run\n";
foreach (array_slice($clients, 1) as $client) {
    $client->wait();
    [$handles[], $heard[]] = explode("\n", $client->text(), 2);
}
echo count(array_unique($handles)), " handle\n", implode(array_unique($heard));
?>
--EXPECT--
1 queued
1 run
1 handle
part
result of workload 0
bool(true)
