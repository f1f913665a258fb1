--TEST--
sendFail() after sendException() is allowed and says nothing more: programs send both
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function ($job) {
    var_dump($job->sendException('what happened'), $job->sendFail());
}]);
$client = start_client($server, 'f');
var_dump($worker->work(), $worker->returnCode());
echo heard($client);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
int(0)
exception: what happened
