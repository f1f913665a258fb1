--TEST--
A name that is too long, empty or holds NUL is refused with a warning that names the limit; nothing is sent
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$bad = [
    [str_repeat('f', 256), '', 'u'],
    ['', '', 'u'],
    ["f\0g", '', 'u'],
    ['f', '', str_repeat('u', 256)],
    ['f', '', "u\0v"],
];
foreach ($bad as [$function, $workload, $unique]) {
    var_dump($client->doNormal($function, $workload, $unique), $client->returnCode());
    var_dump($client->doBackground($function, $workload, $unique));
    var_dump($client->addTask($function, $workload, null, $unique));
    var_dump($client->addTaskLowBackground($function, $workload, null, $unique), $client->error());
}
var_dump($client->runTasks(), $server->ask('status'));
?>
--EXPECT--
Warning: GearmanClient::doNormal(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
int(31)
Warning: GearmanClient::doBackground(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
Warning: GearmanClient::addTask(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
Warning: GearmanClient::addTaskLowBackground(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
string(55) "the function's name must have 1 to 255 bytes and no NUL"
Warning: GearmanClient::doNormal(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
int(31)
Warning: GearmanClient::doBackground(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
Warning: GearmanClient::addTask(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
Warning: GearmanClient::addTaskLowBackground(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
string(55) "the function's name must have 1 to 255 bytes and no NUL"
Warning: GearmanClient::doNormal(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
int(31)
Warning: GearmanClient::doBackground(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
Warning: GearmanClient::addTask(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
Warning: GearmanClient::addTaskLowBackground(): the function's name must have 1 to 255 bytes and no NUL
bool(false)
string(55) "the function's name must have 1 to 255 bytes and no NUL"
Warning: GearmanClient::doNormal(): the unique must have at most 255 bytes and no NUL
bool(false)
int(48)
Warning: GearmanClient::doBackground(): the unique must have at most 255 bytes and no NUL
bool(false)
Warning: GearmanClient::addTask(): the unique must have at most 255 bytes and no NUL
bool(false)
Warning: GearmanClient::addTaskLowBackground(): the unique must have at most 255 bytes and no NUL
bool(false)
string(49) "the unique must have at most 255 bytes and no NUL"
Warning: GearmanClient::doNormal(): the unique must have at most 255 bytes and no NUL
bool(false)
int(48)
Warning: GearmanClient::doBackground(): the unique must have at most 255 bytes and no NUL
bool(false)
Warning: GearmanClient::addTask(): the unique must have at most 255 bytes and no NUL
bool(false)
Warning: GearmanClient::addTaskLowBackground(): the unique must have at most 255 bytes and no NUL
bool(false)
string(49) "the unique must have at most 255 bytes and no NUL"
bool(true)
string(0) ""
