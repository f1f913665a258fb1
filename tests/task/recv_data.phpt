--TEST--
recvData() gives the data in pieces of the size asked for; dataSize() is the whole
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->addOptions(GEARMAN_CLIENT_UNBUFFERED_RESULT);
$client->setCompleteCallback(function (GearmanTask $task) {
    var_dump($task->dataSize());
    do {
        [$length, $bytes] = $task->recvData(4);
        echo "$length $bytes\n";
    } while ($length);
    var_dump($task->data());
    foreach ([0, -1] as $length) {
        try {
            $task->recvData($length);
        } catch (ValueError $e) {
            echo $e->getMessage(), "\n";
        }
    }
});
$client->addTask('echo', 'ten bytes.');
$client->runTasks();
?>
--EXPECT--
int(10)
4 ten 
4 byte
2 s.
0 
string(10) "ten bytes."
GearmanTask::recvData(): Argument #1 ($data_len) must be greater than 0
GearmanTask::recvData(): Argument #1 ($data_len) must be greater than 0
