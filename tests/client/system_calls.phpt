--TEST--
A request and a job cost as few system calls as they can: a send, a poll and a receive; a worker's result is one send more
--SKIPIF--
<?php
exec('strace -c -o /dev/null true 2>/dev/null', result_code: $code);
$code === 0 or die('skip strace is missing, or may not trace');
getenv('USE_ZEND_ALLOC') !== '0' or die('skip valgrind makes calls of its own');
?>
--FILE--
<?php
require __DIR__ . '/client.inc';

/** [name => how many more of a system call]: $many rounds of the code against $few of them, so that the start is not counted. */
function system_calls(Gearmand $server, string $code, int $few, int $many): array
{
    $counts = [];
    foreach ([$few, $many] as $rounds) {
        $log = temporary('');
        $process = new Process(['strace', '-f', '-c', '-o', $log, ...php_command($code, $server->port, $rounds)]);
        $process->wait() === 0 or throw new Exception($process->text());
        preg_match_all('/^ *[\d.]+ +[\d.]+ +\d+ +(\d+) .*\b(\w+)$/m', file_get_contents($log), $rows, PREG_SET_ORDER);
        $counts[] = array_column(array_filter($rows, fn ($row) => $row[2] !== 'total'), 1, 2);
    }
    foreach ($counts[1] as $name => $count) {
        $more[$name] = $count - ($counts[0][$name] ?? 0);
    }
    return array_filter($more, fn ($count) => $count > ($many - $few) / 10); // memory and the like are not each round's
}

$client = <<<'PHP'
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', (int) $argv[1]);
    for ($i = (int) $argv[2]; $i > 0; $i--) {
        %s or exit(1);
    }
    PHP;
$worker = <<<'PHP'
    $worker = new GearmanWorker();
    $worker->addServer('127.0.0.1', (int) $argv[1]);
    $worker->addFunction('background', fn () => 'done');
    for ($i = (int) $argv[2]; $i > 0; $i--) {
        $worker->work() or exit(1);
    }
    PHP;
$server = new Gearmand();
foreach ([
    'doBackground' => sprintf($client, '$client->doBackground("background", "workload")'),
    'ping' => sprintf($client, '$client->ping("x")'),
    'work' => $worker, // of the jobs that are queued by now
] as $what => $code) {
    $calls = system_calls($server, $code, 50, 1050);
    ksort($calls);
    $most = ['poll' => 1000, 'recvfrom' => 1000, 'sendto' => $what === 'work' ? 2000 : 1000];
    $good = array_keys($calls) === array_keys($most) && !array_filter($most, fn ($count, $name) => $calls[$name] > $count, ARRAY_FILTER_USE_BOTH);
    echo $what, ': ', $good ? 'as few as can be' : json_encode($calls), "\n";
}
?>
--EXPECT--
doBackground: as few as can be
ping: as few as can be
work: as few as can be
