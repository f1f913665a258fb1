--TEST--
A worker's ping() goes on after a signal's handler has run, and ends when the handler throws
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
pcntl_async_signals(true);
// Answers the echo once it is told to, with a signal, and not before it has sent one.
foreach (['print("handler\n");', 'throw new Exception("handler threw");'] as $handler) {
    pcntl_signal(SIGUSR1, eval("return function () use (&\$told) { \$told->signal(SIGUSR1); $handler };"));
    $server = new FakeServer('$tester = ' . getmypid() . ";\n" . <<<'PHP'
        pcntl_async_signals(true);
        pcntl_signal(SIGUSR1, function () use (&$told) { $told = true; });
        $connection = accept();
        [, $body] = receive($connection);
        exec("sh -c 'kill -USR1 $tester'");
        for ($end = hrtime(true) + 20e9; !$told && hrtime(true) < $end; usleep(1000));
        echo $told ? 'told' : 'not told';
        send($connection, 17, $body);
        while (receive($connection));
        PHP);
    $told = $server->process;
    $worker = $server->worker();
    try {
        var_dump($worker->ping('x'));
    } catch (Exception $e) {
        echo $e->getMessage(), ", code {$worker->returnCode()}, errno {$worker->getErrno()}\n";
    }
    unset($worker);
    echo $server->text(), "\n";
}
?>
--EXPECT--
handler
bool(true)
told
handler threw, code 4, errno 4
told
