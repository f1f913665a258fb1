--TEST--
jobStatus() and jobStatusByUniqueKey(): queued, running with progress, done, never known
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$handle = $client->doBackground('f', '', 'u');
$show = function () use ($client, $handle) {
    echo json_encode([$client->jobStatus($handle), gearman_client_job_status($client, $handle),
        $client->jobStatusByUniqueKey('u'), gearman_client_job_status_by_unique_key($client, 'u')]), "\n";
};
$show();
$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', $server->port);
$worker->addFunction('f', function ($job) use ($show, $client, $handle) {
    $show();
    $job->sendStatus(3, 10);
    wait_for(fn () => $client->jobStatus($handle)[2] === 3, 'progress');
    $show();
});
$worker->work();
wait_for(fn () => !$client->jobStatus($handle)[0], 'the end of the job');
$show();
echo json_encode([$client->jobStatus('H:never:1'), $client->jobStatus(''), $client->jobStatusByUniqueKey('never')]), "\n";
var_dump($client->returnCode(), $client->error());
?>
--EXPECT--
[[true,false,0,0],[true,false,0,0],[true,false,0,0],[true,false,0,0]]
[[true,true,0,0],[true,true,0,0],[true,true,0,0],[true,true,0,0]]
[[true,true,3,10],[true,true,3,10],[true,true,3,10],[true,true,3,10]]
[[false,false,0,0],[false,false,0,0],[false,false,0,0],[false,false,0,0]]
[[false,false,0,0],[false,false,0,0],[false,false,0,0]]
int(0)
bool(false)
