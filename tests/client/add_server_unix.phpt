--TEST--
addServer(), addServers(): the path of a unix socket
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$path = sys_get_temp_dir() . '/gearman-test-' . getmypid();
$server = new Gearmand('-L', $path, '-L', '127.0.0.1');
foreach ([$path, "unix://$path"] as $form) {
    $client = new GearmanClient();
    var_dump($client->addServer($form), $client->ping('x'));
    $client = new GearmanClient();
    var_dump($client->addServers("127.0.0.1:1, $form"), is_string($client->doBackground('f', '')));
}
$server->stop();
if (file_exists($path)) {
    unlink($path);
}
$client = new GearmanClient();
var_dump($client->addServer($path), $client->ping('x'));
$client = new GearmanClient();
var_dump($client->addServer('/' . str_repeat('x', 200)), $client->ping('x'));
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
Warning: GearmanClient::ping(): %s/gearman-test-%d: connect: No such file or directory
bool(true)
bool(false)
Warning: GearmanClient::ping(): /xxx%s: unix socket: File name too long
bool(true)
bool(false)
