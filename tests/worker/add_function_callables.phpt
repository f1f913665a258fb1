--TEST--
addFunction() takes every kind of callable
--FILE--
<?php
require __DIR__ . '/worker.inc';
function plain(GearmanJob $job): string { return 'function'; }
class Functions
{
    public function method(GearmanJob $job): string { return 'method'; }
    public static function fixed(GearmanJob $job): string { return 'static'; }
    public function __invoke(GearmanJob $job): string { return 'invokable'; }
    public function __call($name, $arguments) { return "__call $name"; }
}
$functions = new Functions();
$callables = ['plain', fn () => 'closure', [$functions, 'method'], ['Functions', 'fixed'], 'Functions::fixed', $functions,
    $functions->method(...), plain(...), [$functions, 'anything']];

$server = new Gearmand();
$worker = worker_for($server, []);
foreach ($callables as $i => $callable) {
    var_dump($worker->addFunction("f$i", $callable));
    $client = start_client($server, "f$i");
    $worker->work();
    echo heard($client);
}
var_dump(gearman_worker_add_function($worker, 'procedural', fn () => 'procedural'));
$client = start_client($server, 'procedural');
var_dump(gearman_worker_work($worker));
echo heard($client);
?>
--EXPECT--
bool(true)
complete: function
bool(true)
complete: closure
bool(true)
complete: method
bool(true)
complete: static
bool(true)
complete: static
bool(true)
complete: invokable
bool(true)
complete: method
bool(true)
complete: function
bool(true)
complete: __call anything
bool(true)
bool(true)
complete: procedural
