--TEST--
A callable whose end runs code that changes the worker's functions, when it is replaced, unregistered, or freed with the worker
--FILE--
<?php
class Chatty
{
    public function __construct(private WeakReference $worker, private Closure $last) {}
    public function __invoke($job) {}
    public function __destruct()
    {
        $worker = $this->worker->get();
        echo $worker ? 'worker' : 'no worker', "\n";
        if ($worker) {
            ($this->last)($worker);
        }
    }
}
$lasts = [
    fn ($worker) => $worker->unregister('a'),
    fn ($worker) => $worker->unregisterAll(),
    function ($worker) {
        for ($i = 0; $i < 100; $i++) {
            $worker->addFunction("more$i", 'strrev');
        }
    },
];
foreach ($lasts as $last) {
    foreach (['replace', 'unregister', 'all', 'free'] as $how) {
        $worker = new GearmanWorker();
        $worker->addFunction('a', new Chatty(WeakReference::create($worker), $last));
        match ($how) {
            'replace' => $worker->addFunction('a', 'strrev'),
            'unregister' => $worker->unregister('a'),
            'all' => $worker->unregisterAll(),
            'free' => null,
        };
        $worker = null;
    }
}
$client = new GearmanClient();
$reference = WeakReference::create($client);
$client->addServer('127.0.0.1', 1);
$client->setCompleteCallback(new class($reference) {
    public function __construct(private WeakReference $client) {}
    public function __invoke($task) {}
    public function __destruct()
    {
        echo $this->client->get() ? 'client' : 'no client', "\n";
    }
});
$client->addTask('f', 'x');
$client = null;
?>
--EXPECT--
worker
worker
worker
no worker
worker
worker
worker
no worker
worker
worker
worker
no worker
no client
