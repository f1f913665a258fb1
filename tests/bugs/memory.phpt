--TEST--
The memory of a worker does not grow with the jobs that it does
--SKIPIF--
<?php
getenv('USE_ZEND_ALLOC') === '0' and die('skip under valgrind these are not the program\'s own figures');
?>
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$client = client_for($server);
$worker = worker_for($server, []);
$object = new stdClass();
$object->worker = $worker;
$worker->addFunction('f', function ($job, $context) { $job->sendStatus(1, 2); return $job->workload(); }, ['object' => $object]);
$worker->addFunction('throw', fn ($job) => throw new Exception($job->workload()));

function jobs(int $count): void
{
    global $client, $worker;
    for ($i = 0; $i < $count; $i++) {
        $client->doBackground($i % 2 ? 'f' : 'throw', str_repeat('x', $i % 1000));
    }
    for ($i = 0; $i < $count; $i++) {
        try {
            $worker->work();
        } catch (Exception $e) {
        }
    }
    unset($e);
}

function resident(): int
{
    return is_readable('/proc/self/statm') ? (int) explode(' ', file_get_contents('/proc/self/statm'))[1] * 4096 : 0;
}

jobs(1000);
$before = memory_get_usage();
$resident = resident();
jobs(getenv('USE_ZEND_ALLOC') === '0' ? 1000 : 10000);
$grown = memory_get_usage() - $before;
echo $grown < 2000 ? 'flat' : "$grown bytes more", "\n";
$grown = resident() - $resident;
echo $grown < 1 << 20 ? 'flat' : "$grown bytes more", "\n";
?>
--EXPECT--
flat
flat
