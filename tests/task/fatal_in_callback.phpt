--TEST--
A fatal error in a callback of a task, in the middle of doNormal(): shutdown functions can use the client
--SKIPIF--
<?php
getenv('USE_ZEND_ALLOC') === '0' and die('skip after a fatal error PHP itself leaves memory behind');
?>
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
register_shutdown_function(function () use (&$client) {
    $client->clearCallbacks();
    var_dump($client->runTasks(), $client->doNormal('reverse', 'shutdown'), $client->doBackground('echo', '') !== false);
});
$server = new Gearmand(); // after the function, so that it ends after it
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(function () {
    eval('function strlen() {}');
});
$client->addTask('echo', 'a');
$client->addTask('echo', 'b');
$client->setCreatedCallback(function () use ($client) {
    $client->doNormal('echo', 'c'); // serves the tasks, too
});
$client->runTasks();
echo "not reached\n";
?>
--EXPECTF--

Fatal error: Cannot redeclare %s in %s on line %d
bool(true)
string(8) "nwodtuhs"
bool(true)
