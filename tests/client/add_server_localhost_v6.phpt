--TEST--
localhost finds a server that listens on ::1 only
--SKIPIF--
<?php
if (!@stream_socket_server('tcp://[::1]:0')) die('skip no IPv6');
$found = function_exists('socket_addrinfo_lookup') ? socket_addrinfo_lookup('localhost', '1', ['ai_family' => AF_INET6]) : null;
if ($found === [] || $found === false || ($found === null && !preg_match('/^::1\s.*\blocalhost\b/m', file_get_contents('/etc/hosts'))))
    die('skip localhost is not ::1 on this machine');
?>
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand('-L', '::1');
$client = new GearmanClient();
var_dump($client->addServer('localhost', $server->port), $client->ping('x'));
?>
--EXPECT--
bool(true)
bool(true)
