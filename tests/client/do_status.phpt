--TEST--
doJobHandle() and doStatus(): of the do*() call last made; jobStatus() does not change them
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
var_dump($client->doJobHandle(), $client->doStatus());
$client->doNormal('parts', 'abcd');
$handle = $client->doJobHandle();
var_dump(str_starts_with($handle, 'H:'), $client->doStatus());
$other = $client->doBackground('nobody', '');
var_dump($client->doJobHandle() === $other, $client->doStatus());
$client->jobStatus($handle);
$client->jobStatus('H:unknown:1');
$client->jobStatusByUniqueKey('unknown');
var_dump($client->doJobHandle() === $other, gearman_client_do_job_handle($client) === $other, gearman_client_do_status($client));
?>
--EXPECT--
string(0) ""
array(2) {
  [0]=>
  int(0)
  [1]=>
  int(0)
}
bool(true)
array(2) {
  [0]=>
  int(4)
  [1]=>
  int(4)
}
bool(true)
array(2) {
  [0]=>
  int(0)
  [1]=>
  int(0)
}
bool(true)
bool(true)
array(2) {
  [0]=>
  int(0)
  [1]=>
  int(0)
}
