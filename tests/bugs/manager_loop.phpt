--TEST--
The loop of GearmanManager: non-blocking, wait() with a timeout, several servers
--SKIPIF--
<?php
getenv('USE_ZEND_ALLOC') === '0' and die('skip under valgrind these are not the program\'s own figures');
?>
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$one = new Gearmand();
$two = new Gearmand();
$worker = start_script($one, <<<'PHP'
    $worker->addServer('127.0.0.1', (int) $argv[2]);
    $worker->addServer('127.0.0.1', (int) $argv[3]);
    $worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
    $worker->setTimeout(200);
    $done = 0;
    $worker->addFunction('f', function () use (&$done) { return ++$done; });
    function cpu_ms(): float {
        $usage = getrusage();
        return ($usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']) * 1e3
            + ($usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']) / 1e3;
    }
    $loops = 0;
    $began = cpu_ms();
    while ($done < 4) {
        $loops++;
        if (@$worker->work() || $worker->returnCode() == GEARMAN_IO_WAIT || $worker->returnCode() == GEARMAN_NO_JOBS) {
            if ($worker->returnCode() == GEARMAN_SUCCESS) {
                continue;
            }
            if (!@$worker->wait()) {
                if ($worker->returnCode() == GEARMAN_NO_ACTIVE_FDS) {
                    usleep(50000);
                }
            }
        }
    }
    $ms = cpu_ms() - $began;
    echo $loops < 200 ? 'few loops' : "$loops loops", "\n", $ms < 300 ? 'idle' : "$ms ms", "\n";
    PHP, $two->port, closed_port());
wait_workers($one, 'f');
wait_workers($two, 'f');
usleep(1000000);
echo client_for($one)->doNormal('f', ''), client_for($two)->doNormal('f', ''), client_for($one)->doNormal('f', ''),
    client_for($two)->doNormal('f', ''), "\n";
$worker->wait();
echo $worker->text();
?>
--EXPECT--
1234
few loops
idle
