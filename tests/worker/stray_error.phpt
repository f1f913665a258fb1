--TEST--
ERROR packets are warned of, and the worker goes on
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    $c = accept();
    send($c, ERROR, 'first', 'before anything');
    receive_until($c, GRAB_JOB_UNIQ);
    send($c, JOB_ASSIGN_UNIQ, 'H:1', 'f', 'u', '1');
    send($c, ERROR, 'second', 'with a job');
    receive_until($c, WORK_COMPLETE);
    send($c, ERROR, 'JOB_NOT_FOUND', 'about the result');
    receive_until($c, GRAB_JOB_UNIQ, GRAB_JOB);
    send($c, NO_JOB);
    receive_until($c, PRE_SLEEP);
    send($c, ERROR, 'third', 'asleep');
    send($c, NOOP);
    receive_until($c, GRAB_JOB_UNIQ, GRAB_JOB);
    send($c, JOB_ASSIGN_UNIQ, 'H:2', 'f', 'u', '2');
    echo receive_until($c, WORK_COMPLETE)[1] === "H:2\0" . "2" ? "ok\n" : "wrong answer\n";
    PHP);
$worker = $server->worker();
set_error_handler(function ($level, $message) { echo preg_replace('/:\d+/', ':port', $message), "\n"; });
var_dump($worker->work(), $worker->work());
echo $server->text();
?>
--EXPECT--
GearmanWorker::work(): 127.0.0.1:port: ERROR first: before anything
job 1, unique "u"
GearmanWorker::work(): 127.0.0.1:port: ERROR second: with a job
GearmanWorker::work(): 127.0.0.1:port: ERROR JOB_NOT_FOUND: about the result
GearmanWorker::work(): 127.0.0.1:port: ERROR third: asleep
job 2, unique "u"
bool(true)
bool(true)
ok
