--TEST--
addServer(): a bad port or host is a ValueError that names the argument; the client stays as it was
--FILE--
<?php
$client = new GearmanClient();
$forms = [['127.0.0.1', 65536], ['127.0.0.1', -1], ['127.0.0.1', PHP_INT_MAX], ['a b', 4730], ["a\0b", 4730], ['a,b', 4730],
    ['[::1', 4730], [' ', 4730], ['localhost:4730', 4730], ["/tmp/a\0b"]];
foreach ($forms as $form) {
    try {
        var_dump($client->addServer(...$form));
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
try {
    gearman_client_add_server($client, '127.0.0.1', 65536);
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
try {
    $client->addServer([]);
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
var_dump(@$client->ping('x'), $client->error());
?>
--EXPECT--
GearmanClient::addServer(): Argument #2 ($port) must be between 1 and 65535, 65536 given
GearmanClient::addServer(): Argument #2 ($port) must be between 1 and 65535, -1 given
GearmanClient::addServer(): Argument #2 ($port) must be between 1 and 65535, 9223372036854775807 given
GearmanClient::addServer(): Argument #1 ($host) is refused: host "a b" is not a host name, an address or a path
GearmanClient::addServer(): Argument #1 ($host) is refused: host "a" goes on behind a NUL byte
GearmanClient::addServer(): Argument #1 ($host) is refused: host "a,b" is not a host name, an address or a path
GearmanClient::addServer(): Argument #1 ($host) is refused: host "[::1" is not a host name, an address or a path
GearmanClient::addServer(): Argument #1 ($host) is refused: host " " is not a host name, an address or a path
GearmanClient::addServer(): Argument #1 ($host) is refused: host "localhost:4730" holds a port, which is an argument of its own
GearmanClient::addServer(): Argument #1 ($host) is refused: host: the socket's path holds a NUL byte
gearman_client_add_server(): Argument #3 ($port) must be between 1 and 65535, 65536 given
GearmanClient::addServer(): Argument #1 ($host) must be of type ?string, array given
bool(false)
string(26) "no servers have been added"
