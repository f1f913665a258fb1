--TEST--
Function names and uniques of up to 255 bytes arrive whole; uniques that share 64 bytes are not merged
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$function = str_repeat('f', 255);
$uniques = [str_repeat('u', 64), str_repeat('u', 65), str_repeat('u', 64) . 'x', str_repeat('u', 200), str_repeat('u', 255)];
foreach ($uniques as $unique) {
    $client->doBackground($function, '', $unique);
}
$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', $server->port);
$worker->addFunction($function, function ($job) use (&$got, $function) {
    $got[] = $job->unique();
    var_dump($job->functionName() === $function);
});
for ($i = 0; $i < 5; $i++) {
    $worker->work();
}
var_dump($got === $uniques);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
