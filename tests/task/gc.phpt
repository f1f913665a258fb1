--TEST--
Clients, tasks, contexts and closures that hold each other are collected
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$gone = []; // in which order a cycle's objects are destructed PHP does not say: with opcache it is another one
class Client extends GearmanClient
{
    public function __destruct()
    {
        $GLOBALS['gone'][] = 'client';
    }
}
final class Context
{
    public ?GearmanClient $client = null;
    public function __destruct()
    {
        $GLOBALS['gone'][] = 'context';
    }
}
function cycle(?int $port): void
{
    $client = new Client();
    $context = new Context();
    $context->client = $client;
    foreach (['Workload', 'Created', 'Data', 'Warning', 'Status', 'Complete', 'Exception', 'Fail'] as $event) {
        $client->{"set{$event}Callback"}(function () use ($client) {});
    }
    $client->addTask('f', '', $context);
    if ($port) {
        $client->addServer('127.0.0.1', $port);
        $client->setTimeout(50);
        @$client->runTasks(); // sent, and not finished
    }
}
function collect(): void
{
    global $gone;
    if ($gone !== []) {
        echo "before its time\n";
    }
    echo gc_collect_cycles() > 0 ? 'gone:' : 'nothing collected:';
    sort($gone);
    echo ' ', implode(', ', $gone), "\n";
    $gone = [];
}
cycle(null);
collect();
$server = new Gearmand();
cycle($server->port);
collect();
?>
--EXPECT--
gone: client, context
gone: client, context
