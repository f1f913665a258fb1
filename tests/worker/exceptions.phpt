--TEST--
GEARMAN_WORKER_EXCEPTIONS: each call that fails throws, with the warning's words and the return code; a loop's events do not
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
$warnings = [];
set_error_handler(function (int $level, string $message) use (&$warnings): bool {
    $warnings[] = preg_replace('/^[\w:]+\(\): /', '', $message);
    return true;
}, E_WARNING);

function attempt(GearmanWorker $worker, callable $call): string
{
    global $warnings;
    $warnings = [];
    try {
        $result = 'returned ' . json_encode($call()) . ', code ' . $worker->returnCode();
    } catch (GearmanException $e) {
        $result = 'exception ' . $e->getMessage() . ', code ' . ($e->getCode() === $worker->returnCode() ? '' : 'not ') . $e->getCode();
    }
    return preg_replace('/127.0.0.1:\d+/', 'SERVER', implode(', ', [...$warnings, $result]));
}

$server = new Gearmand();
$closed = closed_port();
$calls = [
    'no server' => [fn ($w) => null,
        ['work' => [], 'ping' => ['x']]],
    'unreachable' => [function ($w) use ($closed) { $w->addServer('127.0.0.1', $closed); $w->addFunction('f', 'strrev'); },
        ['work' => [], 'grabJob' => [], 'ping' => ['x']]],
    'no function' => [fn ($w) => $w->addServer('127.0.0.1', $server->port),
        ['work' => [], 'grabJob' => []]],
    'bad argument' => [fn ($w) => null,
        ['setId' => [''], 'addFunction' => ['', 'strrev'], 'register' => ["a\0b"]]],
];
foreach ($calls as $case => [$set_up, $methods]) {
    foreach ($methods as $method => $arguments) {
        $worker = new GearmanWorker();
        $set_up($worker);
        $function = 'gearman_worker_' . strtolower(preg_replace('/[A-Z]/', '_$0', $method));
        $warning = attempt($worker, fn () => $worker->$method(...$arguments));
        $worker->addOptions(GEARMAN_WORKER_EXCEPTIONS);
        $exception = attempt($worker, fn () => $worker->$method(...$arguments));
        $procedural = attempt($worker, fn () => $function($worker, ...$arguments));
        $alike = preg_replace('/^(.*), returned .*, code (\d+)$/', 'exception $1, code $2', $warning);
        echo "$case, $method: $exception\n";
        $exception === $alike && $procedural === $exception || print("  not alike: $warning; $procedural\n");
    }
}

echo "-- a function without a callback\n";
$client = client_for($server);
$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', $server->port);
$worker->addOptions(GEARMAN_WORKER_EXCEPTIONS);
$worker->register('registered');
$client->doBackground('registered', '');
echo attempt($worker, fn () => $worker->work()), "\n";

echo "-- a loop's events\n";
$worker->setTimeout(20);
echo attempt($worker, fn () => $worker->work()), "\n";
echo attempt($worker, fn () => $worker->wait()), "\n";
echo attempt($worker, fn () => $worker->grabJob()), "\n";
$worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
echo attempt($worker, fn () => $worker->work()), "\n";
$worker->removeOptions(GEARMAN_WORKER_NON_BLOCKING);
echo attempt($worker, fn () => $worker->unregister('unknown')), "\n";
echo attempt(new GearmanWorker(), fn () => (new GearmanWorker())->wait()), "\n";
pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn () => print("handler\n"));
$worker->setTimeout((int) (PATIENCE * 1000));
foreach (['work', 'wait'] as $method) {
    pcntl_alarm(1);
    echo attempt($worker, fn () => $worker->$method()), ', errno ', $worker->getErrno(), "\n";
}

echo "-- jobs\n";
$worker->addFunction('f', function (GearmanJob $job) use ($worker) {
    try {
        $job->setReturn(99);
    } catch (GearmanException $e) {
        echo $e->getMessage(), "\n";
    }
    $job->sendComplete('done');
    foreach (['sendData' => ['x'], 'sendWarning' => ['x'], 'sendStatus' => [1, 2], 'sendComplete' => ['x'], 'sendFail' => [],
        'sendException' => ['x']] as $method => $arguments) {
        try {
            $job->$method(...$arguments);
        } catch (GearmanException $e) {
            echo preg_replace('/^.*?: (\w+): job \S+/', '$1', $e->getMessage()), ' ', $e->getCode() === $job->returnCode() ? $e->getCode() : 'not', "\n";
        }
    }
});
$client->doBackground('f', '');
echo attempt($worker, fn () => $worker->work()), "\n";
$worker->unregisterAll(); /* no cycle is left to the end */
?>
--EXPECT--
no server, work: exception no servers have been added, code 13
no server, ping: exception no servers have been added, code 13
unreachable, work: exception SERVER: connect: Connection refused, code 26
unreachable, grabJob: exception SERVER: connect: Connection refused, code 26
unreachable, ping: exception SERVER: connect: Connection refused, code 26
no function, work: exception no functions have been registered, code 34
no function, grabJob: exception no functions have been registered, code 34
bad argument, setId: exception the id must not be empty or hold a NUL byte, code 49
bad argument, addFunction: exception a function's name must have 1 to 255 bytes and no NUL, code 31
bad argument, register: exception a function's name must have 1 to 255 bytes and no NUL, code 31
-- a function without a callback
exception no callback has been added for function "registered": the job has failed, code 31
-- a loop's events
returned false, code 47
returned false, code 47
returned false, code 35
returned false, code 35
returned false, code 34
returned false, code 0
handler
returned false, code 4, errno 4
handler
returned false, code 4, errno 4
-- jobs
Invalid gearman_return_t: 99
WORK_DATA has ended already 52
WORK_WARNING has ended already 52
WORK_STATUS has ended already 52
WORK_COMPLETE has ended already 52
WORK_FAIL has ended already 52
WORK_EXCEPTION has ended already 52
returned true, code 0
