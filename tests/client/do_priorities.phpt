--TEST--
do*Background(): high before normal before low, and in the order of the calls within each
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
foreach (['doLowBackground', 'doBackground', 'doHighBackground'] as $method) {
    foreach ([1, 2] as $i) {
        $handle = $client->$method('f', "$method $i");
        var_dump(str_starts_with($handle, 'H:'), $client->returnCode() === GEARMAN_SUCCESS, $client->doJobHandle() === $handle);
    }
}
print_r(drain($server, 'f'));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
Array
(
    [0] => f doHighBackground 1
    [1] => f doHighBackground 2
    [2] => f doBackground 1
    [3] => f doBackground 2
    [4] => f doLowBackground 1
    [5] => f doLowBackground 2
)
