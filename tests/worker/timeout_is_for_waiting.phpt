--TEST--
The timeout is for waiting: a job may take longer, and so may its result
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function () { usleep(200000); return str_repeat('x', 1 << 24); }]);
$worker->setTimeout(100);
$client = php_process(<<<'PHP'
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', (int) $argv[1]);
    echo strlen($client->doNormal('f', '')), "\n";
    PHP, $server->port);
wait_for(fn () => $server->status('f')[0] === 1, 'the job');
var_dump($worker->work());
echo heard($client);
?>
--EXPECT--
bool(true)
16777216
