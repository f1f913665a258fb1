--TEST--
Two servers give jobs in turn
--FILE--
<?php
require __DIR__ . '/worker.inc';
$one = new Gearmand();
$two = new Gearmand();
$worker = new GearmanWorker();
$worker->addServers("$one->address,$two->address");
$order = '';
$worker->addFunction('f', function ($job) use (&$order) { $order .= $job->workload(); });
for ($i = 0; $i < 5; $i++) {
    client_for($one)->doBackground('f', '1');
    client_for($two)->doBackground('f', '2');
}
while (strlen($order) < 10) {
    $worker->work();
}
echo $order, "\n";
var_dump($one->status('f')[0], $two->status('f')[0]);
?>
--EXPECT--
1212121212
int(0)
int(0)
