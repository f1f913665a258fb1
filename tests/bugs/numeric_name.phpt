--TEST--
A function whose name looks like a number
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['123' => fn ($job) => var_export($job->functionName(), true)]);
$client = start_client($server, '123');
$worker->work();
echo heard($client);
?>
--EXPECT--
complete: '123'
