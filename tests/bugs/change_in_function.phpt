--TEST--
A function may register, replace and unregister functions, itself too
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, []);
$worker->addFunction('f', function ($job, $context) use ($worker) {
    $worker->addFunction('g', fn () => 'g');
    $worker->addFunction('f', fn () => 'second', new stdClass());
    $worker->unregister('f');
    $worker->addFunction('f', fn () => 'third');
    return $context->text;
}, (object) ['text' => 'first']);
foreach (['f', 'f', 'g'] as $function) {
    $client = start_client($server, $function);
    $worker->work();
    echo heard($client);
}
$worker->addFunction('h', function () use ($worker) { return $worker->unregisterAll() ? 'none left' : ''; });
$client = start_client($server, 'h');
var_dump($worker->work());
echo heard($client);
var_dump(@$worker->work(), $worker->returnCode() === GEARMAN_NO_REGISTERED_FUNCTIONS);
?>
--EXPECT--
complete: first
complete: third
complete: g
bool(true)
complete: none left
bool(false)
bool(true)
