--TEST--
A warning of send*() that an error handler makes an exception leaves through the function
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
set_error_handler(function ($level, $message) { throw new ErrorException('from the handler'); });
$worker = worker_for($server, ['f' => function ($job) {
    $job->sendComplete('done');
    $job->sendData('late');
}]);
$client = start_client($server, 'f');
try {
    $worker->work();
} catch (ErrorException $e) {
    echo $e->getMessage(), "\n";
}
echo heard($client);
?>
--EXPECT--
from the handler
complete: done
