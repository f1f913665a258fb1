--TEST--
Thousands of tasks with results of 10 kB, 1 and 8 workers: each one's callback once, in order with one; memory is given back, and the server answers others meanwhile
--SKIPIF--
<?php if (getenv('SKIP_SLOW_TESTS')) die('skip slow'); ?>
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$tasks = LONG ? 100000 : 5000;
$server = new Gearmand();
$code = <<<'PHP'
    $worker = new GearmanWorker();
    $worker->addServer('127.0.0.1', (int) $argv[1]);
    $worker->addFunction('pad', fn ($job) => str_pad($job->workload(), 10000, '.'));
    while ($worker->work());
    PHP;
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$seen = [];
$answered = true;
$client->setCompleteCallback(function ($task, $i) use (&$seen, &$answered, &$workers, $server) {
    if ($i % 1000 === 0) {
        $answered = $answered && $server->status('pad')[2] === $workers;
    }
    $seen[] = $task->data() === str_pad((string) $i, 10000, '.') ? $i : 'wrong';
});
$run = function (int $tasks) use ($client, &$seen): bool {
    $seen = [];
    for ($i = 0; $i < $tasks; $i++) {
        $client->addTask('pad', (string) $i, $i);
    }
    return $client->runTasks();
};
$objects = array_map(fn () => new stdClass(), range(1, $tasks)); // PHP's own table of objects keeps its size, and that is not ours
unset($objects);
foreach ([1, 8] as $count) {
    for ($workers ??= 0; $workers < $count; $workers++) {
        php_process($code, $server->port);
    }
    wait_for(fn () => $server->status('pad')[2] === $count, 'the workers');
    $run(100);
    $seen = [];
    $before = memory_get_usage();
    $done = $run($tasks);
    $ordered = $seen === range(0, $tasks - 1);
    sort($seen);
    $once = $seen === range(0, $tasks - 1);
    $seen = [];
    $grown = memory_get_usage() - $before;
    echo "$count: ", $done && $once ? 'each once' : 'not each once', $count > 1 || $ordered ? '' : ', in disorder',
        $answered ? '' : ', status unanswered', $grown < 100000 ? '' : ", $grown bytes more", "\n";
}
?>
--EXPECT--
1: each once
8: each once
