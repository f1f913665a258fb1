--TEST--
Jobs of one function and one unique are one job with one handle, while it is queued; '0' is a unique, too
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$first = $client->doBackground('f', 'first', 'u');
var_dump($client->doBackground('f', 'second', 'u') === $first);
var_dump($client->doHighBackground('f', 'third', 'u') === $first);
var_dump($client->doBackground('g', 'other function', 'u') === $first);
var_dump($client->doBackground('f', 'zero', '0') === $client->doBackground('f', 'zero again', '0'));
print_r(drain($server, 'f', 'g'));
var_dump($client->doBackground('f', 'after it was done', 'u') === $first);
print_r(drain($server, 'f'));
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
bool(true)
Array
(
    [0] => f first
    [1] => g other function
    [2] => f zero
)
bool(false)
Array
(
    [0] => f after it was done
)
