--TEST--
What work(), wait() and grabJob() return, and the code with it: a row for each way that they can end
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';

$warned = false;
set_error_handler(function () use (&$warned) { return $warned = true; }, E_WARNING);
foreach (['SUCCESS', 'IO_WAIT', 'SHUTDOWN', 'ERRNO', 'TIMEOUT', 'NO_JOBS', 'NO_ACTIVE_FDS', 'NO_SERVERS', 'NO_REGISTERED_FUNCTIONS',
    'COULD_NOT_CONNECT', 'GETADDRINFO', 'WORK_FAIL', 'WORK_EXCEPTION', 'INVALID_FUNCTION_NAME'] as $name) {
    $names[constant("GEARMAN_$name")] = $name;
}

$server = new Gearmand();
$queue = fn (string $function = 'f') => client_for($server)->doBackground($function, '');
/** A worker for f that has a server to ask. */
function worker(callable $f): GearmanWorker
{
    return worker_for($GLOBALS['server'], ['f' => $f]);
}
/** One that sleeps: there was no job when it asked. */
function asleep(callable $f): GearmanWorker
{
    $worker = worker($f);
    $worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
    wait_for(fn () => !$worker->work() && $worker->returnCode() === GEARMAN_NO_JOBS, 'that there is no job');
    $worker->removeOptions(GEARMAN_WORKER_NON_BLOCKING);
    return $worker;
}
$nothing = fn () => null;
$returns = fn (int $code) => worker(function (GearmanJob $job) use ($code) { $job->setReturn($code); });

$rows = [
    'work, a job' => function () use ($queue, $nothing) { $queue(); return [worker($nothing), 'work']; },
    'work, a job that failed' => function () use ($queue) { $queue(); return [worker(fn ($job) => $job->sendFail()), 'work']; },
    'work, a job of setReturn(WORK_FAIL)' => function () use ($queue, $returns) { $queue(); return [$returns(GEARMAN_WORK_FAIL), 'work']; },
    'work, a job of setReturn(WORK_EXCEPTION)' => function () use ($queue, $returns) {
        $queue();
        return [$returns(GEARMAN_WORK_EXCEPTION), 'work'];
    },
    'work, a job of setReturn(SHUTDOWN)' => function () use ($queue, $returns) { $queue(); return [$returns(GEARMAN_SHUTDOWN), 'work']; },
    'work, a job that threw' => function () use ($queue) { $queue(); return [worker(fn () => throw new Exception()), 'work']; },
    'work, a job of no callback' => function () use ($queue) {
        $worker = worker_for($GLOBALS['server'], []);
        $worker->register('registered');
        $queue('registered');
        return [$worker, 'work'];
    },
    'work, setTimeout(), nothing to do' => function () use ($nothing) {
        $worker = worker($nothing);
        $worker->setTimeout(50);
        return [$worker, 'work'];
    },
    'work, non-blocking, no answer yet' => function () use ($nothing) {
        $GLOBALS['silent'] = stream_socket_server('tcp://127.0.0.1:0');
        $worker = new GearmanWorker();
        $worker->addServers(stream_socket_get_name($GLOBALS['silent'], false));
        $worker->addFunction('f', $nothing);
        $worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
        return [$worker, 'work'];
    },
    'work, non-blocking, nothing to do' => function () use ($nothing) {
        $worker = asleep($nothing);
        $worker->addOptions(GEARMAN_WORKER_NON_BLOCKING);
        return [$worker, 'work'];
    },
    'work, a signal' => function () use ($nothing) {
        pcntl_async_signals(true);
        pcntl_signal(SIGALRM, $nothing);
        pcntl_alarm(1);
        return [worker($nothing), 'work'];
    },
    'work, no server' => function () use ($nothing) {
        $worker = new GearmanWorker();
        $worker->addFunction('f', $nothing);
        return [$worker, 'work'];
    },
    'work, no function' => fn () => [worker_for($server, []), 'work'],
    'work, refused' => function () use ($nothing) {
        $worker = new GearmanWorker();
        $worker->addServer('127.0.0.1', closed_port());
        $worker->addFunction('f', $nothing);
        return [$worker, 'work'];
    },
    'work, no such host' => function () use ($nothing) {
        $worker = new GearmanWorker();
        $worker->addServer('no-such-host.invalid');
        $worker->addFunction('f', $nothing);
        return [$worker, 'work'];
    },
    'work, refused and no such host' => function () use ($nothing) {
        $worker = new GearmanWorker();
        $worker->addServers('127.0.0.1:' . closed_port() . ',no-such-host.invalid');
        $worker->addFunction('f', $nothing);
        return [$worker, 'work'];
    },
    'work, the server went, and does not come back in time' => function () use ($nothing) {
        $server = new Gearmand();
        $worker = worker_for($server, ['f' => $nothing]);
        $worker->setTimeout(50);
        $worker->work();
        $server->stop();
        return [$worker, 'work'];
    },
    'work, the result could not be sent' => function () {
        $server = new Gearmand();
        client_for($server)->doBackground('f', '');
        return [worker_for($server, ['f' => function ($job) use ($server) {
            $server->stop();
            wait_for(fn () => !@$job->sendData('x'), 'a send that fails');
        }]), 'work'];
    },
    'wait, no connection' => fn () => [worker($nothing), 'wait'],
    'wait, setTimeout(), nothing to do' => function () use ($nothing) {
        $worker = asleep($nothing);
        $worker->setTimeout(50);
        return [$worker, 'wait'];
    },
    'wait, woken' => function () use ($nothing, $queue) {
        $worker = asleep($nothing);
        $queue();
        return [$worker, 'wait', 'work'];
    },
    'wait, a signal' => function () use ($nothing) {
        pcntl_alarm(1);
        return [asleep($nothing), 'wait'];
    },
    'grabJob, a job' => function () use ($nothing, $queue) { $queue(); return [worker($nothing), 'grabJob']; },
    'grabJob, nothing to do' => fn () => [worker($nothing), 'grabJob'],
    'grabJob, no server' => fn () => [new GearmanWorker(), 'grabJob'],
    'ping' => fn () => [worker($nothing), 'ping'],
    'ping, no server' => fn () => [new GearmanWorker(), 'ping'],
];
foreach ($rows as $name => $row) {
    [$worker, $method] = $set_up = $row();
    $warned = false;
    try {
        $result = $worker->$method(...($method === 'ping' ? ['x'] : []));
        $result = is_object($result) ? get_class($result) : json_encode($result);
        } catch (Exception $e) {
        $result = 'throws';
    }
    $code = $names[$worker->returnCode()] ?? $worker->returnCode();
    echo "$name: $result, ", $code, $warned ? ', warning' : '', $worker->error() === false ? '' : ', error()', "\n";
    isset($set_up[2]) && $worker->{$set_up[2]}();
    unset($worker, $set_up);
    wait_for(fn () => $server->status('f')[1] === 0, 'the end of the job');
    while ($server->status('f')[0]) {
        $worker = worker($nothing);
        $worker->work();
        unset($worker);
    }
}

// On time, and no later from round to round: each timeout is counted from its own call.
$worker = worker($nothing);
$worker->setTimeout(500);
$began = hrtime(true);
for ($i = 0; $i < 4; $i++) {
    $worker->work();
}
$ms = (hrtime(true) - $began) / 1e6;
echo $ms >= 1999 && $ms < 3000 ? 'on time' : "after $ms ms", "\n";
?>
--EXPECT--
work, a job: true, SUCCESS
work, a job that failed: true, SUCCESS
work, a job of setReturn(WORK_FAIL): true, WORK_FAIL
work, a job of setReturn(WORK_EXCEPTION): true, WORK_EXCEPTION
work, a job of setReturn(SHUTDOWN): false, SHUTDOWN
work, a job that threw: throws, WORK_EXCEPTION
work, a job of no callback: false, INVALID_FUNCTION_NAME, warning, error()
work, setTimeout(), nothing to do: false, TIMEOUT, error()
work, non-blocking, no answer yet: false, IO_WAIT
work, non-blocking, nothing to do: false, NO_JOBS
work, a signal: false, ERRNO, error()
work, no server: false, NO_SERVERS, warning, error()
work, no function: false, NO_REGISTERED_FUNCTIONS, warning, error()
work, refused: false, COULD_NOT_CONNECT, warning, error()
work, no such host: false, GETADDRINFO, warning, error()
work, refused and no such host: false, COULD_NOT_CONNECT, warning, error()
work, the server went, and does not come back in time: false, TIMEOUT, error()
work, the result could not be sent: true, SUCCESS, warning, error()
wait, no connection: false, NO_ACTIVE_FDS, error()
wait, setTimeout(), nothing to do: false, TIMEOUT, error()
wait, woken: true, SUCCESS
wait, a signal: false, ERRNO, error()
grabJob, a job: GearmanJob, SUCCESS
grabJob, nothing to do: false, NO_JOBS
grabJob, no server: false, NO_SERVERS, warning, error()
ping: true, SUCCESS
ping, no server: false, NO_SERVERS, warning, error()
on time
