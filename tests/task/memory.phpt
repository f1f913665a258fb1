--TEST--
Memory is given back: of finished tasks, of results, of submissions
--SKIPIF--
<?php if (getenv('SKIP_SLOW_TESTS')) die('skip slow'); ?>
--FILE--
<?php
require __DIR__ . '/../client/client.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->setCompleteCallback(function ($task) {
    $task->data();
});
$rounds = [
    'tasks' => function () use ($client) {
        for ($i = 0; $i < 1000; $i++) {
            $client->addTask('reverse', str_repeat('x', 500), new ArrayObject([$i]));
        }
        $client->runTasks();
    },
    'doNormal' => function () use ($client) {
        for ($i = 0; $i < 200; $i++) {
            $client->doNormal('parts', 'abcdef');
            $client->doNormal('fail', '');
            $client->doNormal('throw', 'x');
        }
    },
    'clients' => function () use ($server) {
        for ($i = 0; $i < 100; $i++) {
            $client = new GearmanClient();
            $client->addServers("$server->address,127.0.0.1:1");
            $client->setContext("context $i");
            $client->setCreatedCallback(fn () => null);
            $client->addTask('reverse', 'never run');
            $client->addTaskBackground('nobody', 'x');
            $client->doBackground('nobody', 'x');
        }
    },
];
foreach ($rounds as $name => $round) {
    $round();
    $round();
    gc_collect_cycles();
    $before = memory_get_usage();
    for ($i = 0; $i < 5; $i++) {
        $round();
    }
    gc_collect_cycles();
    echo $name, ' ', memory_get_usage() - $before < 2000 ? 'flat' : 'grows', "\n";
}
?>
--EXPECT--
tasks flat
doNormal flat
clients flat
