--TEST--
Without a context the function gets null for it, since it may well require its second argument
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => function ($job, $context) { return func_num_args() . gettype($context); }]);
$client = start_client($server, 'f');
$worker->work();
echo heard($client);
$worker->addFunction('f', function ($job, $context = 'default') { return func_num_args() . gettype($context); }, null);
$client = start_client($server, 'f');
$worker->work();
echo heard($client);
?>
--EXPECT--
complete: 2NULL
complete: 2NULL
