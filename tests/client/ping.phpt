--TEST--
ping(): true when every server sends the bytes back, also empty and binary ones
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
$other = new Gearmand();
$client = new GearmanClient();
$client->addServers("$server->address,$other->address");
var_dump($client->ping('hello'), $client->ping(''), $client->ping("a\0b"), gearman_client_ping($client, str_repeat('x', 100000)));
var_dump($client->returnCode(), $client->error());
$other->stop();
var_dump($client->ping('hello'), $client->returnCode());
$other->restart();
var_dump($client->ping('hello'), $client->returnCode());
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
bool(true)
int(0)
bool(false)
Warning: GearmanClient::ping(): 127.0.0.1:%d: connect: Connection refused
bool(false)
int(26)
bool(true)
int(0)
