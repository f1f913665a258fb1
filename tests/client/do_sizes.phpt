--TEST--
Payloads around the sizes of buffers, and of 1 MB and 16 MB, arrive byte for byte
--SKIPIF--
<?php if (getenv('SKIP_SLOW_TESTS')) die('skip slow'); ?>
--FILE--
<?php
require __DIR__ . '/client.inc';
ini_set('memory_limit', '256M');
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$bytes = random_bytes(70000);
$sizes = [1, ...range(8170, 8210), ...range(65440, 65560)];
foreach ($sizes as $size) {
    $part = substr($bytes, 0, $size);
    if ($client->doNormal('echo', $part) !== $part) {
        echo "$size\n";
    }
}
foreach ([(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 16 << 20] as $size) {
    $large = substr(str_repeat($bytes, intdiv($size, 70000) + 1), 0, $size);
    var_dump($client->doNormal('reverse', $large) === strrev($large));
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
