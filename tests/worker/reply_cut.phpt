--TEST--
A connection that is cut after any byte of a reply, in front of a real server: the job is run again until the whole reply has arrived, and then no more
--FILE--
<?php
require __DIR__ . '/worker.inc';
require __DIR__ . '/../cut.inc';
$server = new Gearmand();
$functions = [
    'WORK_STATUS' => [12, "\$job->sendStatus(1, 2); return 'done';"],
    'WORK_COMPLETE' => [13, "return 'done';"],
    'WORK_FAIL' => [14, '$job->sendFail();'],
    'WORK_EXCEPTION' => [25, "\$job->sendException('why');"],
    'WORK_DATA' => [28, "\$job->sendData('part'); return 'done';"],
    'WORK_WARNING' => [29, "\$job->sendWarning('careful'); return 'done';"],
];
foreach ($functions as $name => [$type, $code]) {
    $clients[$name] = start_client($server, $name, 'abc', $name);
    wait_for(fn () => $server->status($name)[0], 'the job');
    [$port, $proxies[$name]] = cutting_proxy($server, TO_SERVER, $type);
    php_process(str_replace('CODE', $code, <<<'PHP'
        $worker = new GearmanWorker();
        $worker->addServer('127.0.0.1', (int) $argv[1]);
        $runs = 0;
        $worker->addFunction($argv[2], function ($job) use (&$runs) {
            $runs++;
            CODE
        });
        $worker->addFunction("report $argv[2]", function () use (&$runs) { return $runs; });
        while (true) {
            @$worker->work();
        }
        PHP), $port, $name);
}
foreach ($clients as $name => $client) {
    echo $name, ': ', implode(', ', array_unique(explode("\n", trim(heard($client))))), "\n";
    // After 0 bytes, after 1 and so on it is run again. Of an end the server has then heard, of anything else it wants the rest.
    echo (int) client_for($server)->doNormal("report $name", '') - cuts($proxies[$name]), " more than its bytes\n";
}
?>
--EXPECT--
WORK_STATUS: status: 1/2, complete: done
2 more than its bytes
WORK_COMPLETE: complete: done
1 more than its bytes
WORK_FAIL: fail
1 more than its bytes
WORK_EXCEPTION: exception: why
1 more than its bytes
WORK_DATA: data: part, complete: done
2 more than its bytes
WORK_WARNING: warning: careful, complete: done
2 more than its bytes
