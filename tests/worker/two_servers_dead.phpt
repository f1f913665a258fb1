--TEST--
One dead server of two: the other one's jobs are done, without waiting for the dead one
--FILE--
<?php
require __DIR__ . '/worker.inc';
$live = new Gearmand();
$worker = new GearmanWorker();
$worker->addServers('127.0.0.1:' . closed_port() . ",$live->address");
$jobs = 0;
$worker->addFunction('f', function () use (&$jobs) { $jobs++; });
$client = client_for($live);
for ($i = 0; $i < 500; $i++) {
    $client->doBackground('f', '');
}
$began = hrtime(true);
while ($jobs < 500) {
    $worker->work();
}
var_dump((hrtime(true) - $began) / 1e6 < 2000, $worker->returnCode());
?>
--EXPECT--
bool(true)
int(0)
