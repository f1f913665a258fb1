--TEST--
GEARMAN_CLIENT_EXCEPTIONS: failed jobs, exceptions of workers, timeouts and lost servers; tasks that failed have callbacks
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$worker = start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->addOptions(GEARMAN_CLIENT_EXCEPTIONS);

function attempt(GearmanClient $client, callable $call): void
{
    try {
        $result = json_encode($call());
        echo "returned $result, code ", $client->returnCode(), "\n";
    } catch (GearmanException $e) {
        echo get_class($e), ': ', $e->getMessage(), ', code ', $e->getCode() === $client->returnCode() ? '' : 'not ', $e->getCode(), "\n";
    }
}
foreach (['doNormal', 'doHigh', 'doLow'] as $method) {
    attempt($client, fn () => $client->$method('fail', ''));
    attempt($client, fn () => $client->$method('throw', 'bad luck'));
    attempt($client, fn () => $client->$method('reverse', 'abc'));
}
attempt($client, fn () => gearman_client_do_normal($client, 'fail', ''));

echo "tasks\n";
$client->setFailCallback(function ($task) { echo 'failed, code ', $task->returnCode(), "\n"; });
$client->setExceptionCallback(function ($task) { echo 'threw, code ', $task->returnCode(), "\n"; });
$client->setCompleteCallback(function ($task) { echo 'complete ', $task->data(), "\n"; });
foreach (['fail', 'throw', 'reverse'] as $function) {
    $client->addTask($function, 'abc');
    attempt($client, fn () => $client->runTasks());
}
$client->setCompleteCallback(fn () => GEARMAN_WORK_ERROR);
$client->addTask('reverse', 'abc');
attempt($client, fn () => $client->runTasks());
$client->clearCallbacks();

echo "timeouts\n";
$client->setTimeout(50);
attempt($client, fn () => $client->doNormal('nobody', ''));
$client->addTask('nobody', '');
attempt($client, fn () => $client->runTasks());
attempt($client, fn () => $client->wait()); // a regular event
$client->addOptions(GEARMAN_CLIENT_NON_BLOCKING);
attempt($client, fn () => $client->runTasks()); // to be gone on with
$client->setTimeout(-1);
$client->removeOptions(GEARMAN_CLIENT_NON_BLOCKING);
attempt($client, fn () => $client->doNormal('reverse', 'abc'));

echo "lost\n";
$client = new GearmanClient();
$client->addOptions(GEARMAN_CLIENT_EXCEPTIONS);
[$closing] = fake_server('while ($socket = accept()) { receive($socket); fclose($socket); }');
$client->addServer('127.0.0.1', $closing);
attempt($client, fn () => $client->doBackground('f', ''));
$client->addServer('127.0.0.1', $server->port); // failover comes first
attempt($client, fn () => is_string($client->doBackground('f', '')));
?>
--EXPECTF--
GearmanException: the job failed, code 24
GearmanException: exception in the worker: RuntimeException: bad luck, code 23
returned "cba", code 0
GearmanException: the job failed, code 24
GearmanException: exception in the worker: RuntimeException: bad luck, code 23
returned "cba", code 0
GearmanException: the job failed, code 24
GearmanException: exception in the worker: RuntimeException: bad luck, code 23
returned "cba", code 0
GearmanException: the job failed, code 24
tasks
failed, code 24
returned true, code 0
threw, code 23
returned true, code 0
complete cba
returned true, code 0
GearmanException: the worker failed, code 19
timeouts
GearmanException: no answer within 50 ms, code 47
GearmanException: no answer within 50 ms, code 47
returned false, code 47
returned true, code 1
returned "cba", code 0
lost
GearmanException: 127.0.0.1:%d: receive: the server closed the connection, code 14
returned true, code 0
