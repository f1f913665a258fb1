--TEST--
GEARMAN_CLIENT_EXCEPTIONS: each call that fails throws, with the warning's words and the return code; without it, it warns
--FILE--
<?php
require __DIR__ . '/client.inc';

// name of the method => [what to call it with, whether there is a server]
$unreachable = [
    'doNormal' => ['f', 'w'], 'doHigh' => ['f', 'w'], 'doLow' => ['f', 'w'],
    'doBackground' => ['f', 'w'], 'doHighBackground' => ['f', 'w'], 'doLowBackground' => ['f', 'w'],
    'jobStatus' => ['H:x:1'], 'jobStatusByUniqueKey' => ['u'], 'ping' => ['p'],
];
$bad_name = array_fill_keys(['doNormal', 'doHigh', 'doLow', 'doBackground', 'doHighBackground', 'doLowBackground', 'addTask',
    'addTaskHigh', 'addTaskLow', 'addTaskBackground', 'addTaskHighBackground', 'addTaskLowBackground'], ['', 'w']);
$bad_unique = ['doNormal' => ['f', 'w', "\0"], 'addTask' => ['f', 'w', null, str_repeat('u', 256)]];

$warned = null;
set_error_handler(function (int $level, string $message) use (&$warned): bool {
    $warned = preg_replace('/^[\w:]+\(\): /', '', $message);
    return true;
}, E_WARNING);

function procedural(string $method): string
{
    return 'gearman_client_' . strtolower(preg_replace('/[A-Z]/', '_$0', $method));
}

/** What a call comes to: a warning and what it returned, or an exception. */
function outcome(GearmanClient $client, callable $call): string
{
    global $warned;
    $warned = null;
    try {
        $result = $call();
        return ($warned === null ? 'no warning' : "warning: $warned") . ', code ' . $client->returnCode() . ', ' . json_encode($result);
    } catch (GearmanException $e) {
        return ($warned === null ? '' : "warning and ") . 'exception: ' . $e->getMessage() . ', code ' . $e->getCode()
            . ($e->getCode() === $client->returnCode() && $e->getMessage() === $client->error() ? '' : ', but not of returnCode() and error()');
    }
}

$port = closed_port();
$count = 0;
$seen = [];
foreach ([['unreachable', $unreachable], ['bad name', $bad_name], ['bad unique', $bad_unique], ['no server', $unreachable]] as [$case, $calls]) {
    foreach ($calls as $method => $arguments) {
        $client = new GearmanClient();
        $case === 'no server' || $client->addServer('127.0.0.1', $port);
        $warning = outcome($client, fn () => $client->$method(...$arguments));
        $client->addOptions(GEARMAN_CLIENT_EXCEPTIONS);
        $exception = outcome($client, fn () => $client->$method(...$arguments));
        $of_function = outcome($client, fn () => procedural($method)($client, ...$arguments));
        preg_match('/^warning: (.*), code (\d+), (.*)$/', $warning, $match) || exit("$case $method: $warning");
        if ($exception !== "exception: $match[1], code $match[2]" || $of_function !== $exception) {
            echo "$case $method:\n  $warning\n  $exception\n  $of_function\n";
        }
        $seen[$case][str_replace($port, 'PORT', "$match[1] ($match[2]) or $match[3]")][] = $method;
        $count++;
    }
}
echo "$count calls\n";
foreach ($seen as $case => $outcomes) {
    foreach ($outcomes as $outcome => $methods) {
        echo "$case: ", implode(' ', $methods), ": $outcome\n";
    }
}

// runTasks(): the tasks stay, and the object is of use afterwards
$client = new GearmanClient();
$client->addOptions(GEARMAN_CLIENT_EXCEPTIONS);
$client->addTask('f', 'w');
foreach ([fn () => $client->runTasks(), fn () => gearman_client_run_tasks($client)] as $run) {
    echo outcome($client, $run), "\n";
}
$client->addServer('127.0.0.1', $port);
echo str_replace($port, 'PORT', outcome($client, fn () => $client->runTasks())), "\n";
echo outcome($client, fn () => (new GearmanTask())->sendWorkload('x')), "\n";
$task = $client->addTask('f', 'w');
try {
    $task->sendWorkload('x');
} catch (GearmanException $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
32 calls
unreachable: doNormal doHigh doLow doBackground doHighBackground doLowBackground ping: 127.0.0.1:PORT: connect: Connection refused (26) or false
unreachable: jobStatus jobStatusByUniqueKey: 127.0.0.1:PORT: connect: Connection refused (26) or [false,false,0,0]
bad name: doNormal doHigh doLow doBackground doHighBackground doLowBackground addTask addTaskHigh addTaskLow addTaskBackground addTaskHighBackground addTaskLowBackground: the function's name must have 1 to 255 bytes and no NUL (31) or false
bad unique: doNormal addTask: the unique must have at most 255 bytes and no NUL (48) or false
no server: doNormal doHigh doLow doBackground doHighBackground doLowBackground ping: no servers have been added (13) or false
no server: jobStatus jobStatusByUniqueKey: no servers have been added (13) or [false,false,0,0]
exception: no servers have been added, code 13
exception: no servers have been added, code 13
exception: 127.0.0.1:PORT: connect: Connection refused, code 26
warning: The workload was sent whole by addTask(); there is nothing left to send, code 26, false
The workload was sent whole by addTask(); there is nothing left to send
