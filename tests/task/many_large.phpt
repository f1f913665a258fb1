--TEST--
Thousands of tasks with results of 10 kB, 1 and 8 workers: each one's callback once, in order with one; memory is given back
--SKIPIF--
<?php if (getenv('SKIP_SLOW_TESTS')) die('skip slow'); ?>
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$tasks = (int) (getenv('GEARMAN_TASKS') ?: 5000);
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
$client->setCompleteCallback(function ($task, $i) use (&$seen) {
    $seen[] = $task->data() === str_pad((string) $i, 10000, '.') ? $i : 'wrong';
});
$run = function (int $tasks) use ($client, &$seen): bool {
    $seen = [];
    for ($i = 0; $i < $tasks; $i++) {
        $client->addTask('pad', (string) $i, $i);
    }
    return $client->runTasks();
};
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
        $grown < 100000 ? '' : ", $grown bytes more", "\n";
}
?>
--EXPECT--
1: each once
8: each once
