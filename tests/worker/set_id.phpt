--TEST--
setId() is what the server shows in its list of workers, also when it is changed
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = worker_for($server, ['f' => 'strrev']);
$worker->setTimeout(50);
var_dump($worker->setId('first'));
$worker->work();
wait_for(fn () => preg_match('/ first : f$/m', $server->ask('workers')), 'the first id');
var_dump(gearman_worker_set_id($worker, 'second'));
wait_for(fn () => preg_match('/ second : f$/m', $server->ask('workers')), 'the second id');
var_dump($worker->setId(''));
?>
--EXPECTF--
bool(true)
bool(true)

Warning: GearmanWorker::setId(): the id must not be empty or hold a NUL byte in %s on line %d
bool(false)
