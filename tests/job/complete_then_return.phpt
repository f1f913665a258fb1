--TEST--
sendComplete() and then a return value: the client hears one complete, and no fail
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, [
    'value' => function ($job) { $job->sendComplete('sent'); return 'returned'; },
    'success' => function ($job) { $job->sendData('part'); $job->sendComplete('sent'); return GEARMAN_SUCCESS; },
    'nothing' => function ($job) { $job->sendComplete('sent'); },
    'fail' => function ($job) { $job->sendFail(); return 'returned'; },
    'code' => function ($job) { $job->sendComplete('sent'); $job->setReturn(GEARMAN_WORK_FAIL); },
    'throw' => function ($job) { $job->sendComplete('sent'); throw new Exception('after the end'); },
]);
foreach (['value', 'success', 'nothing', 'fail', 'code', 'throw'] as $function) {
    echo "--$function\n";
    $client = start_client($server, $function);
    try {
        var_dump($worker->work());
    } catch (Exception $e) {
        echo $e->getMessage(), "\n";
    }
    echo heard($client);
}
?>
--EXPECT--
--value
bool(true)
complete: sent
--success
bool(true)
data: part
complete: sent
--nothing
bool(true)
complete: sent
--fail
bool(true)
fail
--code
bool(true)
complete: sent
--throw
after the end
complete: sent
