--TEST--
Signal handlers run while a call waits; it goes on waiting, unless the handler throws
--SKIPIF--
<?php if (!function_exists('pcntl_alarm')) die('skip needs pcntl'); ?>
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use ($client, $server) {
    echo "handler\n";
    for ($i = 0; $i < 20; $i++) {
        $client->addServer('127.0.0.1', $server->port);
    }
    var_dump($client->ping('x'));
    start_worker($server);
});
pcntl_alarm(1);
var_dump($client->doNormal('reverse', 'abc'), $client->returnCode());

pcntl_signal(SIGALRM, fn () => throw new RuntimeException('from the handler'));
pcntl_alarm(1);
try {
    $client->doNormal('nobody', '');
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}
var_dump($client->doNormal('reverse', 'abc'));
?>
--EXPECT--
handler
bool(true)
string(3) "cba"
int(0)
from the handler
string(3) "cba"
