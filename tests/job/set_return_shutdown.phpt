--TEST--
setReturn(GEARMAN_SHUTDOWN): the result is sent, and a loop around work() ends
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function (GearmanJob $job) { $job->setReturn(GEARMAN_SHUTDOWN); return 'last'; }]);
$client = start_client($server, 'f');
while ($worker->work());
var_dump($worker->returnCode() === GEARMAN_SHUTDOWN);
echo heard($client);
?>
--EXPECT--
bool(true)
complete: last
