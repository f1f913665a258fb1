--TEST--
work() fails a job that has no callback, and says so
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, []);
$worker->register('f');
$client = start_client($server, 'f');
var_dump($worker->work(), $worker->returnCode() === GEARMAN_INVALID_FUNCTION_NAME);
echo heard($client);
?>
--EXPECTF--
Warning: GearmanWorker::work(): no callback has been added for function "f": the job has failed in %s on line %d
bool(false)
bool(true)
fail
