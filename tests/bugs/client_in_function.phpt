--TEST--
A function may be a client of the same server
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
start_worker($server);
$worker = worker_for($server, ['f' => fn ($job) => client_for($server)->doNormal('reverse', $job->workload())]);
$client = start_client($server, 'f', 'abc');
$worker->work();
echo heard($client);
?>
--EXPECT--
complete: cba
