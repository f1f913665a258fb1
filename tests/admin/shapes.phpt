--TEST--
GearmanAdmin: each key of what it returns, and its type, with jobs in each state; what only this gearmand knows
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/../compat/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/../compat/compat.inc';

/** What a value is made of; of a list's rows, those that differ. */
function shape(mixed $value): string
{
    if (!is_array($value)) {
        return get_debug_type($value);
    }
    if (array_is_list($value)) {
        return 'list of ' . implode(' or ', array_unique(array_map('shape', $value)));
    }
    return '[' . implode(', ', array_map(fn ($key) => "$key: " . shape($value[$key]), array_keys($value))) . ']';
}

$server = new Gearmand();
$admin = new GearmanAdmin('127.0.0.1', $server->port);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$client->doHighBackground('f', 'runs', 'unique-1');
$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', $server->port);
$worker->setId('an id');
$worker->register('f');
$worker->register('g');
$job = $worker->grabJob();
$idle = new GearmanWorker();
$idle->addServer('127.0.0.1', $server->port);
$idle->setTimeout(0);
$idle->register('idle');
@$idle->work();
$client->doLowBackground('f', 'waits', "tab\tline\nend");
$epoch = implode("\0", ['f', 'later', time() + 1000, 'is delayed']);
fwrite($raw = stream_socket_client("tcp://127.0.0.1:$server->port"), "\0REQ" . pack('NN', 36, strlen($epoch)) . $epoch);
fread($raw, 12);
fclose($raw);

foreach (['status', 'priorityStatus'] as $method) {
    echo "$method: ", shape($admin->$method()['f']), "\n";
}
foreach (['workers', 'jobs', 'allJobs', 'workerJobs', 'uniqueJobs', 'version', 'verbose', 'getPid'] as $method) {
    echo "$method: ", shape($admin->$method()), "\n";
}
foreach ($admin->allJobs() as $each) {
    $each['handle'] = preg_match('/^H:.+:\d+$/', $each['handle']);
    $each['worker'] = preg_replace('/^127.0.0.1:\d+$/', 'its address', $each['worker']);
    $each['age'] = $each['age'] >= 0 && $each['age'] < 1000;
    echo json_encode(array_values($each)), "\n";
}
foreach ($admin->workerJobs() as $each) {
    echo $each['id'], ' ', $each['handle'] === $job->handle() ? 'has the job' : $each['handle'], ", {$each['function']}, {$each['unique']}\n";
}
var_dump($admin->cancelUnique('f', 'later'), $admin->cancelUnique('f', 'later'), $admin->cancelUnique('f', 'unique-1'));
var_dump($admin->drain(), $admin->drain(false));

echo "-- limits of any size\n";
foreach ([[PHP_INT_MAX], [2147483648, 4294967296, PHP_INT_MAX], [0], [-1], [PHP_INT_MIN, null, 0]] as $limits) {
    $admin->maxQueue('limited', ...$limits);
    echo json_encode($limits), ' ', $client->doHighBackground('limited', '') && $client->doBackground('limited', '') && $client->doLowBackground('limited', '') ? 'taken' : 'refused', "\n";
}
$job->sendComplete('');

echo "-- an own command is not known elsewhere\n";
$theirs = new TheirGearmand();
$admin = new GearmanAdmin('127.0.0.1', $theirs->port);
foreach (['allJobs' => [], 'workerJobs' => [], 'cancelUnique' => ['f', 'u'], 'drain' => [], 'shutdown' => []] as $method => $arguments) {
    try {
        $admin->$method(...$arguments);
        echo "$method is known\n";
    } catch (GearmanException $e) {
        echo $e->getCode() === GEARMAN_SERVER_ERROR ? '' : $e->getCode(), str_replace(":$theirs->port", '', $e->getMessage()), "\n";
    }
}
$admin->createFunction('limited');
$admin->maxQueue('limited', PHP_INT_MAX);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $theirs->port);
var_dump((bool) $client->doBackground('limited', ''), (bool) $client->doBackground('limited', ''));
$admin->maxQueue('limited', 2);
var_dump((bool) @$client->doBackground('limited', ''));
$theirs->stop();
?>
--EXPECT--
status: [jobs: int, running: int, workers: int]
priorityStatus: [high: int, normal: int, low: int, workers: int]
workers: list of [fd: int, address: string, id: string, functions: list of ] or [fd: int, address: string, id: string, functions: list of string]
jobs: list of [handle: string, retries: int, background: bool]
allJobs: list of [handle: string, unique: string, function: string, priority: string, state: string, age: int, size: int, retries: int, worker: string, background: bool]
workerJobs: list of [fd: int, address: string, id: string, handle: string, function: string, unique: string, age: int]
uniqueJobs: list of string
version: string
verbose: string
getPid: int
[1,"unique-1","f","high","running",true,4,0,"its address",true]
[1,"tab?line?end","f","low","waiting",true,5,0,"-",true]
[1,"later","f","normal","delayed",true,10,0,"-",true]
- -, -, -
an id has the job, f, unique-1
bool(true)
bool(false)
bool(false)
int(2)
int(2)
-- limits of any size
[9223372036854775807] taken
[2147483648,4294967296,9223372036854775807] taken
[0] taken
[-1] taken
[-9223372036854775808,null,0] taken
-- an own command is not known elsewhere
127.0.0.1: show all jobs: the server does not know this command: UNKNOWN_SHOW_ARGUMENTS
127.0.0.1: show worker jobs: the server does not know this command: UNKNOWN_SHOW_ARGUMENTS
127.0.0.1: cancel unique: the server does not know this command: UNKNOWN_ERROR
127.0.0.1: drain: the server does not know this command: UNKNOWN_COMMAND Unknown+server+commanddrain
127.0.0.1: shutdown: the server does not know this command: UNKNOWN_COMMAND Unknown+server+commandshutdown
bool(true)
bool(true)
bool(false)
