--TEST--
A context given by value is not changed by the function
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$context = ['n' => 0];
$worker = worker_for($server, []);
$worker->addFunction('f', function ($job, $context) { $context['n']++; echo $context['n'], "\n"; }, $context);
$client = client_for($server);
for ($i = 0; $i < 3; $i++) {
    $client->doBackground('f', '');
    $worker->work();
}
var_dump($context['n']);
?>
--EXPECT--
1
1
1
int(0)
