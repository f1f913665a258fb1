--TEST--
do*(), jobStatus() and ping() wait for their answer in non-blocking mode, too
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setOptions(GEARMAN_CLIENT_NON_BLOCKING);
var_dump($client->doNormal('reverse', 'abc'), is_string($client->doBackground('nobody', '', 'u')), $client->ping('x'));
var_dump($client->jobStatusByUniqueKey('u')[0], $client->returnCode());
?>
--EXPECT--
string(3) "cba"
bool(true)
bool(true)
bool(true)
int(0)
