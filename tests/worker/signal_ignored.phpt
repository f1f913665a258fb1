--TEST--
A signal without a handler of the script does not end work()
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = start_script($server, <<<'PHP'
    pcntl_signal(SIGUSR1, SIG_IGN);
    pcntl_signal(SIGUSR2, function () {});
    $worker->addFunction('f', fn () => 'fine');
    echo "loop\n";
    while ($worker->work());
    echo "ended\n";
    PHP);
wait_workers($server, 'f');
$worker->signal(SIGUSR1);
$worker->signal(SIGUSR2); // waits for pcntl_signal_dispatch()
$worker->wait_asleep();
echo client_for($server)->doNormal('f', ''), "\n", $worker->text();
?>
--EXPECT--
fine
loop
