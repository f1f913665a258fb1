--TEST--
A job that timed out and is submitted again with its unique: its data does not come twice
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setTimeout(50);
for ($i = 0; $i < 3; $i++) {
    var_dump(@$client->doNormal('parts', 'abc', 'the same'));
}
$other = $client->addTask('parts', 'xyz', null, 'the other');
@$client->runTasks();
$client->setTimeout(-1);
start_worker($server);
var_dump($client->doNormal('parts', 'abc', 'the same'), $client->doNormal('parts', 'def', 'the same'), $client->doNormal('parts', 'ghi'));
var_dump($client->runTasks(), $other->data());
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
string(4) "abc!"
string(4) "def!"
string(4) "ghi!"
bool(true)
string(1) "!"
