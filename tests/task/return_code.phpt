--TEST--
A code that a callback returns ends runTasks(); the next call goes on with the tasks that are left
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
print_warnings();
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(function ($task, $context) {
    echo 'complete ', $task->data(), "\n";
    return $context;
});
foreach ([null, GEARMAN_WORK_ERROR, 'text', GEARMAN_PAUSE, GEARMAN_SUCCESS, GEARMAN_WORK_ERROR] as $i => $code) {
    $client->addTask('echo', "$i", $code);
}
for ($i = 0; $i < 4; $i++) {
    var_dump($client->runTasks(), $client->returnCode());
}
?>
--EXPECT--
complete 0
complete 1
Warning: GearmanClient::runTasks(): the worker failed
bool(false)
int(19)
complete 2
complete 3
bool(true)
int(38)
complete 4
complete 5
Warning: GearmanClient::runTasks(): the worker failed
bool(false)
int(19)
bool(true)
int(0)
