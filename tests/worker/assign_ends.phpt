--TEST--
A job of JOB_ASSIGN, of JOB_ASSIGN_UNIQ or of JOB_ASSIGN_ALL: its parts, and one end for each way that a function can end
--FILE--
<?php
require __DIR__ . '/worker.inc';
$functions = [
    'returns' => fn (GearmanJob $job) => $job->workload(),
    'completes' => function (GearmanJob $job) { $job->sendComplete($job->workload()); return 'more'; },
    'fails' => fn (GearmanJob $job) => $job->sendFail(),
    'sends an exception' => fn (GearmanJob $job) => $job->sendException($job->workload()),
    'throws' => fn (GearmanJob $job) => throw new DomainException($job->workload()),
];
$server = new FakeServer(<<<'PHP'
    const NAMES = [13 => 'WORK_COMPLETE', 14 => 'WORK_FAIL', 25 => 'WORK_EXCEPTION'];
    const ASSIGN = ['JOB_ASSIGN' => [11], 'JOB_ASSIGN_UNIQ' => [31, 'unique'], 'JOB_ASSIGN_ALL' => [40, 'unique', 'reducer']];
    $c = accept();
    foreach (ASSIGN as $name => $fields) {
        foreach (['returns', 'completes', 'fails', 'sends an exception', 'throws'] as $function) {
            $handle = "H:$name";
            receive_until($c, GRAB_JOB_UNIQ);
            send($c, $fields[0], $handle, $function, ...array_slice($fields, 1), ...["the\0workload"]);
            echo "$name, $function:";
            while (isset(NAMES[($packet = receive($c))[0]])) {
                echo ' ', NAMES[$packet[0]], $packet[1] === $handle ? '' : ' ' . addcslashes(substr($packet[1], strlen("$handle\0")), "\0");
            }
            echo $packet[0] === GRAB_JOB_UNIQ ? '' : " and $packet[0]", "\n";
            send($c, 10);
            receive_until($c, PRE_SLEEP);
            send($c, NOOP);
        }
    }
    PHP);
$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', $server->port);
$worker->setTimeout(100);
foreach ($functions as $name => $function) {
    $worker->addFunction($name, $function);
}
while ($server->process->running()) {
    try {
        @$worker->work();
    } catch (DomainException $e) {
    }
}
echo $server->text();
?>
--EXPECT--
JOB_ASSIGN, returns: WORK_COMPLETE the\000workload
JOB_ASSIGN, completes: WORK_COMPLETE the\000workload
JOB_ASSIGN, fails: WORK_FAIL
JOB_ASSIGN, sends an exception: WORK_EXCEPTION the\000workload
JOB_ASSIGN, throws: WORK_EXCEPTION DomainException: the\000workload
JOB_ASSIGN_UNIQ, returns: WORK_COMPLETE the\000workload
JOB_ASSIGN_UNIQ, completes: WORK_COMPLETE the\000workload
JOB_ASSIGN_UNIQ, fails: WORK_FAIL
JOB_ASSIGN_UNIQ, sends an exception: WORK_EXCEPTION the\000workload
JOB_ASSIGN_UNIQ, throws: WORK_EXCEPTION DomainException: the\000workload
JOB_ASSIGN_ALL, returns: WORK_COMPLETE the\000workload
JOB_ASSIGN_ALL, completes: WORK_COMPLETE the\000workload
JOB_ASSIGN_ALL, fails: WORK_FAIL
JOB_ASSIGN_ALL, sends an exception: WORK_EXCEPTION the\000workload
JOB_ASSIGN_ALL, throws: WORK_EXCEPTION DomainException: the\000workload
