--TEST--
The worker variable is freed inside the function
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function ($job) {
    $GLOBALS['worker'] = null;
    gc_collect_cycles();
    $job->sendData('still there');
    return 'done';
}]);
$client = start_client($server, 'f');
var_dump($worker->work());
echo heard($client);

$worker = worker_for($server, ['f' => function ($job) { $GLOBALS['worker'] = null; return 'done'; }]);
$client = start_client($server, 'f');
var_dump(gearman_worker_work($worker));
echo heard($client);
var_dump($worker);
?>
--EXPECT--
bool(true)
data: still there
complete: done
bool(true)
complete: done
NULL
