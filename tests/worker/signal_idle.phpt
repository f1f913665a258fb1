--TEST--
A signal handler runs within 50 ms inside an idle work() or wait(), and the loop ends: the process has gone within 200 ms
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$other = new Gearmand();
$ways = [
    'work' => 'echo "loop\n"; while (!$quit && $worker->work());',
    'work, two servers' => '$worker->addServer("127.0.0.1", (int) $argv[2]); echo "loop\n"; while (!$quit && $worker->work());',
    'work, one of two is dead' => '$worker->addServer("127.0.0.1", (int) $argv[3]); echo "loop\n"; while (!$quit && $worker->work());',
    'work with a timeout' => '$worker->setTimeout(60000); echo "loop\n"; while (!$quit && $worker->work());',
    'wait' => '$worker->setTimeout(50); $worker->work(); $worker->setTimeout(-1); echo "loop\n"; $worker->wait();',
    'non-blocking' => '$worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
        while ($worker->work() || $worker->returnCode() !== GEARMAN_NO_JOBS);
        echo "loop\n"; while (!$quit && ($worker->work() || $worker->wait()));',
];
foreach ($ways as $name => $loop) {
    echo $name, ': ', stopped(function () use ($server, $other, $loop) {
        $worker = start_script($server, <<<'PHP'
            $quit = false;
            pcntl_async_signals(true);
            pcntl_signal(SIGTERM, function () use (&$quit) { $quit = true; echo "handler ", hrtime(true), "\n"; });
            $worker->addFunction('f', 'strrev');

            PHP . $loop . <<<'PHP'

            echo $worker->returnCode() === GEARMAN_ERRNO ? 'interrupted' : $worker->returnCode(), "\n";
            PHP, $other->port, closed_port());
        wait_for(fn () => !$worker->running() || $server->status('f')[2], 'the worker to be known'); // and then it waits
        $worker->wait_text("loop\n");
        return $worker;
    }), "\n";
}
?>
--EXPECT--
work: at once, interrupted
work, two servers: at once, interrupted
work, one of two is dead: at once, interrupted
work with a timeout: at once, interrupted
wait: at once, interrupted
non-blocking: at once, interrupted
