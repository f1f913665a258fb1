--TEST--
doHigh(), doNormal(), doLow(): each returns its result, and they are served in this order
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$clients = [];
foreach (['doLow', 'doNormal', 'doHigh'] as $i => $method) {
    $clients[] = php_process(<<<'PHP'
        $client = new GearmanClient();
        $client->addServer('127.0.0.1', (int) $argv[1]);
        echo $client->{$argv[2]}('f', $argv[2]);
        PHP, $server->port, $method);
    wait_for(fn () => $server->status('f')[0] === $i + 1, $method);
}
$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', $server->port);
$worker->addFunction('f', function ($job) {
    echo $job->workload(), "\n";
    return strrev($job->workload());
});
while ($server->status('f')[0]) {
    $worker->work();
}
foreach ($clients as $client) {
    $client->wait();
    echo $client->text(), "\n";
}
?>
--EXPECT--
doHigh
doNormal
doLow
woLod
lamroNod
hgiHod
