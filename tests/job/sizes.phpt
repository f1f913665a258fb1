--TEST--
Workloads and results of 0 bytes to 16 MB
--INI--
memory_limit=256M
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = start_script($server, <<<'PHP'
    ini_set('memory_limit', -1);
    $worker->addFunction('f', fn (GearmanJob $job) => strrev($job->workload()));
    $worker->addFunction('parts', function (GearmanJob $job) {
        foreach (str_split($job->workload(), 1 << 20) as $part) {
            $job->sendData($part);
        }
        return 'end';
    });
    while ($worker->work());
    PHP);
wait_workers($server, 'parts');
$client = client_for($server);
foreach ([0, 1, 8191, 8192, 65535, 65536, 65537, 1 << 20, 1 << 24] as $size) {
    $workload = substr(str_repeat("abc\0de\n", intdiv($size, 7) + 1), 0, $size);
    echo $size, $client->doNormal('f', $workload) === strrev($workload) ? ' same' : ' differs', "\n";
}
$parts = '';
do {
    $part = $client->doNormal('parts', $workload);
    $parts .= $part;
} while ($client->returnCode() === GEARMAN_WORK_DATA);
var_dump($parts === $workload . 'end');
?>
--EXPECT--
0 same
1 same
8191 same
8192 same
65535 same
65536 same
65537 same
1048576 same
16777216 same
bool(true)
