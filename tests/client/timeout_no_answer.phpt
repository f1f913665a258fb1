--TEST--
A server that accepts and says nothing: every call times out, in its time, with the server's name or the limit
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
[$port] = fake_server('while (true) { $sockets[] = accept(); }');
$client = new GearmanClient();
$client->addServer('127.0.0.1', $port);
$client->setTimeout(100);
$calls = ['doNormal' => ['f', ''], 'doBackground' => ['f', ''], 'jobStatus' => ['H:x:1'], 'jobStatusByUniqueKey' => ['u'], 'ping' => ['x']];
foreach ($calls as $method => $arguments) {
    $start = hrtime(true);
    $result = $client->$method(...$arguments);
    echo json_encode([$result, $client->returnCode() === GEARMAN_TIMEOUT, hrtime(true) - $start < 1e9]), "\n";
}
?>
--EXPECT--
Warning: GearmanClient::doNormal(): no answer within 100 ms
[false,true,true]
Warning: GearmanClient::doBackground(): no answer within 100 ms
[false,true,true]
Warning: GearmanClient::jobStatus(): no answer within 100 ms
[[false,false,0,0],true,true]
Warning: GearmanClient::jobStatusByUniqueKey(): no answer within 100 ms
[[false,false,0,0],true,true]
Warning: GearmanClient::ping(): no answer within 100 ms
[false,true,true]
