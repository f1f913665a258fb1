--TEST--
A function that is added again is the new one, with the new timeout
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => fn () => 'first']);
$worker->addFunction('f', function () { usleep(300000); return 'second'; }, null, 100);
$worker->addFunction('f', function () { usleep(300000); return 'third'; });
$client = start_client($server, 'f');
$worker->work();
echo heard($client);
?>
--EXPECT--
complete: third
