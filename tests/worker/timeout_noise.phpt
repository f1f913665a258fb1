--TEST--
A server that has no jobs but talks does not put the timeout off
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    for ($i = 0; $i < 80; $i++) {
        send($c, NOOP);
        usleep(25000);
    }
    PHP);
$worker = $server->worker();
$worker->setTimeout(300);
$began = hrtime(true);
var_dump($worker->work(), $worker->returnCode() === GEARMAN_TIMEOUT);
var_dump((hrtime(true) - $began) / 1e6 < 1000);
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
