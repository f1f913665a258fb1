--TEST--
Whatever packet handed the job out, each kind of end reaches the task, once
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
require __DIR__ . '/../server/wire.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$events = [];
foreach (['Data', 'Warning', 'Status', 'Complete', 'Exception', 'Fail'] as $event) {
    $client->{"set{$event}Callback"}(function (GearmanTask $task) use ($event, &$events) {
        $events[] = $event . ($task->data() === '' || $task->data() === false ? '' : " \"{$task->data()}\"");
    });
}
$client->setCreatedCallback(function (GearmanTask $task, array $context) use ($server) {
    [$grab, $end] = $context;
    $worker = new Wire("tcp://$server->address");
    [$assign, $handle] = $worker->request('CAN_DO', 'f')->request($grab)->receive();
    echo "$grab, $assign, ", $handle === $task->jobHandle() ? '' : 'of another job ';
    $worker->request('WORK_DATA', $handle, 'part')->request('WORK_STATUS', $handle, '1', '2')->request('WORK_WARNING', $handle, 'careful');
    $worker->request($end, $handle, ...($end === 'WORK_FAIL' ? [] : ['the end']));
    $worker->quiet(); // the server has done all that
});
foreach (['GRAB_JOB', 'GRAB_JOB_UNIQ', 'GRAB_JOB_ALL'] as $grab) {
    foreach (['WORK_COMPLETE', 'WORK_FAIL', 'WORK_EXCEPTION'] as $end) {
        $events = [];
        $task = $client->addTask('f', 'workload', [$grab, $end], "unique of $grab $end");
        var_dump($client->runTasks());
        echo implode(', ', $events), ', ', $task->returnCode(), "\n";
    }
}
?>
--EXPECT--
GRAB_JOB, JOB_ASSIGN, bool(true)
Data "part", Status, Warning "careful", Complete "the end", 0
GRAB_JOB, JOB_ASSIGN, bool(true)
Data "part", Status, Warning "careful", Fail, 24
GRAB_JOB, JOB_ASSIGN, bool(true)
Data "part", Status, Warning "careful", Exception "the end", 23
GRAB_JOB_UNIQ, JOB_ASSIGN_UNIQ, bool(true)
Data "part", Status, Warning "careful", Complete "the end", 0
GRAB_JOB_UNIQ, JOB_ASSIGN_UNIQ, bool(true)
Data "part", Status, Warning "careful", Fail, 24
GRAB_JOB_UNIQ, JOB_ASSIGN_UNIQ, bool(true)
Data "part", Status, Warning "careful", Exception "the end", 23
GRAB_JOB_ALL, JOB_ASSIGN_UNIQ, bool(true)
Data "part", Status, Warning "careful", Complete "the end", 0
GRAB_JOB_ALL, JOB_ASSIGN_UNIQ, bool(true)
Data "part", Status, Warning "careful", Fail, 24
GRAB_JOB_ALL, JOB_ASSIGN_UNIQ, bool(true)
Data "part", Status, Warning "careful", Exception "the end", 23
