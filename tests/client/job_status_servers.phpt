--TEST--
jobStatus(), jobStatusByUniqueKey(), addTaskStatus(): the job is found on whichever server has it
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$a = new Gearmand();
$b = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $b->port);
$handle = $client->doBackground('f', '', 'u');
$dead = '127.0.0.1:' . closed_port();
foreach (["$a->address,$b->address", "$b->address,$a->address", "$dead,$b->address", "$b->address,$dead"] as $servers) {
    $fresh = new GearmanClient();
    $fresh->addServers($servers);
    $fresh->setStatusCallback(function ($task, $context) {
        echo $context, ' ', json_encode([$task->isKnown(), $task->isRunning()]), ' ';
    });
    $fresh->addTaskStatus($handle, 'task');
    $fresh->runTasks();
    echo json_encode([$fresh->jobStatus($handle), $fresh->jobStatusByUniqueKey('u'), $fresh->returnCode()]), "\n";
}
drain($b, 'f');
echo json_encode([$fresh->jobStatus($handle), $fresh->jobStatusByUniqueKey('u')]), "\n";
?>
--EXPECTF--
task [true,false] [[true,false,0,0],[true,false,0,0],0]
task [true,false] [[true,false,0,0],[true,false,0,0],0]
task [true,false] [[true,false,0,0],[true,false,0,0],0]
task [true,false] [[true,false,0,0],[true,false,0,0],0]
Warning: GearmanClient::jobStatus(): 127.0.0.1:%d: connect: Connection refused
Warning: GearmanClient::jobStatusByUniqueKey(): 127.0.0.1:%d: connect: Connection refused
[[false,false,0,0],[false,false,0,0]]
