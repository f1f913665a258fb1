--TEST--
sendException(): the exception callback with its words, or the fail callback where nobody asked for exceptions; once, never complete, and after a restart, too
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
$worker = php_process(<<<'PHP'
    $worker = new GearmanWorker();
    $worker->addServer('127.0.0.1', (int) $argv[1]);
    $worker->addFunction('exception', function ($job) { $job->sendException('boom'); });
    $worker->addFunction('exception and fail', function ($job) { $job->sendException('boom'); $job->sendFail(); });
    $worker->addFunction('exception and result', function ($job) { $job->sendException('boom'); return 'result'; });
    while ($worker->work());
    PHP, $server->port);
foreach ([true, false] as $asked) {
    $clients[(int) $asked] = $client = new GearmanClient();
    $client->addServer('127.0.0.1', $server->port, $asked);
    foreach (['Complete', 'Exception', 'Fail', 'Data', 'Warning'] as $event) {
        $client->{"set{$event}Callback"}(function ($task) use ($event) { echo "$event '{$task->data()}' {$task->returnCode()}\n"; });
    }
}
foreach (['before', 'after'] as $when) {
    wait_for(fn () => $server->status('exception and result')[2], 'the worker');
    foreach ($clients as $asked => $client) {
        echo "$when the restart, ", $asked ? '' : 'not ', "asked for\n";
        foreach (['exception', 'exception and fail', 'exception and result'] as $function) {
            $client->addTask($function, '');
            $client->runTasks() && $client->returnCode() === GEARMAN_SUCCESS or print("failed\n");
        }
        var_dump(@$client->doNormal('exception', ''), $client->returnCode());
    }
    $server->stop();
    $server->restart();
}
?>
--EXPECT--
before the restart, asked for
Exception 'boom' 23
Exception 'boom' 23
Exception 'boom' 23
bool(false)
int(23)
before the restart, not asked for
Fail '' 24
Fail '' 24
Fail '' 24
bool(false)
int(24)
after the restart, asked for
Exception 'boom' 23
Exception 'boom' 23
Exception 'boom' 23
bool(false)
int(23)
after the restart, not asked for
Fail '' 24
Fail '' 24
Fail '' 24
bool(false)
int(24)
