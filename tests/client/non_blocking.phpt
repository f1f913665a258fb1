--TEST--
GEARMAN_CLIENT_NON_BLOCKING: runTasks() answers at once, GEARMAN_IO_WAIT while tasks are open, and wait() waits
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->addOptions(GEARMAN_CLIENT_NON_BLOCKING);
$client->setTimeout(5000);
$client->setCompleteCallback(function ($task) {
    echo $task->data(), "\n";
});
$client->addTask('reverse', 'abc');
$client->addTask('parts', 'xyz');
for ($i = 0; $i < 20; $i++) {
    $start = hrtime(true);
    if (!$client->runTasks() || $client->returnCode() !== GEARMAN_IO_WAIT || hrtime(true) - $start > 1e9) {
        echo "blocked\n";
    }
}
$worker = start_worker($server);
$rounds = 0;
do {
    if (!$client->runTasks()) {
        echo "failed\n";
    }
    $done = $client->returnCode() === GEARMAN_SUCCESS;
} while (!$done && $client->wait() && $rounds++ < 100);
var_dump($client->returnCode(), $rounds < 100);
?>
--EXPECT--
cba
!
int(0)
bool(true)
