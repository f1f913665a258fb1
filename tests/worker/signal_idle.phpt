--TEST--
A signal handler runs at once inside an idle work() or wait(), and the loop ends
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$patience = getenv('USE_ZEND_ALLOC') === '0' ? 20 : 1; // under valgrind everything takes longer
foreach (['echo "loop\n"; while (!$quit && $worker->work());',
    '$worker->setTimeout(50); $worker->work(); $worker->setTimeout(-1); echo "loop\n"; $worker->wait();'
] as $loop) {
    $worker = start_script($server, <<<'PHP'
        $quit = false;
        pcntl_async_signals(true);
        pcntl_signal(SIGTERM, function () use (&$quit) { $quit = true; echo "handler ", hrtime(true), "\n"; });
        $worker->addFunction('f', 'strrev');

        PHP . $loop . <<<'PHP'

        echo "end ", $worker->returnCode() === GEARMAN_ERRNO ? 'interrupted' : $worker->returnCode(), "\n";
        PHP);
    $worker->wait_text("loop\n");
    $worker->wait_asleep();
    $sent = hrtime(true);
    $worker->signal(SIGTERM);
    $worker->wait();
    $gone = hrtime(true);
    sscanf(strstr($worker->text(), 'handler'), "handler %d\nend %s", $ran, $how);
    $ms = ($ran - $sent) / 1e6;
    echo $ms < 2000 * $patience ? 'at once' : "after $ms ms", ', ', $how, ', ', ($gone - $sent) / 1e6 < 200 * $patience ? 'gone' : 'late', "\n";
}
?>
--EXPECT--
at once, interrupted, gone
at once, interrupted, gone
