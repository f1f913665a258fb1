--TEST--
A job that came before the connection was closed is run; its result cannot be sent
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    assign($c, 'H:1');
    fclose($c);
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    assign($c, 'H:2');
    receive_until($c, WORK_COMPLETE);
    PHP);
$worker = $server->worker();
var_dump(@$worker->work(), @$worker->work());
?>
--EXPECT--
job H:1, unique "unique"
job H:2, unique "unique"
bool(true)
bool(true)
