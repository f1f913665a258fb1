--TEST--
A timeout is in milliseconds, after which the server fails the job; null and 0 are none
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
foreach ([200, null, 0] as $timeout) {
    $worker = worker_for($server, []);
    $worker->addFunction('f', function () { usleep(500000); return 'late'; }, null, $timeout);
    $client = start_client($server, 'f');
    var_dump($worker->work());
    echo heard($client);
}

$worker = worker_for($server, []);
$worker->register('f', 100);
$client = start_client($server, 'f');
$job = wait_for(fn () => $worker->grabJob(), 'a job');
echo heard($client);
?>
--EXPECT--
bool(true)
fail
bool(true)
complete: late
bool(true)
complete: late
fail
