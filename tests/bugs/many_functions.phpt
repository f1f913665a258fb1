--TEST--
A worker with a thousand functions
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, []);
for ($i = 0; $i < 1000; $i++) {
    $worker->addFunction("f$i", fn ($job) => $job->functionName());
}
foreach ([0, 500, 999] as $i) {
    $client = start_client($server, "f$i");
    $worker->work();
    echo heard($client);
}
for ($i = 0; $i < 1000; $i += 2) {
    $worker->unregister("f$i");
}
wait_workers($server, 'f998', 0);
var_dump($server->status('f999')[2]);
?>
--EXPECT--
complete: f0
complete: f500
complete: f999
int(1)
