--TEST--
Clients, tasks, workers, jobs and their callbacks and contexts, made, used and let go in random order, from inside callbacks too: nothing crashes, and nothing is left
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$seed = (int) (getenv('GEARMAN_SEED') ?: random_int(1, 1 << 30));
echo "seed $seed\n"; // GEARMAN_SEED does the same again
mt_srand($seed);
$steps = getenv('USE_ZEND_ALLOC') === '0' ? 250 : (LONG ? 20000 : 3000);
$server = new Gearmand();
$helper = start_worker($server);
set_error_handler(fn () => true, E_WARNING);

/** What happens, and to what: everything that is alive is in $pool, by kind, and in $seen as long as anything holds it. */
final class World
{
    public array $pool = ['client' => [], 'task' => [], 'worker' => [], 'job' => [], 'other' => []];
    public WeakMap $seen;
    public int $depth = 0;
    public array $done = [];

    public function __construct(private Gearmand $server)
    {
        $this->seen = new WeakMap();
    }

    public function keep(string $kind, mixed $object): mixed
    {
        if (is_object($object)) {
            $this->seen[$object] = $kind;
            if (count($this->pool[$kind]) < 8) {
                $this->pool[$kind][] = $object;
            }
        }
        return $object;
    }

    public function any(string $kind): ?object
    {
        return $this->pool[$kind] ? $this->pool[$kind][array_rand($this->pool[$kind])] : null;
    }

    /** A context or a thing that a closure captures: of any type, and often part of a cycle. */
    public function thing(): mixed
    {
        $any = $this->any(array_rand($this->pool));
        return match (mt_rand(0, 10)) {
            0 => null,
            1 => mt_rand(),
            2 => 1.5,
            3 => str_repeat('x', mt_rand(0, 300)),
            4 => ['a' => [$any, 'b' => $any]],
            5 => $this->keep('other', (object) ['held' => $any]),
            6 => $this->keep('other', new ArrayObject([$any])),
            7 => fn () => $any,
            8 => $this->any('client'),
            9 => $this->any('worker'),
            10 => $this->keep('other', new class($this, $any) {
                public function __construct(private World $world, public mixed $any) {}
                public function __destruct() { $this->world->step(); }
            }),
        };
    }

    /** A callable for tasks or jobs: it holds something, and does something. */
    public function callback(): callable
    {
        $held = $this->thing();
        $steps = mt_rand(0, 2);
        $end = mt_rand(0, 9);
        return function (object $subject, mixed ...$context) use ($held, $steps, $end) {
            $this->done['callback for a ' . get_class($subject) . ($this->depth > 1 ? ', within another' : '')] = true;
            if ($subject instanceof GearmanJob) {
                $this->keep('job', $subject);
            }
            for ($i = 0; $i < $steps; $i++) {
                $this->step();
            }
            if ($end === 0) {
                throw new DomainException('thrown');
            }
            return [1 => GEARMAN_WORK_FAIL, 2 => GEARMAN_PAUSE, 3 => 'text'][$end] ?? null;
        };
    }

    public function step(): void
    {
        if ($this->depth > 3) {
            return;
        }
        $actions = ['new_client', 'new_worker', 'new_task', 'new_task', 'new_background', 'set_callback', 'set_callback', 'clear_callbacks', 'run', 'run', 'run', 'do', 'do_background',
            'status', 'drop', 'drop', 'drop_many', 'collect', 'copy', 'add_function', 'add_function', 'unregister', 'work', 'work', 'grab',
            'end_job', 'read_task', 'context', 'bare'];
        $action = $actions[array_rand($actions)];
        $this->depth++;
        try {
            $this->$action();
            $this->done[$action] = true;
        } catch (DomainException $e) {
            unset($e);
        } finally {
            $this->depth--;
        }
    }

    private function new_client(): void
    {
        $client = $this->keep('client', mt_rand(0, 3) ? new GearmanClient() : new class extends GearmanClient { public mixed $own; });
        $client->addServer('127.0.0.1', $this->server->port);
        $client->setTimeout(mt_rand(0, 1) ? 5 : 50);
        mt_rand(0, 4) || $client->addOptions(GEARMAN_CLIENT_NON_BLOCKING);
        mt_rand(0, 4) || @$client->own = $this->thing();
        foreach (['Created', 'Data', 'Complete', 'Fail', 'Exception'] as $event) {
            mt_rand(0, 1) && $client->{"set{$event}Callback"}($this->callback());
        }
        for ($i = mt_rand(0, 4); $i > 0; $i--) {
            $this->keep('task', $client->addTask(['reverse', 'parts', 'fail', 'throw'][mt_rand(0, 3)], 'abc', $this->thing()));
        }
    }

    private function bare(): void
    {
        foreach ([GearmanClient::class, GearmanWorker::class, GearmanTask::class, GearmanJob::class] as $class) {
            mt_rand(0, 1) && $this->keep(strtolower(substr($class, 7)), new $class());
        }
    }

    private function new_worker(): void
    {
        $worker = $this->keep('worker', new GearmanWorker());
        $worker->addServer('127.0.0.1', $this->server->port);
        $worker->setTimeout(5);
        mt_rand(0, 2) && $worker->addFunction('mine', $this->callback(), $this->thing());
    }

    private function new_task(): void
    {
        $client = $this->any('client');
        $context = $this->thing();
        $function = ['reverse', 'parts', 'fail', 'throw', 'nobody', 'mine'][mt_rand(0, 5)];
        $client && $this->keep('task', $client->addTask($function, 'abc', ...(mt_rand(0, 3) ? [$context] : [])));
    }

    private function new_background(): void
    {
        $client = $this->any('client');
        $client && $this->keep('task', $client->addTaskBackground('mine', 'abc', $this->thing()));
    }

    private function set_callback(): void
    {
        $event = ['Created', 'Data', 'Status', 'Warning', 'Complete', 'Exception', 'Fail', 'Workload'][mt_rand(0, 7)];
        $this->any('client')?->{"set{$event}Callback"}($this->callback());
    }

    private function clear_callbacks(): void { $this->any('client')?->clearCallbacks(); }
    private function run(): void { $this->any('client')?->runTasks(); }
    private function do(): void { $this->any('client')?->doNormal(mt_rand(0, 2) ? 'reverse' : 'parts', 'abc'); }
    private function do_background(): void { $this->any('client')?->doBackground('mine', 'abc'); }
    private function status(): void { $this->any('client')?->jobStatus('H:x:1'); }
    private function context(): void { $this->any('client')?->setContext(str_repeat('c', mt_rand(0, 100))); }
    private function collect(): void { gc_collect_cycles(); }

    private function drop(): void
    {
        $kind = array_rand($this->pool);
        if ($this->pool[$kind]) {
            unset($this->pool[$kind][array_rand($this->pool[$kind])]);
        }
    }

    private function drop_many(): void
    {
        $kind = array_rand($this->pool);
        if (mt_rand(0, 4) === 0) {
            $this->pool[$kind] = [];
        }
    }

    private function copy(): void
    {
        $object = $this->any(['client', 'task', 'worker', 'job'][mt_rand(0, 3)]);
        foreach ([fn () => clone $object, fn () => serialize($object)] as $copy) {
            try {
                $object && $copy() && print("a copy of a " . get_class($object) . "\n");
            } catch (Error | Exception $e) {
                unset($e);
            }
        }
    }

    private function add_function(): void
    {
        $this->any('worker')?->addFunction(mt_rand(0, 2) ? 'mine' : 'other', $this->callback(), ...(mt_rand(0, 1) ? [$this->thing()] : []));
    }

    private function unregister(): void
    {
        $worker = $this->any('worker');
        mt_rand(0, 1) ? $worker?->unregister('mine') : $worker?->unregisterAll();
    }

    private function work(): void { $this->any('worker')?->work(); }

    private function grab(): void
    {
        $worker = $this->any('worker');
        $worker?->register('mine');
        $this->keep('job', $worker?->grabJob());
    }

    private function end_job(): void
    {
        $job = $this->any('job');
        match (mt_rand(0, 3)) {
            0 => $job?->sendComplete('x'),
            1 => $job?->sendFail(),
            2 => $job?->sendData('x'),
            3 => $job?->sendException('x'),
        };
        $job && strlen((string) $job->workload()) + strlen((string) $job->handle());
    }

    private function read_task(): void
    {
        $task = $this->any('task');
        $task && [$task->data(), $task->jobHandle(), $task->functionName(), $task->unique(), $task->recvData(3), $task->returnCode()];
    }
}

$world = new World($server);
for ($i = 0; $i < $steps; $i++) {
    $world->step();
}
$most = count($world->done); // 22 actions, 4 kinds of callbacks
$world->depth = 100; // no destructor makes anything new
$kinds = array_keys($world->pool);
shuffle($kinds);
foreach ($kinds as $kind) {
    $world->pool[$kind] = [];
}
for ($i = 0; $i < 5; $i++) {
    gc_collect_cycles(); // a destructor's turn comes before its object's
}
foreach ($world->seen as $object => $kind) {
    echo "left: a $kind, ", get_class($object), "\n";
}
echo $most === 26 || $steps < 1000 && $most > 20 ? 'everything has been done' : "only $most things have been done", "\n";
?>
--EXPECTF--
seed %d
everything has been done
