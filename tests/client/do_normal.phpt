--TEST--
doNormal() returns the worker's result, with data packets in front of it
--FILE--
<?php
require __DIR__ . '/../gearmand.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
var_dump($client->doNormal('reverse', 'hello'), $client->returnCode());
var_dump($client->doNormal('parts', 'abc'), $client->doStatus());
var_dump($client->doNormal('reverse', ''));
?>
--EXPECT--
string(5) "olleh"
int(0)
string(4) "abc!"
array(2) {
  [0]=>
  int(3)
  [1]=>
  int(3)
}
string(0) ""
