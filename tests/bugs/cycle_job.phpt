--TEST--
A job that is kept in what its worker holds is collected with it
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
class Marker { public $kept; public function __destruct() { echo "collected\n"; } }
$server = new Gearmand();
$marker = new Marker();
$worker = worker_for($server, []);
$worker->addFunction('f', function ($job, $marker) { $marker->kept[] = $job; }, $marker);
client_for($server)->doBackground('f', '');
$worker->work();
unset($worker, $marker);
gc_collect_cycles();
echo "end\n";
wait_workers($server, 'f', 0);
?>
--EXPECT--
collected
end
