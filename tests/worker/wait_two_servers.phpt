--TEST--
A non-blocking loop waits for the answer of the server that was asked, also when another one is yet to be asked
--FILE--
<?php
require __DIR__ . '/worker.inc';
$frozen = new FakeServer(<<<'PHP'
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    receive($c);
    PHP);
$live = new Gearmand();
client_for($live)->doBackground('f', 'job');
$worker = $frozen->worker();
$worker->addServer('127.0.0.1', $live->port);
$worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
for ($calls = 1; !$worker->work() && $calls < 10000; $calls++) {
    $worker->wait();
}
echo $calls < 50 ? 'few calls' : "$calls calls", "\n";
?>
--EXPECTF--
job job, unique "%s"
few calls
