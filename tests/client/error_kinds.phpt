--TEST--
Refused, no such name, no such socket, no server added, closed in the call: each has its code, words and errno
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
[$closing] = fake_server('while ($socket = accept()) { receive($socket); fclose($socket); }');
$clients = [
    ['127.0.0.1', closed_port()],
    ['no-such-host.invalid', 4730],
    ['/no/such/socket'],
    null,
    ['127.0.0.1', $closing],
];
foreach ($clients as $server) {
    $client = new GearmanClient();
    if ($server) {
        $client->addServer(...$server);
    }
    var_dump($client->doBackground('f', ''), $client->returnCode(), $client->error(), $client->getErrno());
}
$client->addServer('127.0.0.1', (new Gearmand())->port);
var_dump(is_string($client->doBackground('f', '')), $client->returnCode(), $client->error(), $client->getErrno());
?>
--EXPECTF--
Warning: GearmanClient::doBackground(): 127.0.0.1:%d: connect: Connection refused
bool(false)
int(26)
string(%d) "127.0.0.1:%d: connect: Connection refused"
int(111)
Warning: GearmanClient::doBackground(): no-such-host.invalid:4730: resolve: %s
bool(false)
int(12)
string(%d) "no-such-host.invalid:4730: resolve: %s
int(0)
Warning: GearmanClient::doBackground(): /no/such/socket: connect: No such file or directory
bool(false)
int(26)
string(51) "/no/such/socket: connect: No such file or directory"
int(2)
Warning: GearmanClient::doBackground(): no servers have been added
bool(false)
int(13)
string(26) "no servers have been added"
int(0)
Warning: GearmanClient::doBackground(): 127.0.0.1:%d: receive: the server closed the connection
bool(false)
int(14)
string(%d) "127.0.0.1:%d: receive: the server closed the connection"
int(0)
bool(true)
int(0)
bool(false)
int(0)
