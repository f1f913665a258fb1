--TEST--
"localhost" finds a server that listens on its IPv6 address only
--SKIPIF--
<?php
require __DIR__ . '/../gearmand.inc';
can_have_both_localhosts() or die('skip no IPv6, or not root');
?>
--FILE--
<?php
require __DIR__ . '/../gearmand.inc';
$server = new Gearmand('-L', '::1');
$worker = php_process_both_localhosts(<<<'PHP'
    $client = new GearmanClient();
    $client->addServer('localhost', (int) $argv[1]);
    $client->doBackground('f', 'job');
    $worker = new GearmanWorker();
    $worker->addServer('localhost', (int) $argv[1]);
    $worker->addFunction('f', function ($job) { echo $job->workload(), "\n"; });
    var_dump($worker->work());
    PHP, $server->port);
$worker->wait();
echo $worker->text();
?>
--EXPECT--
job
bool(true)
