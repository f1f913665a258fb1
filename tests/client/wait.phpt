--TEST--
wait(): false without a warning after the timeout; without a connection there is nothing to wait for
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
$client = new GearmanClient();
var_dump($client->wait(), $client->returnCode() === GEARMAN_NO_ACTIVE_FDS);
$client->addServer('127.0.0.1', $server->port);
var_dump($client->wait());
$client->ping('x');
$client->setTimeout(100);
$start = hrtime(true);
var_dump($client->wait(), $client->returnCode() === GEARMAN_TIMEOUT, gearman_client_wait($client));
$took = (hrtime(true) - $start) / 1e6;
var_dump($took >= 199 && $took < 1000 ?: $took);
?>
--EXPECT--
Warning: GearmanClient::wait(): wait: no open connection to wait for
bool(false)
bool(true)
Warning: GearmanClient::wait(): wait: no open connection to wait for
bool(false)
bool(false)
bool(true)
bool(false)
bool(true)
