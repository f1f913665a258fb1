--TEST--
A connection that is cut after any byte of JOB_ASSIGN or JOB_ASSIGN_UNIQ, behind a real server: the job comes again, and its function is run with all of it only
--FILE--
<?php
require __DIR__ . '/worker.inc';
require __DIR__ . '/../cut.inc';
foreach (['JOB_ASSIGN' => 11, 'JOB_ASSIGN_UNIQ' => 31] as $name => $type) {
    $server = new Gearmand();
    $client = start_client($server, 'f', 'workload', 'unique');
    [$port, $proxy] = cutting_proxy($server, FROM_SERVER, $type, $type === 11);
    $seen = [];
    $worker = new GearmanWorker();
    $worker->addServer('127.0.0.1', $port);
    $worker->setTimeout(100);
    $worker->addFunction('f', function (GearmanJob $job) use (&$seen) {
        $seen[] = $job->workload() . ", unique '{$job->unique()}'";
        return 'done';
    });
    wait_for(fn () => $server->status('f')[0], 'the job');
    while ($server->status('f')[0]) {
        @$worker->work();
    }
    // Cut behind its last byte it is whole: run, and its result lost.
    echo $name, ': ', implode(', ', array_unique($seen)), ', ', count($seen), ' times, ', cuts($proxy) > 30 ? 'cut' : 'not cut', ', ', heard($client);
}
?>
--EXPECT--
JOB_ASSIGN: workload, unique '', 2 times, cut, complete: done
JOB_ASSIGN_UNIQ: workload, unique 'unique', 2 times, cut, complete: done
