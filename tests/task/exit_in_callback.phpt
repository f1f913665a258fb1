--TEST--
exit in a callback ends the script; shutdown functions can use the client
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
register_shutdown_function(function () use (&$client) {
    $client->clearCallbacks();
    var_dump($client->runTasks(), $client->doNormal('echo', 'from shutdown'));
});
$server = new Gearmand(); // after the function, so that it ends after it
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(function () {
    echo "exit\n";
    exit;
});
$client->addTask('echo', 'a');
$client->addTask('echo', 'b');
$client->runTasks();
echo "not reached\n";
?>
--EXPECT--
exit
bool(true)
string(13) "from shutdown"
