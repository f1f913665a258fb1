--TEST--
A client that waits for its tasks does nothing meanwhile: in runTasks(), or non-blocking in wait(), and with a dead server among its own
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') die('skip not for valgrind: it is not idle');
if (!trim((string) shell_exec('command -v strace'))) die('skip strace is missing');
?>
--FILE--
<?php
require __DIR__ . '/client.inc';
require __DIR__ . '/../idle.inc';
$prelude = <<<'PHP'
    $client = new GearmanClient();
    $client->addServers($argv[1]);
    $client->setTimeout(500);
    $client->addTask('nobody', '');

    PHP;
$loops = [
    'runTasks' => 'while (idle()) { @$client->runTasks(); }',
    'non-blocking' => '$client->addOptions(GEARMAN_CLIENT_NON_BLOCKING); while (idle()) { @$client->runTasks(); @$client->wait(); }',
];
$one = new Gearmand();
$two = new Gearmand();
$dead = '127.0.0.1:' . closed_port();
$silent = stream_socket_server('tcp://127.0.0.1:0'); // connects, and never answers
foreach ($loops as $name => $loop) {
    foreach ([
        'one server' => $one->address,
        'two servers' => "$one->address,$two->address",
        'one of two is dead' => "$dead,$one->address",
        'a silent server' => stream_socket_get_name($silent, false),
    ] as $which => $servers) {
        $codes["$name, $which"] = [$prelude . $loop, [$servers]];
    }
}
show_idle($codes);
?>
--EXPECT--
runTasks, one server: idle
runTasks, two servers: idle
runTasks, one of two is dead: idle
runTasks, a silent server: idle
non-blocking, one server: idle
non-blocking, two servers: idle
non-blocking, one of two is dead: idle
non-blocking, a silent server: idle
