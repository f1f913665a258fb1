--TEST--
A client that is left with tasks unsent, or jobs unfinished, ends without a word
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setTimeout(50);
$client->addTask('nobody', 'sent');
@$client->runTasks();
$client->addTask('nobody', 'never sent');
$task = $client->addTask('nobody', 'held');
echo "end\n";
?>
--EXPECT--
end
