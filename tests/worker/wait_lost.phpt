--TEST--
A non-blocking loop whose server is away neither spins nor sleeps through its return
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = start_script($server, <<<'PHP'
    $worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
    $worker->addFunction('f', function () { return $GLOBALS['done'] = true; });
    $done = false;
    for ($calls = 0; !$done; $calls++) {
        $worker->work() || $worker->wait();
    }
    echo $calls < 200 ? 'few calls' : "$calls calls", "\n";
    PHP);
wait_workers($server, 'f');
$server->stop();
usleep(500000);
$server->restart();
$began = hrtime(true);
echo client_for($server)->doNormal('f', ''), "\n";
echo (hrtime(true) - $began) / 1e6 < 1500 ? 'soon' : 'late', "\n";
$worker->wait();
echo $worker->text();
?>
--EXPECT--
1
soon
few calls
