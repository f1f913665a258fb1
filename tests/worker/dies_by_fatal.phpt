--TEST--
A fatal error in a function: the client is told nothing, and another worker gets the job
--SKIPIF--
<?php
getenv('USE_ZEND_ALLOC') === '0' and die('skip under valgrind there is no memory limit');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$client = start_client($server, 'f');
$code = <<<'PHP'
    $worker->addFunction('f', function (GearmanJob $job) {
        $job->sendData('begun');
        ini_set('memory_limit', '8M'); str_repeat('x', 1 << 25);
    });
    while ($worker->work());
    PHP;
$first = start_script($server, $code);
$first->wait();
echo str_contains($first->text(), 'Allowed memory size') ? "out of memory\n" : $first->text();
$second = start_script($server, "\$worker->addFunction('f', fn () => 'done by another'); \$worker->work();");
echo heard($client);
?>
--EXPECT--
out of memory
data: begun
complete: done by another
