--TEST--
A worker whose server is away waits: no busy loop, and setTimeout() still holds
--SKIPIF--
<?php
getenv('USE_ZEND_ALLOC') === '0' and die('skip under valgrind these are not the program\'s own figures');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => 'strrev']);
$worker->setTimeout(100);
$worker->work();
$server->stop();
$worker->setTimeout(1000);
$began = hrtime(true);
$cpu = cpu_ms();
var_dump($worker->work(), $worker->returnCode() === GEARMAN_TIMEOUT);
$cpu = cpu_ms() - $cpu;
$ms = (hrtime(true) - $began) / 1e6;
echo $cpu < 50 ? 'idle' : "$cpu ms of CPU", "\n", $ms >= 999 && $ms < 1200 ? 'on time' : "after $ms ms", "\n";
?>
--EXPECT--
bool(false)
bool(true)
idle
on time
