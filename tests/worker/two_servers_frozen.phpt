--TEST--
A server that does not answer holds up the others' jobs for a second only
--FILE--
<?php
require __DIR__ . '/worker.inc';
$frozen = new FakeServer(<<<'PHP'
    $c = accept();
    receive_until($c, GRAB_JOB_UNIQ);
    receive($c);
    PHP);
$live = new Gearmand();
$worker = $frozen->worker();
$worker->addServer('127.0.0.1', $live->port);
$client = client_for($live);
for ($i = 1; $i <= 3; $i++) {
    $client->doBackground('f', $i, "u$i");
}
$began = hrtime(true);
for ($i = 0; $i < 3; $i++) {
    $worker->work();
}
var_dump((hrtime(true) - $began) / 1e6 < 1500);
?>
--EXPECT--
job 1, unique "u1"
job 2, unique "u2"
job 3, unique "u3"
bool(true)
