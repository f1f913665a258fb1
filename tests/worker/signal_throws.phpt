--TEST--
A signal handler may throw out of work()
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = start_script($server, <<<'PHP'
    pcntl_async_signals(true);
    pcntl_signal(SIGALRM, fn () => throw new Exception('from the handler'));
    $worker->addFunction('f', fn () => 'fine');
    pcntl_alarm(1);
    try {
        $worker->work();
    } catch (Exception $e) {
        echo $e->getMessage(), "\n";
    }
    $worker->work();
    PHP);
$worker->wait_text("\n");
echo $worker->text();
echo client_for($server)->doNormal('f', ''), "\n";
?>
--EXPECT--
from the handler
fine
