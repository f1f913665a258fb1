--TEST--
A worker with nothing to do does nothing: with one or two servers, with dead and with lost ones, waiting in work(), or non-blocking in GearmanManager's loop
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') die('skip not for valgrind: it is not idle');
if (!trim((string) shell_exec('command -v strace'))) die('skip strace is missing');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
require __DIR__ . '/../idle.inc';

$loops = [
    'work' => <<<'PHP'
        while (idle()) {
            @$worker->work();
        }
        PHP,
    'manager' => <<<'PHP'
        $worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
        while (idle()) {
            if (@$worker->work() || $worker->returnCode() == GEARMAN_IO_WAIT || $worker->returnCode() == GEARMAN_NO_JOBS) {
                if ($worker->returnCode() == GEARMAN_SUCCESS) {
                    continue;
                }
                if (!@$worker->wait()) {
                    if ($worker->returnCode() == GEARMAN_NO_ACTIVE_FDS) {
                        sleep(5);
                    }
                }
            }
        }
        PHP,
];
$prelude = <<<'PHP'
    $worker = new GearmanWorker();
    $worker->addServers($argv[1]);
    $worker->addFunction('f', 'strrev');
    $worker->setTimeout(500);

    PHP;
$one = new Gearmand();
$two = new Gearmand();
$dead = '127.0.0.1:' . closed_port();
// Once it has asked them, the two servers that it then loses.
$lost = <<<'PHP'
    while ($worker->work() || $worker->returnCode() !== GEARMAN_TIMEOUT);
    foreach (array_slice($argv, 2) as $pid) {
        exec("sh -c 'kill -9 $pid'");
    }

    PHP;
$silent = stream_socket_server('tcp://127.0.0.1:0'); // connects, and never answers
// A server that is down is tried once a second, of which each try is some calls; to look for a name takes files and sockets.
$attempts = ['one of two is dead' => 40, 'none but dead ones' => 60, 'no such host' => 300];
foreach ($loops as $name => $loop) {
    foreach ([
        'one server' => $one->address,
        'two servers' => "$one->address,$two->address",
        'one of two is dead' => "$dead,$one->address",
        'one of two is silent' => stream_socket_get_name($silent, false) . ",$one->address",
        'none but dead ones' => "$dead,127.0.0.1:" . closed_port(),
        'no such host' => 'no-such-host.invalid',
    ] as $which => $servers) {
        $codes["$name, $which"] = [$prelude . $loop, [$servers], $attempts[$which] ?? 10];
    }
    $gone = [new Gearmand(), new Gearmand()];
    $codes["$name, both lost"] = [$prelude . $lost . $loop, ["{$gone[0]->address},{$gone[1]->address}", $gone[0]->pid(), $gone[1]->pid()], 60];
}
show_idle($codes);
?>
--EXPECT--
work, one server: idle
work, two servers: idle
work, one of two is dead: idle
work, one of two is silent: idle
work, none but dead ones: idle
work, no such host: idle
work, both lost: idle
manager, one server: idle
manager, two servers: idle
manager, one of two is dead: idle
manager, one of two is silent: idle
manager, none but dead ones: idle
manager, no such host: idle
manager, both lost: idle
