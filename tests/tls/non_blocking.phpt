--TEST--
Non-blocking client and worker shake hands without waiting
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$server = tls_server($certificates->make('server'));
$trust = ['cafile' => $certificates->ca];

$worker = new GearmanWorker();
$worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
$worker->setSSL($trust);
$worker->addServers($server->address);
$worker->addFunction('reverse', fn ($job) => strrev($job->workload()));

$client = tls_client($server->address, $trust);
$client->addOptions(GEARMAN_CLIENT_NON_BLOCKING);
$results = [];
$client->setCompleteCallback(function ($task) use (&$results) { $results[] = $task->data(); });
foreach (['one', 'two', 'three'] as $text) {
    $client->addTask('reverse', $text);
}

$codes = [];
$end = hrtime(true) + PATIENCE * 1e9;
while ($client->runTasks() && $client->returnCode() === GEARMAN_IO_WAIT && hrtime(true) < $end) {
    @$worker->work();
    $codes[$worker->returnCode()] = true;
}
sort($results);
echo $client->returnCode(), ' ', implode(' ', $results), "\n";
var_dump(isset($codes[GEARMAN_SUCCESS]));

// wait() ends when there is something to do
$client = tls_client($server->address, $trust);
$client->addOptions(GEARMAN_CLIENT_NON_BLOCKING);
$client->addTaskBackground('later', 'x');
for ($waits = 0; $client->runTasks() && $client->returnCode() === GEARMAN_IO_WAIT && $waits < 1000; $waits++) {
    $client->wait();
}
var_dump($client->returnCode() === GEARMAN_SUCCESS);

// a handshake that is not answered is not waited for
$silent = stream_socket_server('tcp://127.0.0.1:0');
$address = stream_socket_get_name($silent, false);
$client = tls_client($address, $trust);
$client->addOptions(GEARMAN_CLIENT_NON_BLOCKING);
$client->addTaskBackground('never', 'x');
$worker = new GearmanWorker();
$worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
$worker->setSSL($trust);
$worker->addServers($address);
$worker->addFunction('never', fn () => null);
for ($i = 0; $i < 5; $i++) {
    $begin = hrtime(true);
    $waiting = $client->runTasks() && $client->returnCode() === GEARMAN_IO_WAIT
        && !@$worker->work() && $worker->returnCode() === GEARMAN_IO_WAIT;
    if (!$waiting || hrtime(true) - $begin > 2e9) {
        echo "call $i: ", $client->error(), $worker->error(), "\n";
    }
}
?>
--EXPECT--
0 eerht eno owt
bool(true)
bool(true)
