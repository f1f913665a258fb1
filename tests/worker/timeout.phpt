--TEST--
setTimeout(): an idle work() ends with GEARMAN_TIMEOUT, on time, and the worker goes on
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function () { echo "job\n"; }]);
var_dump((new GearmanWorker())->timeout(), $worker->setTimeout(300), $worker->timeout());
for ($i = 0; $i < 2; $i++) {
    $began = hrtime(true);
    var_dump($worker->work(), $worker->returnCode() === GEARMAN_TIMEOUT, $worker->error());
    $ms = (hrtime(true) - $began) / 1e6;
    echo $ms >= 299 && $ms < 400 ? 'on time' : "after $ms ms", "\n";
}
client_for($server)->doBackground('f', '');
var_dump($worker->work(), $worker->returnCode());
var_dump(gearman_worker_set_timeout($worker, -1), gearman_worker_timeout($worker));
?>
--EXPECT--
int(-1)
bool(true)
int(300)
bool(false)
bool(true)
string(20) "no job within 300 ms"
on time
bool(false)
bool(true)
string(20) "no job within 300 ms"
on time
job
bool(true)
int(0)
bool(true)
int(-1)
