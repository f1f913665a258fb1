--TEST--
gearman: closed standard files, memory, refused and lost lines, signals for it and for its command, a worker before its server
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tools.inc';
$server = new Gearmand();
$at = ['-h', '127.0.0.1', '-p', (string) $server->port];
$worker = start_worker($server);
$server->ask('maxqueue limited 1');
putenv('G=' . tool('gearman'));
putenv('A=' . implode(' ', $at));

/** What a shell says of a command line: its output, what came to standard error, the exit code. */
function shell(string $line, Gearmand $server): string
{
    exec("{ $line; } 2>&1; echo code \$?", $lines);
    return strtr(implode("\n", $lines), [":$server->port" => ':PORT']) . "\n";
}

$lines = [
    // A connection must not take the number of a file that is closed, and with it what is written there.
    '"$G" $A -f echo x >&-',
    '"$G" $A -f echo <&-',
    '"$G" $A -f fail x 2>&-',
    '"$G" $A -b -v -f limited x >&-',
    // What becomes of one is nothing to the others.
    "printf 'a\\nb\\n' | \"\$G\" \$A -b -n -f limited",
    '"$G" $A -b -f limited -f also x',
    '"$G" $A -t 100 -f nobody -f echo x y',
    '"$G" $A -f echo x "" y',
    // A line that there is no memory for is not the end of the input.
    '(ulimit -v 400000; "$G" -H >/dev/null 2>&1 || { echo "gearman: standard input: line 1: Cannot allocate memory"; exit 1; }; head -c 1G /dev/zero 2>/dev/null | "$G" $A -n -f echo)',
    '"$G" $A -f ""',
];
foreach ($lines as $line) {
    echo "-- $line\n", shell($line, $server);
}

echo "-- signals\n";
$start = fn (string ...$options) => new Process([tool('gearman'), ...$at, ...$options]);
foreach ([2, 15, 1] as $signal) {
    $client = $start('-f', "waits $signal", 'x');
    wait_for(fn () => $server->status("waits $signal")[0], 'its job');
    $client->signal($signal);
    $idle = $start('-w', '-c', '0', '-f', "idle $signal", '--', 'cat');
    wait_for(fn () => $server->status("idle $signal")[2], 'the worker');
    $idle->signal($signal);
    echo "$signal: client ", $client->wait(), ' ', json_encode($client->text()), ', worker ', $idle->wait(), "\n";
}

$ignores = new Process(['sh', '-c', 'trap "" 1; exec "$G" $A -w -f ignores -- rev']);
wait_for(fn () => $server->status('ignores')[2], 'the worker');
$ignores->signal(1);
echo 'as under nohup: ', run_tool('gearman', [...$at, '-t', '10000', '-f', 'ignores', 'abc'])[1], "\n";

echo "-- a command that has the same signal: its job is for the next worker\n";
$file = temporary('');
$slow = $start('-w', '-f', 'slow', '--', 'sh', '-c', "echo \$\$ > $file; exec sleep 1000");
run_tool('gearman', [...$at, '-b', '-f', 'slow', 'kept']);
wait_for(fn () => str_ends_with(file_get_contents($file), "\n"), 'the command');
$slow->signal(15);
posix_kill((int) file_get_contents($file), 15);
var_dump($slow->wait(), $server->status('slow')[0]);
echo preg_replace('/H:\S+/', 'HANDLE', $slow->text());
$next = $start('-w', '-c', '1', '-f', 'slow');
var_dump($next->wait(), $next->text());

echo "-- lines go on when the server is gone, and back\n";
$errors = temporary('');
$lines = proc_open([tool('gearman'), ...$at, '-b', '-n', '-f', 'log'], [['pipe', 'r'], ['file', '/dev/null', 'w'], ['file', $errors, 'w']], $pipes);
fwrite($pipes[0], "one\n");
wait_for(fn () => $server->status('log')[0] === 1, 'the first line');
$server->stop(9);
fwrite($pipes[0], "two\n");
wait_for(fn () => str_contains(file_get_contents($errors), 'line 2'), 'the second');
$server->restart();
fwrite($pipes[0], "three\n");
fclose($pipes[0]);
var_dump(proc_close($lines), $server->status('log')[0]);
echo strtr(file_get_contents($errors), [":$server->port" => ':PORT']);

echo "-- a worker that is there before its server\n";
$server->stop();
$early = $start('-w', '-f', 'early', '--', 'rev');
$early->wait_text('tried again');
$server->restart();
echo run_tool('gearman', [...$at, '-f', 'early', 'abc'])[1];
echo strtr($early->text(), [":$server->port" => ':PORT']);
?>
--EXPECT--
-- "$G" $A -f echo x >&-
gearman: standard output: Bad file descriptor
code 1
-- "$G" $A -f echo <&-
gearman: standard input: Bad file descriptor
code 1
-- "$G" $A -f fail x 2>&-
code 1
-- "$G" $A -b -v -f limited x >&-
gearman: standard output: Bad file descriptor
code 1
-- printf 'a\nb\n' | "$G" $A -b -n -f limited
gearman: line 1: 127.0.0.1:PORT: SUBMIT_JOB_BG: QUEUE_ERROR: Job queue is full
gearman: line 2: 127.0.0.1:PORT: SUBMIT_JOB_BG: QUEUE_ERROR: Job queue is full
code 1
-- "$G" $A -b -f limited -f also x
gearman: 127.0.0.1:PORT: SUBMIT_JOB_BG: QUEUE_ERROR: Job queue is full
code 1
-- "$G" $A -t 100 -f nobody -f echo x y
xgearman: argument 1: 127.0.0.1:PORT: nobody: no answer within 100 ms
ygearman: argument 2: 127.0.0.1:PORT: nobody: no answer within 100 ms
code 1
-- "$G" $A -f echo x "" y
xycode 0
-- (ulimit -v 400000; "$G" -H >/dev/null 2>&1 || { echo "gearman: standard input: line 1: Cannot allocate memory"; exit 1; }; head -c 1G /dev/zero 2>/dev/null | "$G" $A -n -f echo)
gearman: standard input: line 1: Cannot allocate memory
code 1
-- "$G" $A -f ""
gearman: option -f takes a function, and not ''
code 1
-- signals
2: client -2 "", worker -2
15: client -15 "", worker 0
1: client -1 "", worker 0
as under nohup: cba
-- a command that has the same signal: its job is for the next worker
int(0)
int(1)
gearman: sh: ended by signal 15 (Terminated)
gearman: HANDLE is not answered for
int(0)
string(4) "kept"
-- lines go on when the server is gone, and back
int(1)
int(1)
gearman: line 2: 127.0.0.1:PORT: connect: Connection refused
-- a worker that is there before its server
cbagearman: 127.0.0.1:PORT: connect: Connection refused; it is tried again
