--TEST--
A signal handler runs at once inside an idle runTasks(), doNormal() or wait(), and may end it by throwing
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$prelude = <<<'PHP'
    pcntl_async_signals(true);
    pcntl_signal(SIGTERM, function () { echo 'handler ', hrtime(true), "\n"; throw new Exception('left'); });
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', (int) $argv[1]);
    try {

    PHP;
foreach ([
    'runTasks' => '$client->addTask("nobody", "x"); echo "idle\n"; $client->runTasks();',
    'doNormal' => 'echo "idle\n"; $client->doNormal("nobody", "x");',
    'wait' => '$client->addOptions(GEARMAN_CLIENT_NON_BLOCKING); $client->addTask("nobody", "x");
        while ($client->jobStatusByUniqueKey("u")[0] || !$client->runTasks() && $client->returnCode() !== GEARMAN_IO_WAIT);
        echo "idle\n"; while (true) { $client->wait(); $client->runTasks(); }',
] as $name => $call) {
    echo $name, ': ', stopped(function () use ($server, $prelude, $call) {
        wait_for(fn () => $server->status('nobody')[0] === 0, 'the end of the job before');
        $process = php_process($prelude . $call . '} catch (Exception $e) { echo $e->getMessage(), "\n"; }', $server->port);
        $process->wait_text("idle\n");
        wait_for(fn () => $server->status('nobody')[0] > 0, 'the job');
        return $process;
    }), "\n";
}
?>
--EXPECT--
runTasks: at once, left
doNormal: at once, left
wait: at once, left
