--TEST--
An ERROR packet: false, with the server's words
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
[$port] = fake_server(<<<'PHP'
    $socket = accept();
    while ($packet = receive($socket)) {
        send($socket, 19, $packet[1][0] === 'full' ? 'JOB_QUEUE_FULL' : 'some_code', 'Words of the server');
    }
    PHP);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $port);
var_dump($client->doNormal('f', ''), $client->returnCode() === GEARMAN_SERVER_ERROR, $client->error());
var_dump($client->doBackground('full', ''), $client->returnCode() === GEARMAN_JOB_QUEUE_FULL);
$client->setFailCallback(function ($task, $context) {
    echo "fail $context ", $task->returnCode(), "\n";
});
$client->addTask('f', '', 'foreground');
$client->addTaskBackground('full', '', 'background');
var_dump($client->runTasks(), $client->returnCode());
?>
--EXPECTF--
Warning: GearmanClient::doNormal(): 127.0.0.1:%d: SUBMIT_JOB: some_code: Words of the server
bool(false)
bool(true)
string(%d) "127.0.0.1:%d: SUBMIT_JOB: some_code: Words of the server"
Warning: GearmanClient::doBackground(): 127.0.0.1:%d: SUBMIT_JOB_BG: JOB_QUEUE_FULL: Words of the server
bool(false)
bool(true)
fail foreground 18
fail background 17
Warning: GearmanClient::runTasks(): 127.0.0.1:%d: SUBMIT_JOB_BG: JOB_QUEUE_FULL: Words of the server
bool(false)
int(17)
