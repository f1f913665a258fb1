--TEST--
A worker's exception: one call of the exception callback, none of complete or fail; also after a reconnect
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
print_warnings();
function run(GearmanClient $client): void
{
    foreach (['Complete', 'Exception', 'Fail'] as $event) {
        $client->{"set{$event}Callback"}(function ($task) use ($event) {
            echo $event, ' ', json_encode($task->data()), ' ', $task->returnCode(), "\n";
        });
    }
    $client->addTask('throw', 'boom');
    var_dump($client->runTasks(), $client->returnCode());
}
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
run($client);
$server->stop();
$server->restart();
wait_for(fn () => $server->status('throw')[2], 'the worker to come back');
run($client);

echo "not asked for:\n";
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port, false);
$client->addServer('127.0.0.1', $server->port, false);
run($client);

echo "asked for later:\n";
$client->enableExceptionHandler();
run($client);
?>
--EXPECT--
Exception "RuntimeException: boom" 23
bool(true)
int(0)
Exception "RuntimeException: boom" 23
bool(true)
int(0)
not asked for:
Fail "" 24
bool(true)
int(0)
asked for later:
Exception "RuntimeException: boom" 23
bool(true)
int(0)
