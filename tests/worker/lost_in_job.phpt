--TEST--
The connection goes while a job runs: sends fail and say so, work() goes on with the next job
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$client = client_for($server);
$client->doBackground('f', 'first');
$worker = worker_for($server, []);
$worker->addFunction('f', function (GearmanJob $job) use ($server) {
    if ($job->workload() !== 'first') {
        return print("second\n");
    }
    $server->stop(9);
    $server->restart();
    client_for($server)->doBackground('f', 'second');
    // The first send may still go to the socket's buffer.
    wait_for(fn () => !@$job->sendData('x'), 'a send that fails');
    var_dump($job->returnCode() === GEARMAN_LOST_CONNECTION, $job->sendComplete('x'));
});
var_dump($worker->work(), $worker->work());
?>
--EXPECTF--
Warning: GearmanJob::sendComplete(): 127.0.0.1:%d: WORK_COMPLETE: job %s: the connection it came on has gone, and the server gives it to another worker in %s on line %d
bool(true)
bool(false)

Warning: GearmanWorker::work(): 127.0.0.1:%d: WORK_COMPLETE: job %s: the connection it came on has gone, and the server gives it to another worker in %s on line %d
second
bool(true)
bool(true)
