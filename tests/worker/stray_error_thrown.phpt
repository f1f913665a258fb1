--TEST--
An error handler that throws because of an ERROR packet ends work(); the next one goes on
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    send($c, ERROR, 'JOB_NOT_FOUND', 'late');
    usleep(100000);
    send($c, JOB_ASSIGN_UNIQ, 'H:1', 'f', 'u', '1');
    receive_until($c, WORK_COMPLETE);
    PHP);
$worker = $server->worker();
set_error_handler(function ($level, $message) { throw new ErrorException('thrown'); });
try {
    $worker->work();
} catch (ErrorException $e) {
    echo $e->getMessage(), "\n";
}
var_dump($worker->work());
?>
--EXPECT--
thrown
job 1, unique "u"
bool(true)
