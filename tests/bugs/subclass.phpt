--TEST--
A subclass with a constructor of its own
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
class MyWorker extends GearmanWorker
{
    public function __construct(public int $done = 0) {}
    public function run($job) { return ++$this->done; }
}
$server = new Gearmand();
$worker = new MyWorker();
$worker->addServer('127.0.0.1', $server->port);
$worker->addFunction('f', [$worker, 'run']);
$client = start_client($server, 'f');
$worker->work();
echo heard($client), $worker->done, "\n";
unset($worker);
gc_collect_cycles();
?>
--EXPECT--
complete: 1
1
