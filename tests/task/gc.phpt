--TEST--
Clients, tasks, contexts and closures that hold each other are collected
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
class Client extends GearmanClient
{
    public function __destruct()
    {
        echo "client gone\n";
    }
}
final class Context
{
    public ?GearmanClient $client = null;
    public function __destruct()
    {
        echo "context gone\n";
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
cycle(null);
var_dump(gc_collect_cycles() > 0);
$server = new Gearmand();
cycle($server->port);
var_dump(gc_collect_cycles() > 0);
?>
--EXPECT--
client gone
context gone
bool(true)
context gone
client gone
bool(true)
