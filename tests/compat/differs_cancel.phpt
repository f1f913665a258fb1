--TEST--
Differs: a cancelled job counts in the status no more
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (!is_executable('/usr/bin/gearadmin')) {
    die('skip gearman-tools is not installed');
}
?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat_servers(function ($server) {
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', $server->port);
    $handle = $client->doBackground('f', 'x');
    echo implode(' ', $server->status('f')), "\n";
    $cancel = new Process(['/usr/bin/gearadmin', '-h', '127.0.0.1', '-p', (string) $server->port, '--cancel-job', $handle]);
    $cancel->wait();
    echo $cancel->text(), implode(' ', $server->status('f')), "\n";
});
?>
--EXPECT--
== server theirs
1 0 0
OK
1 0 0
== server ours
1 0 0
OK
0 0 0
