--TEST--
A workload of 512 MB goes to the worker and comes back as it was, and its memory is given back on all three sides
--SKIPIF--
<?php if (getenv('SKIP_SLOW_TESTS') || getenv('USE_ZEND_ALLOC') === '0') die('skip slow'); ?>
--FILE--
<?php
require __DIR__ . '/client.inc';
ini_set('memory_limit', -1);
$size = (LONG ? 512 : 64) << 20;
$server = new Gearmand('--max-packet-size=1G');
$worker = php_process(<<<'PHP'
    ini_set('memory_limit', -1);
    $worker = new GearmanWorker();
    $worker->addServer('127.0.0.1', (int) $argv[1]);
    $worker->addFunction('echo', fn ($job) => $job->workload());
    while ($worker->work());
    PHP, $server->port);
wait_for(fn () => $server->status('echo')[2], 'the worker');
function resident(int $pid): int
{
    preg_match('/VmRSS:\s+(\d+) kB/', file_get_contents("/proc/$pid/status"), $match);
    return $match[1] << 10;
}
$pids = ['client' => getmypid(), 'worker' => $worker->pid, 'server' => $server->pid()];
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->doNormal('echo', 'small');
$before = array_map(resident(...), $pids);
for ($i = 0; $i < 2; $i++) {
    $workload = str_repeat(random_bytes(1 << 20), $size >> 20); // no two of its megabytes could change places unnoticed:
    for ($at = 0; $at < $size; $at += 1 << 20) {
        $workload[$at] = chr($at >> 20 & 255);
        $workload[$at + 1] = chr($at >> 28);
    }
    var_dump($client->doNormal('echo', $workload) === $workload, $client->returnCode());
    unset($workload);
}
$client->doNormal('echo', 'small'); // now worker and server have nothing left to do with the large one
foreach ($pids as $who => $pid) {
    wait_for(fn () => resident($pid) - $before[$who] < 16 << 20, "the memory of the $who");
}
var_dump($client->doNormal('echo', 'small'));
?>
--EXPECT--
bool(true)
int(0)
bool(true)
int(0)
string(5) "small"
