--TEST--
A fail callback that submits the lost job elsewhere: runTasks() tells of the loss all the same
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
print_warnings();
$a = new Gearmand();
$b = new Gearmand();
$client = new GearmanClient();
$client->addServers("$a->address,$b->address");
$client->setCreatedCallback(fn () => $a->stop(9) === -9 ? null : null);
$client->setFailCallback(function ($task) use ($client) {
    var_dump(is_string($client->doBackground('f', 'again')));
});
$client->addTask('f', '');
var_dump($client->runTasks(), $client->returnCode() === GEARMAN_LOST_CONNECTION, $b->status('f')[0]);
$client->clearCallbacks(); // no cycle is left to the end of the script
?>
--EXPECTF--
bool(true)
Warning: GearmanClient::runTasks(): 127.0.0.1:%d: receive: %s
bool(false)
bool(true)
int(1)
