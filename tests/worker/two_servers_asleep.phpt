--TEST--
A worker that sleeps on two servers is woken by either
--FILE--
<?php
require __DIR__ . '/worker.inc';
$one = new Gearmand();
$two = new Gearmand();
$worker = start_script($one, <<<'PHP'
    $worker->addServer('127.0.0.1', (int) $argv[2]);
    $worker->addFunction('f', fn ($job) => strrev($job->workload()));
    while ($worker->work());
    PHP, $two->port);
wait_workers($one, 'f');
wait_workers($two, 'f');
for ($i = 0; $i < 20; $i++) {
    $results[] = client_for($two)->doNormal('f', 'two');
    $results[] = client_for($one)->doNormal('f', 'one');
}
print_r(array_count_values($results));
?>
--EXPECT--
Array
(
    [owt] => 20
    [eno] => 20
)
