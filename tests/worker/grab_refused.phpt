--TEST--
A server that refuses every grab is not asked all the time
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    $end = hrtime(true) + 1e9;
    $grabs = 0;
    while (hrtime(true) < $end) {
        $c = accept();
        while ($packet = receive($c)) {
            if ($packet[0] === GRAB_JOB || $packet[0] === GRAB_JOB_UNIQ) {
                send($c, ERROR, 'no', 'never');
                $grabs++;
            }
        }
    }
    echo $grabs < 60 ? "few\n" : "$grabs grabs\n";
    PHP);
$worker = $server->worker();
$worker->setTimeout(1300);
@$worker->work();
unset($worker);
echo $server->text();
?>
--EXPECT--
few
