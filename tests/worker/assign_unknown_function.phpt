--TEST--
A job for a function that the worker never registered is failed
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    send($c, JOB_ASSIGN_UNIQ, 'H:1', 'other', 'u', 'w');
    echo receive_until($c, WORK_FAIL)[1], "\n";
    PHP);
$worker = $server->worker();
var_dump($worker->work());
echo $server->text();
?>
--EXPECTF--
Warning: GearmanWorker::work(): no callback has been added for function "other": the job has failed in %s on line %d
bool(false)
H:1
