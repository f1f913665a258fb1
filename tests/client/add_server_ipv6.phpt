--TEST--
addServer(), addServers(): IPv6 addresses, with and without brackets
--SKIPIF--
<?php if (!@stream_socket_server('tcp://[::1]:0')) die('skip no IPv6'); ?>
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand('-L', '::1');
ini_set('gearman.default_port', (string) $server->port);
foreach ([['::1', $server->port], ['[::1]', $server->port], ['::1'], ['[::1]']] as $form) {
    $client = new GearmanClient();
    var_dump($client->addServer(...$form) && $client->ping('x'));
}
foreach (["[::1]:$server->port", '[::1]', '::1', "127.0.0.1:1,[::1]:$server->port"] as $list) {
    $client = new GearmanClient();
    var_dump($client->addServers($list) && is_string($client->doBackground('f', '')));
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
