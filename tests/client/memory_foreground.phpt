--TEST--
Memory stays flat over many doNormal() and many addTask() with runTasks() on one client, the process's too
--SKIPIF--
<?php
if (getenv('SKIP_SLOW_TESTS')) die('skip slow');
if (!is_readable('/proc/self/status')) die('skip there is no /proc');
if (getenv('USE_ZEND_ALLOC') === '0') die('skip not for valgrind');
?>
--FILE--
<?php
require __DIR__ . '/client.inc';
function resident(): int
{
    preg_match('/VmRSS:\s+(\d+)/', file_get_contents('/proc/self/status'), $match);
    return $match[1] << 10;
}
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$completed = 0;
$client->setCompleteCallback(function (GearmanTask $task) use (&$completed) { $completed += $task->data() === 'daolkrow'; });
$rounds = LONG ? 200000 : 10000;
$ways = [
    'doNormal' => function (int $count) use ($client) {
        for ($i = 0; $i < $count; $i++) {
            $client->doNormal('reverse', 'workload') === 'daolkrow' or exit('wrong');
        }
    },
    'addTask and runTasks, one by one' => function (int $count) use ($client) {
        for ($i = 0; $i < $count; $i++) {
            $client->addTask('reverse', 'workload');
            $client->runTasks() or exit('wrong');
        }
    },
    'addTask, and runTasks for a thousand' => function (int $count) use ($client) {
        for ($i = 1; $i <= $count; $i++) {
            $client->addTask('reverse', 'workload');
            if ($i % 1000 === 0) {
                $client->runTasks() or exit('wrong');
            }
        }
    },
];
resident(); // compiles its pattern
$before = [0, 0];
foreach ($ways as $name => $way) {
    $way(2000);
    $before = [memory_get_usage(), resident()];
    $way($name === 'addTask and runTasks, one by one' ? intdiv($rounds, 10) : $rounds);
    $after = [memory_get_usage(), resident()];
    echo $name, ': ', $after[0] - $before[0] < 1000 ? 'flat' : $after[0] - $before[0] . ' bytes more', ', ',
        $after[1] - $before[1] < 1 << 20 ? 'flat' : $after[1] - $before[1] . ' bytes more', "\n";
}
echo $completed - 2 * 2000 - $rounds - intdiv($rounds, 10), "\n";
?>
--EXPECT--
doNormal: flat, flat
addTask and runTasks, one by one: flat, flat
addTask, and runTasks for a thousand: flat, flat
0
