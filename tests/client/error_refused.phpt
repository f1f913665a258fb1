--TEST--
No server listens: every call is false with a warning of host, port, step and reason, and says so afterwards
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$client = new GearmanClient();
$client->addServer('127.0.0.1', closed_port());
$calls = ['doNormal', 'doHigh', 'doLow', 'doBackground', 'doHighBackground', 'doLowBackground'];
foreach ($calls as $method) {
    var_dump($client->$method('f', ''));
}
var_dump($client->ping('x'));
echo json_encode([$client->jobStatus('H:x:1'), $client->jobStatusByUniqueKey('u')]), "\n";
foreach (['addTask', 'addTaskBackground'] as $method) {
    $other = new GearmanClient();
    $other->addServer('127.0.0.1', closed_port());
    $other->$method('f', '');
    var_dump($other->runTasks(), $other->returnCode() === GEARMAN_COULD_NOT_CONNECT);
}
var_dump($client->returnCode() === GEARMAN_COULD_NOT_CONNECT, $client->error(), $client->getErrno());
?>
--EXPECTF--
Warning: GearmanClient::doNormal(): 127.0.0.1:%d: connect: Connection refused
bool(false)
Warning: GearmanClient::doHigh(): 127.0.0.1:%d: connect: Connection refused
bool(false)
Warning: GearmanClient::doLow(): 127.0.0.1:%d: connect: Connection refused
bool(false)
Warning: GearmanClient::doBackground(): 127.0.0.1:%d: connect: Connection refused
bool(false)
Warning: GearmanClient::doHighBackground(): 127.0.0.1:%d: connect: Connection refused
bool(false)
Warning: GearmanClient::doLowBackground(): 127.0.0.1:%d: connect: Connection refused
bool(false)
Warning: GearmanClient::ping(): 127.0.0.1:%d: connect: Connection refused
bool(false)
Warning: GearmanClient::jobStatus(): 127.0.0.1:%d: connect: Connection refused
Warning: GearmanClient::jobStatusByUniqueKey(): 127.0.0.1:%d: connect: Connection refused
[[false,false,0,0],[false,false,0,0]]
Warning: GearmanClient::runTasks(): 127.0.0.1:%d: connect: Connection refused
bool(false)
bool(true)
Warning: GearmanClient::runTasks(): 127.0.0.1:%d: connect: Connection refused
bool(false)
bool(true)
bool(true)
string(%d) "127.0.0.1:%d: connect: Connection refused"
int(111)
