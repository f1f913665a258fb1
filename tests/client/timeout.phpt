--TEST--
setTimeout() is exact for every blocking call, and the client is usable after it
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
var_dump($client->timeout(), $client->setTimeout(300), $client->timeout());
$limit = getenv('USE_ZEND_ALLOC') === '0' ? 2000 : 400; // under valgrind everything takes longer
$client->addTask('nobody', '');
foreach (['doNormal', 'doHigh', 'doLow', 'runTasks'] as $method) {
    $start = hrtime(true);
    var_dump($client->$method(...($method === 'runTasks' ? [] : ['nobody', ''])));
    $took = (hrtime(true) - $start) / 1e6;
    var_dump($took >= 299 && $took < $limit ?: $took, $client->returnCode() === GEARMAN_TIMEOUT);
}
var_dump(is_string($client->doBackground('nobody', '')), $client->returnCode(), $client->error());
start_worker($server);
var_dump($client->doNormal('reverse', 'abc'));
?>
--EXPECT--
int(-1)
bool(true)
int(300)
Warning: GearmanClient::doNormal(): no answer within 300 ms
bool(false)
bool(true)
bool(true)
Warning: GearmanClient::doHigh(): no answer within 300 ms
bool(false)
bool(true)
bool(true)
Warning: GearmanClient::doLow(): no answer within 300 ms
bool(false)
bool(true)
bool(true)
Warning: GearmanClient::runTasks(): no answer within 300 ms
bool(false)
bool(true)
bool(true)
bool(true)
int(0)
bool(false)
string(3) "cba"
