--TEST--
Bytes that are no packets: the connection is dropped, and the worker connects anew
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    foreach (["OK\n", str_repeat('x', 100000), "\0RES\0\0\0\x1f\0\0\0\3abc"] as $garbage) {
        $c = accept();
        receive_until($c, CAN_DO);
        fwrite($c, $garbage);                   // awake
        while (receive($c));
        $c = accept();
        receive_until($c, GRAB_JOB_UNIQ);
        fwrite($c, $garbage);                   // asked
        while (receive($c));
        $c = accept();
        receive_until($c, GRAB_JOB_UNIQ);
        send($c, NO_JOB);
        receive_until($c, PRE_SLEEP);
        fwrite($c, $garbage);                   // asleep
        while (receive($c));
    }
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    assign($c, 'at last');
    receive_until($c, WORK_COMPLETE);
    PHP);
$worker = $server->worker();
var_dump($worker->work());
?>
--EXPECT--
job at last, unique "unique"
bool(true)
