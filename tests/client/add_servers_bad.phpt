--TEST--
addServers(): a list that cannot be read is a ValueError that names the element, and adds no server
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$client = new GearmanClient();
$lists = ['localhost:0', 'localhost:65536', 'localhost:abc', 'localhost:', 'localhost:47x30', '127.0.0.1:4730,localhost:0',
    '[::1', '[::1]4730', '[]:4730', 'a b', 'http://localhost', "a\0b", ',', '127.0.0.1,', '127.0.0.1,,127.0.0.1', 'a/b'];
foreach ($lists as $list) {
    try {
        var_dump($client->addServers($list));
    } catch (ValueError $e) {
        echo strtr($e->getMessage(), "\0", '?'), "\n";
    }
}
try {
    gearman_client_add_servers($client, 'localhost:0');
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
var_dump($client->ping('x'), $client->returnCode() === GEARMAN_NO_SERVERS);
?>
--EXPECT--
GearmanClient::addServers(): Argument #1 ($servers) is refused: server "localhost:0": the port must be between 1 and 65535
GearmanClient::addServers(): Argument #1 ($servers) is refused: server "localhost:65536": the port must be between 1 and 65535
GearmanClient::addServers(): Argument #1 ($servers) is refused: server "localhost:abc": the port must be between 1 and 65535
GearmanClient::addServers(): Argument #1 ($servers) is refused: server "localhost:": the port must be between 1 and 65535
GearmanClient::addServers(): Argument #1 ($servers) is refused: server "localhost:47x30": the port must be between 1 and 65535
GearmanClient::addServers(): Argument #1 ($servers) is refused: server "localhost:0": the port must be between 1 and 65535
GearmanClient::addServers(): Argument #1 ($servers) is refused: server "[::1" is not host, host:port, [IPv6]:port or a path
GearmanClient::addServers(): Argument #1 ($servers) is refused: server "[::1]4730" is not host, host:port, [IPv6]:port or a path
GearmanClient::addServers(): Argument #1 ($servers) is refused: host "[]" is not a host name, an address or a path
GearmanClient::addServers(): Argument #1 ($servers) is refused: host "a b" is not a host name, an address or a path
GearmanClient::addServers(): Argument #1 ($servers) is refused: server "http://localhost": the port must be between 1 and 65535
GearmanClient::addServers(): Argument #1 ($servers) is refused: host "a" goes on behind a NUL byte
GearmanClient::addServers(): Argument #1 ($servers) is refused: an element of "," is empty
GearmanClient::addServers(): Argument #1 ($servers) is refused: an element of "127.0.0.1," is empty
GearmanClient::addServers(): Argument #1 ($servers) is refused: an element of "127.0.0.1,,127.0.0.1" is empty
GearmanClient::addServers(): Argument #1 ($servers) is refused: host "a/b" is not a host name, an address or a path
gearman_client_add_servers(): Argument #2 ($servers) is refused: server "localhost:0": the port must be between 1 and 65535
Warning: GearmanClient::ping(): no servers have been added
bool(false)
bool(true)
