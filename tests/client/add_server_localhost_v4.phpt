--TEST--
localhost finds a server that listens on 127.0.0.1 only
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand('-L', '127.0.0.1');
$client = new GearmanClient();
var_dump($client->addServer('localhost', $server->port), $client->ping('x'));
?>
--EXPECT--
bool(true)
bool(true)
