--TEST--
The non-blocking loops of the manual, for a worker and for a client
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $worker = worker();
    show('addOptions', $worker->addOptions(GEARMAN_WORKER_NON_BLOCKING));
    $worker->addFunction('reverse', fn ($job) => strrev($job->workload()));
    $worker->setTimeout(400);
    $codes = [];
    while (!$worker->work()) {
        $codes[$worker->returnCode()] = true;
        if ($worker->returnCode() == GEARMAN_NO_JOBS && !$worker->wait()) {
            show('wait', $worker->returnCode());
            break;
        }
    }
    show('codes of work()', array_values(array_diff(array_keys($codes), [GEARMAN_IO_WAIT])));
    client()->doBackground('reverse', 'abc');
    until(fn () => $worker->work(), 'the job');
    show('work', $worker->returnCode());

    $client = client();
    show('addOptions', $client->addOptions(GEARMAN_CLIENT_NON_BLOCKING));
    $client->setTimeout(5);
    $client->setCreatedCallback(function ($task) { show('created', $task->jobHandle()); });
    $client->setCompleteCallback(function ($task) { show('complete', $task->data()); });
    foreach (['abc', 'def'] as $i => $workload) {
        $client->addTask('reverse', $workload);
        $codes = [];
        until(function () use ($client, $worker, &$codes) {
            $codes[json_encode([$client->runTasks(), $client->returnCode()])] = true;
            if ($client->returnCode() != GEARMAN_IO_WAIT) {
                return true;
            }
            $worker->work();
            @$client->wait();
            return false;
        }, 'the tasks');
        show('codes of runTasks()', array_keys($codes));
    }
    PHP);
?>
--EXPECT--
== all
addOptions: true
wait: 47
codes of work(): [35]
work: 0
addOptions: true
created: "#1"
complete: "cba"
codes of runTasks(): ["[true,1]","[true,0]"]
created: "#2"
complete: "fed"
codes of runTasks(): ["[true,1]","[true,0]"]
