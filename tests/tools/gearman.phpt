--TEST--
gearman: exit codes and messages, lines, large data both ways, timeouts, pid file, servers from the environment
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tools.inc';
$server = new Gearmand();
$at = ['-h', '127.0.0.1', '-p', (string) $server->port];
$worker = start_worker($server);
function start_tool(Gearmand $server, string $function, string ...$options): Process
{
    $process = new Process([tool('gearman'), '-h', '127.0.0.1', '-p', (string) $server->port, '-w', '-f', $function, ...$options]);
    wait_for(fn () => $server->status($function)[2] || !$process->running(), "the worker for $function");
    return $process;
}

echo "-- how jobs end\n";
show_tool('gearman', [...$at, '-f', 'reverse', 'abc', 'def']);
show_tool('gearman', [...$at, '-f', 'fail', 'x']);
show_tool('gearman', [...$at, '-P', '-f', 'throw', 'the reason']);
$replace = [":$server->port" => ':PORT'];
show_tool('gearman', [...$at, '-f', 'nobody', '-t', '100', 'x'], '', $replace);
show_tool('gearman', [...$at, '-b', '-f', 'nobody', 'x', 'y']);
echo $server->status('nobody')[0], "\n";

$uniques = array_filter(explode("\n", $server->ask('show unique jobs')));
echo count(array_unique($uniques)), ' ', count(preg_grep('/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/', $uniques)), "\n";
show_tool('gearman', [...$at, '-b', '-f', 'nobody', '-u', 'chosen', 'x', 'y']);
var_dump(in_array('chosen', explode("\n", $server->ask('show unique jobs'))), $server->status('nobody')[0]);

echo "-- lines\n";
show_tool('gearman', [...$at, '-f', 'reverse', '-N', '-P'], "one\n\nthree");
show_tool('gearman', [...$at, '-f', 'echo', '-n'], "one\n\nthree");
show_tool('gearman', [...$at, '-f', 'echo', '-N'], '');
$lines = start_tool($server, 'lines', '-n', '--', 'printf', 'a\n\nb');
show_tool('gearman', [...$at, '-P', '-f', 'lines', '-s']);
$lines->kill();
$lines = start_tool($server, 'lines', '-N', '--', 'printf', 'a\n\nb\n');
show_tool('gearman', [...$at, '-P', '-f', 'lines', '-s']);
$lines->kill();

echo "-- large data both ways\n";
$cat = start_tool($server, 'cat', '--', 'cat');
$data = random_bytes(5000000);
[$code, $out] = run_tool('gearman', [...$at, '-f', 'cat'], $data);
var_dump($code, $out === $data);
$true = start_tool($server, 'true', '--', 'true');
show_tool('gearman', [...$at, '-f', 'true'], $data);

echo "-- commands that fail\n";
$fails = start_tool($server, 'fails', '--', 'sh', '-c', 'echo so far; exit 3');
show_tool('gearman', [...$at, '-f', 'fails', 'x']);
$fails->wait_text('code 3');
echo $fails->text();
$killed = start_tool($server, 'killed', '--', 'sh', '-c', 'kill -9 $$');
show_tool('gearman', [...$at, '-f', 'killed', 'x']);
$killed->wait_text('signal 9');
echo $killed->text();
$missing = start_tool($server, 'missing', '--', '/nonexistent/command');
show_tool('gearman', [...$at, '-f', 'missing', 'x']);
$missing->wait_text('No such file');
echo $missing->text();

echo "-- a worker that is told to end does the job first\n";
$slow = start_tool($server, 'slow', '-v', '-i', $pid_file = temporary(''), '--', 'sh', '-c', 'read go < ' . ($fifo = temporary('')) . '.fifo; echo "$go"');
posix_mkfifo("$fifo.fifo", 0600);
$client = new Process([tool('gearman'), ...$at, '-f', 'slow', 'x']);
$slow->wait_text('Job: ');
echo trim(file_get_contents($pid_file)) === (string) $slow->pid ? "its pid\n" : "another pid\n";
$slow->signal(15);
file_put_contents("$fifo.fifo", "done\n");
unlink("$fifo.fifo");
var_dump($slow->wait(), $client->wait(), $client->text(), file_exists($pid_file));

echo "-- a worker with nothing to do, and one without a server\n";
show_tool('gearman', [...$at, '-w', '-f', 'idle', '-c', '1', '-t', '100']);
$closed = closed_port();
show_tool('gearman', ['-h', '127.0.0.1', '-p', (string) $closed, '-w', '-c', '1', '-f', 'x'], '', [":$closed" => ':CLOSED']);
show_tool('gearman', ['-h', '127.0.0.1', '-p', (string) $closed, '-f', 'x', 'y'], '', [":$closed" => ':CLOSED']);

echo "-- servers from the environment; the first one is not there\n";
show_tool('gearman', ['-f', 'reverse', 'abc'], '', [], ['GEARMAN_SERVERS' => "127.0.0.1:$closed,127.0.0.1:$server->port"]);
show_tool('gearman', ['-f', 'reverse', 'abc'], '', [], ['GEARMAN_SERVER' => "127.0.0.1:$server->port"]);

echo "-- a daemon\n";
$pid_file = temporary('');
show_tool('gearman', [...$at, '-w', '-d', '-i', $pid_file, '-f', 'daemon', '--', 'rev']);
wait_for(fn () => $server->status('daemon')[2], 'the daemon');
show_tool('gearman', [...$at, '-f', 'daemon', 'abc']);
posix_kill((int) file_get_contents($pid_file), 15);
wait_for(fn () => !file_exists($pid_file), 'its end');

echo "-- its own errors\n";
show_tool('gearman', [...$at, 'x']);
show_tool('gearman', [...$at, '-f', 'x', '-Z']);
show_tool('gearman', [...$at, '-f', 'x', '-c', 'many']);
show_tool('gearman', [...$at, '-f', 'x', '-i', '/nonexistent/pid', 'y']);
var_dump(run_tool('gearman', ['-H'])[0]);

echo "-- output that cannot be written\n";
exec(tool('gearman') . ' ' . implode(' ', $at) . ' -f echo -n 2>&1 >/dev/full < ' . temporary("x\ny\n"), $text, $code);
echo $code, ' ', implode("\n", $text), "\n";
?>
--EXPECT--
-- how jobs end
exit code 0
cbafed
exit code 1
! Job failed
exit code 1
! throw: Job exception: RuntimeException: the reason
exit code 1
! gearman: 127.0.0.1:PORT: nobody: no answer within 100 ms
exit code 0
2
2 2
exit code 0
bool(true)
int(3)
-- lines
exit code 0
reverse: enoreverse: reverse: eerht
exit code 0
one

three
exit code 0
exit code 0
lines: a
lines: 
lines: blines:
exit code 0
lines: alines: lines: blines:
-- large data both ways
int(0)
bool(true)
exit code 0
-- commands that fail
exit code 1
so far
! Job failed
gearman: sh: ended with code 3
exit code 1
! Job failed
gearman: sh: ended by signal 9 (Killed)
exit code 1
! Job failed
gearman: /nonexistent/command: No such file or directory
-- a worker that is told to end does the job first
its pid
int(0)
int(0)
string(5) "done
"
bool(false)
-- a worker with nothing to do, and one without a server
exit code 1
! gearman: no job within 100 ms
exit code 1
! gearman: 127.0.0.1:CLOSED: connect: Connection refused
exit code 1
! gearman: 127.0.0.1:CLOSED: connect: Connection refused
-- servers from the environment; the first one is not there
exit code 0
cba
exit code 0
cba
-- a daemon
exit code 0
exit code 0
cba
-- its own errors
exit code 1
! gearman: no function is given: -f; gearman -H lists the options
exit code 1
! gearman: invalid option -- 'Z'
! gearman -H lists the options
exit code 1
! gearman: option -c takes a number from 0 to 2147483647, and not 'many'
exit code 1
! gearman: cannot write the pid file /nonexistent/pid: No such file or directory
int(0)
-- output that cannot be written
1 gearman: standard output: No space left on device
