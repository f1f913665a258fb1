--TEST--
A server that accepts and closes is tried a few times a second, not all the time
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    $end = hrtime(true) + 1e9;
    for ($n = 0; hrtime(true) < $end; $n++) {
        fclose(accept());
    }
    echo $n < 40 ? "few\n" : "$n connections\n";
    PHP);
$worker = $server->worker();
$worker->setTimeout(1500);
$worker->work();
echo $server->text();
?>
--EXPECT--
few
