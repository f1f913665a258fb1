--TEST--
A server that refuses GRAB_JOB_UNIQ is asked by GRAB_JOB; after a reconnect unique is asked for again
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    send($c, ERROR, 'unknown_command', 'Unknown command');
    receive_until($c, GRAB_JOB);
    send($c, JOB_ASSIGN, 'H:1', 'f', 'w');
    receive_until($c, WORK_COMPLETE);
    receive_until($c, GRAB_JOB);
    fclose($c);
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    assign($c, 'H:2');
    receive_until($c, WORK_COMPLETE);
    PHP);
$worker = $server->worker();
var_dump($worker->work(), $worker->work());
?>
--EXPECTF--
Warning: GearmanWorker::work(): 127.0.0.1:%d: ERROR unknown_command: Unknown command in %s on line %d
job w, unique ""
job H:2, unique "unique"
bool(true)
bool(true)
