--TEST--
Jobs that wait are handed out by priority, and within one in the order in which they came
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    for ($i = 1; $i <= 3; $i++) {
        foreach (['doLowBackground', 'doBackground', 'doHighBackground'] as $method) {
            $client->$method('f', "$method $i");
        }
    }
    $worker = worker();
    $done = 0;
    $worker->addFunction('f', function ($job) use (&$done) { $done++; echo $job->workload(), "\n"; });
    while ($done < 9 && $worker->work()) {
    }
    PHP);
?>
--EXPECT--
== all
doHighBackground 1
doHighBackground 2
doHighBackground 3
doBackground 1
doBackground 2
doBackground 3
doLowBackground 1
doLowBackground 2
doLowBackground 3
