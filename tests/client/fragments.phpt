--TEST--
Workloads and results of 0 to 70,000 bytes, around the buffers' boundaries one by one, and larger ones, in random fragments on every way: byte for byte
--SKIPIF--
<?php if (getenv('SKIP_SLOW_TESTS')) die('skip slow'); ?>
--FILE--
<?php
require __DIR__ . '/client.inc';
$seed = (int) (getenv('GEARMAN_SEED') ?: random_int(1, PHP_INT_MAX));
mt_srand($seed);
$server = new Gearmand();
// Hands on what it reads in pieces, from a byte to what it has, each in a packet of its own.
$proxy = php_process(<<<'PHP'
    mt_srand((int) $argv[2]);
    $context = stream_context_create(['socket' => ['tcp_nodelay' => true]]);
    $listener = stream_socket_server('tcp://127.0.0.1:0', $errno, $error, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN, $context);
    echo 'port ', substr(strrchr(stream_socket_get_name($listener, false), ':'), 1), "\n";
    $other = $unsent = [];
    while (true) {
        $read = [$listener];
        $write = [];
        foreach ($other as $id => [$from, $to]) {
            $unsent[$id] === '' ? $read[] = $from : $write[] = $to;
        }
        $none = null;
        stream_select($read, $write, $none, null);
        foreach ($read as $socket) {
            if ($socket === $listener) {
                $near = stream_socket_accept($listener);
                $far = stream_socket_client("tcp://127.0.0.1:$argv[1]", $errno, $error, 5, STREAM_CLIENT_CONNECT, $context);
                foreach ([[$near, $far], [$far, $near]] as $pair) {
                    stream_set_blocking($pair[0], false);
                    stream_set_read_buffer($pair[0], 0);
                    $other[(int) $pair[0]] = $pair;
                    $unsent[(int) $pair[0]] = '';
                }
                continue;
            }
            $bytes = fread($socket, 1 << 18);
            if ($bytes === '' || $bytes === false) {
                $far = $other[(int) $socket][1];
                unset($other[(int) $socket], $other[(int) $far]);
                fclose($far);
                continue;
            }
            $unsent[(int) $socket] = $bytes;
        }
        foreach ($other as $id => [$from, $to]) {
            if ($unsent[$id] !== '' && in_array($to, $write, true)) {
                $sent = (int) @fwrite($to, substr($unsent[$id], 0, mt_rand(1, 1 << mt_rand(0, 17))));
                $unsent[$id] = substr($unsent[$id], $sent);
            }
        }
    }
    PHP, $server->port, $seed);
$proxy->wait_text("\n");
$port = (int) substr($proxy->text(), 5);
$worker = php_process(<<<'PHP'
    ini_set('memory_limit', -1);
    $worker = new GearmanWorker();
    $worker->addServer('127.0.0.1', (int) $argv[1]);
    $worker->addFunction('reverse', fn ($job) => strrev($job->workload()));
    $worker->addFunction('parts', function ($job) {
        for ($workload = $job->workload(), $at = 0; $at < strlen($workload); $at += $size) {
            $size = mt_rand(1, 20000);
            $job->sendData(substr($workload, $at, $size));
        }
        return 'end';
    });
    while ($worker->work());
    PHP, $port);
wait_for(fn () => $server->status('parts')[2], 'the worker');
ini_set('memory_limit', -1);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $port);
$got = '';
foreach (['Data', 'Complete'] as $event) {
    $client->{"set{$event}Callback"}(function ($task) use (&$got) { $got .= $task->data(); });
}
$wrong = 0;
$check = function (string $how, int $size, string $bytes, callable $call) use (&$wrong, $seed) {
    if ($call($bytes) !== true && ++$wrong < 10) {
        echo "$how of $size bytes differs, with GEARMAN_SEED=$seed\n";
    }
};
$bytes = random_bytes(70000);
$sizes = [...range(0, 40), ...range(1010, 1030), ...range(4070, 4100), ...range(8150, 8200), ...range(16340, 16390),
    ...range(32740, 32770), ...range(65440, 65560), 70000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 1 << 24];
shuffle($sizes);
foreach ($sizes as $size) {
    $part = $size <= 70000 ? substr($bytes, 0, $size) : random_bytes($size);
    $check('doNormal', $size, $part, fn ($part) => $client->doNormal('reverse', $part) === strrev($part));
}
// And many in flight, whose packets share fragments.
for ($i = 0; $i < 300; $i++) {
    $size = $sizes[array_rand($sizes)] % 70001;
    $client->addTask('reverse', substr($bytes, 0, $size), $i);
    $expected[$i] = strrev(substr($bytes, 0, $size));
}
$client->setCompleteCallback(function ($task, $i) use ($check, $expected) {
    $check('addTask', strlen($expected[$i]), $expected[$i], fn ($bytes) => $task->data() === $bytes);
});
var_dump($client->runTasks());
$client->setCompleteCallback(function ($task) use (&$got) { $got .= $task->data(); });
foreach ([0, 1, 8192, 70000, 1 << 20] as $size) {
    $got = '';
    $part = random_bytes($size ?: 1);
    $client->addTask('parts', $size ? $part : '');
    $client->runTasks();
    $check('sendData', $size, $size ? $part : '', fn ($part) => $got === $part . 'end');
}
echo $wrong, " wrong\n";
?>
--EXPECT--
bool(true)
0 wrong
