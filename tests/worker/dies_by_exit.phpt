--TEST--
exit(0) in a function: the client is told nothing, and another worker gets the job
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$client = start_client($server, 'f');
$code = <<<'PHP'
    $worker->addFunction('f', function (GearmanJob $job) {
        $job->sendData('begun');
        exit(0);
    });
    while ($worker->work());
    PHP;
$first = start_script($server, $code);
$first->wait();
$second = start_script($server, "\$worker->addFunction('f', fn () => 'done by another'); \$worker->work();");
echo heard($client);
?>
--EXPECT--
data: begun
complete: done by another
