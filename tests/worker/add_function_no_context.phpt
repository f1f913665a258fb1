--TEST--
Without a context the function gets the job only, and its own default holds
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function ($job, $context = 'default') { return func_num_args() . " $context"; }]);
$client = start_client($server, 'f');
$worker->work();
echo heard($client);
$worker->addFunction('f', function ($job, $context = 'default') { return func_num_args() . gettype($context); }, null);
$client = start_client($server, 'f');
$worker->work();
echo heard($client);
?>
--EXPECT--
complete: 1 default
complete: 2NULL
