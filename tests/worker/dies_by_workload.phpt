--TEST--
A workload that is beyond memory_limit is the worker's fatal error, with its shutdown functions run: the job is done by another worker
--SKIPIF--
<?php if (getenv('USE_ZEND_ALLOC') === '0') die('skip there is no memory_limit without the Zend allocator'); ?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
foreach ([10 << 20, 20 << 20] as $size) {
    $server = new Gearmand();
    $client = php_process(<<<'PHP'
        ini_set('memory_limit', -1);
        $client = new GearmanClient();
        $client->addServer('127.0.0.1', (int) $argv[1]);
        echo $client->doNormal('f', str_repeat('x', (int) $argv[2])), "\n";
        PHP, $server->port, $size);
    wait_for(fn () => $server->status('f')[0], 'the job');
    $first = start_script($server, <<<'PHP'
        ini_set('memory_limit', '8M');
        register_shutdown_function(function () { echo "shutdown\n"; });
        $worker->addFunction('f', fn () => 'done by the one with too little');
        while ($worker->work());
        echo "not reached\n";
        PHP);
    $first->wait();
    echo preg_replace('/^\n?.*?(Allowed memory size).*$/m', '$1', $first->text());
    $second = start_script($server, <<<'PHP'
        ini_set('memory_limit', -1);
        $worker->addFunction('f', fn ($job) => 'done by another, of ' . ($job->workloadSize() >> 20) . ' MB');
        $worker->work();
        PHP);
    echo heard($client);
}
?>
--EXPECT--
Allowed memory size
shutdown
done by another, of 10 MB
Allowed memory size
shutdown
done by another, of 20 MB
