--TEST--
20,000 doBackground() on one connection: neither PHP's memory nor the process's grows
--SKIPIF--
<?php
if (getenv('SKIP_SLOW_TESTS')) die('skip slow');
if (getenv('USE_ZEND_ALLOC') === '0') die('skip the process is measured, which sanitizers make grow');
if (!is_readable('/proc/self/status')) die('skip needs /proc');
?>
--FILE--
<?php
require __DIR__ . '/client.inc';
function resident(): int
{
    preg_match('/VmRSS:\s+(\d+)/', file_get_contents('/proc/self/status'), $match);
    return (int) $match[1];
}
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
for ($i = 0; $i < 1000; $i++) {
    $client->doBackground('f', 'workload');
}
$before = [memory_get_usage(), resident(), open_sockets()];
for ($i = 0; $i < 20000; $i++) {
    $client->doBackground('f', 'workload');
}
var_dump(memory_get_usage() - $before[0] < 2000, resident() - $before[1] < 500, open_sockets() - $before[2], $server->status('f')[0]);
?>
--EXPECT--
bool(true)
bool(true)
int(0)
int(21000)
