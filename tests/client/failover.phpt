--TEST--
A dead server in the list: its jobs go to the next one, without a warning
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
start_worker($server);
$dead = '127.0.0.1:' . closed_port();
foreach (["$dead,$server->address", "$server->address,$dead", "no-such-host.invalid,$dead,$server->address"] as $servers) {
    $client = new GearmanClient();
    $client->addServers($servers);
    var_dump($client->doNormal('reverse', 'abc'), is_string($client->doBackground('f', '')), $client->returnCode());
    $client->setCompleteCallback(function ($task) {
        var_dump($task->data());
    });
    $client->addTask('reverse', 'abc');
    var_dump($client->runTasks());
}
?>
--EXPECT--
string(3) "cba"
bool(true)
int(0)
string(3) "cba"
bool(true)
string(3) "cba"
bool(true)
int(0)
string(3) "cba"
bool(true)
string(3) "cba"
bool(true)
int(0)
string(3) "cba"
bool(true)
