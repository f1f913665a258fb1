--TEST--
Jobs whose unique is left out, null or '' are jobs of their own in a durable queue, too: nine are nine rows
--SKIPIF--
<?php
require __DIR__ . '/../queue/queue.inc';
skip_without_sqlite(true);
?>
--FILE--
<?php
require __DIR__ . '/client.inc';
require __DIR__ . '/../queue/queue.inc';
$file = queue_file();
$server = new Gearmand(...queue_options($file));
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
foreach ([[], [null], ['']] as $unique) {
    $client->doBackground('f', 'same', ...$unique);
    $client->doHighBackground('f', 'same', ...$unique);
    $client->addTaskLowBackground('f', 'same', null, ...$unique);
    $client->runTasks();
}
echo $server->status('f')[0], ' queued, ', rtrim(sql($file, 'SELECT COUNT(*) FROM gearman_queue')), " rows\n";
$server->stop();
$server->restart();
echo count(drain($server, 'f')), " after a restart\n";
?>
--EXPECT--
9 queued, 9 rows
9 after a restart
