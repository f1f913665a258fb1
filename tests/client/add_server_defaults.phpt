--TEST--
addServer() and addServers(): gearman.default_host and gearman.default_port stand for what is not given
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
var_dump(ini_get('gearman.default_host'), ini_get('gearman.default_port'));
$server = new Gearmand();
ini_set('gearman.default_host', '127.0.0.1');
ini_set('gearman.default_port', (string) $server->port);
$client = new GearmanClient();
$client->addServer();
var_dump($client->ping('x'));
$client = new GearmanClient();
$client->addServers();
var_dump($client->ping('x'));

ini_set('gearman.default_host', 'default-host.invalid');
ini_set('gearman.default_port', '1234');
$client = new GearmanClient();
$client->addServer();
var_dump($client->ping('x'));
$client = new GearmanClient();
$client->addServer(null, 4321);
var_dump($client->ping('x'));
$client = new GearmanClient();
$client->addServer("127.0.0.1", $server->port);
var_dump($client->ping('x'));
?>
--EXPECTF--
string(9) "localhost"
string(4) "4730"
bool(true)
bool(true)
Warning: GearmanClient::ping(): default-host.invalid:1234: resolve: %s
bool(false)
Warning: GearmanClient::ping(): default-host.invalid:4321: resolve: %s
bool(false)
bool(true)
