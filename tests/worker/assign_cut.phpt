--TEST--
The stream is cut after every byte of JOB_ASSIGN_UNIQ: the worker connects anew and takes the job
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    $packet = packet(JOB_ASSIGN_UNIQ, 'H:1', 'f', 'u', 'w');
    for ($n = 0; $n < strlen($packet); $n++) {
        $c = accept();
        receive_until($c, GRAB_JOB_UNIQ);
        fwrite($c, substr($packet, 0, $n));
        fclose($c);
    }
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    foreach (str_split($packet) as $byte) {     // and now byte by byte
        fwrite($c, $byte);
        usleep(1000);
    }
    receive_until($c, WORK_COMPLETE);
    echo $n, " cuts\n";
    PHP);
$worker = $server->worker();
var_dump($worker->work());
echo $server->text();
?>
--EXPECT--
job w, unique "u"
bool(true)
21 cuts
