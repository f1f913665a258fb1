--TEST--
A JOB_ASSIGN whose handle is empty or endless is not taken
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    foreach (['', str_repeat('H', 100)] as $handle) {
        $c = accept();
        receive_until($c, GRAB_JOB_UNIQ);
        send($c, JOB_ASSIGN_UNIQ, $handle, 'f', 'u', 'w');
        while (receive($c));
    }
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    assign($c, 'H:1');
    receive_until($c, WORK_COMPLETE);
    PHP);
$worker = $server->worker();
var_dump($worker->work());
?>
--EXPECT--
job H:1, unique "unique"
bool(true)
