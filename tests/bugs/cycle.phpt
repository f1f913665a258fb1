--TEST--
A worker whose functions and contexts hold it is collected
--FILE--
<?php
class Service
{
    public GearmanWorker $worker;
    public function __construct()
    {
        $this->worker = new GearmanWorker();
        $this->worker->addFunction('method', [$this, 'run'], $this);
        $this->worker->addFunction('closure', fn () => $this, ['self' => $this]);
    }
    public function run() {}
    public function __destruct() { echo "collected\n"; }
}
$service = new Service();
unset($service);
gc_collect_cycles();
echo "end\n";
?>
--EXPECT--
collected
end
