--TEST--
An idle worker uses no CPU, with one server, with several, and with a dead one among them
--SKIPIF--
<?php
getenv('USE_ZEND_ALLOC') === '0' and die('skip under valgrind these are not the program\'s own figures');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
$one = new Gearmand();
$two = new Gearmand();
foreach ([[$one->port], [$one->port, $two->port], [$one->port, closed_port()]] as $ports) {
    $worker = new GearmanWorker();
    foreach ($ports as $port) {
        $worker->addServer('127.0.0.1', $port);
    }
    $worker->addFunction('f', 'strrev');
    $worker->setTimeout(100);
    $worker->work();
    $worker->setTimeout(1000);
    $cpu = cpu_ms();
    $worker->work();
    $cpu = cpu_ms() - $cpu;
    echo $cpu < 20 ? 'idle' : "$cpu ms", "\n";
}
?>
--EXPECT--
idle
idle
idle
