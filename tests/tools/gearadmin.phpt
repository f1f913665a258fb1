--TEST--
gearadmin: exit codes and messages; limits, endings, unix sockets; what it says when there is no server, or an odd one
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tools.inc';
$socket = sys_get_temp_dir() . '/gearman-test-' . getmypid() . '.sock';
$server = new Gearmand('--listen=127.0.0.1', "--listen=$socket");
$at = ['-h', '127.0.0.1', '-p', (string) $server->port];

echo "-- what is refused\n";
show_tool('gearadmin', [...$at, '--drop-function', 'unknown']);
show_tool('gearadmin', [...$at, '--create-function', 'kept', '--cancel-job', 'nowhere', '--status']);

echo "-- limits\n";
show_tool('gearadmin', [...$at, '--maxqueue', 'kept=1']);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
var_dump((bool) $client->doBackground('kept', 'x'), (bool) @$client->doBackground('kept', 'y'));
show_tool('gearadmin', [...$at, '--maxqueue', 'kept=-1']);
var_dump((bool) $client->doBackground('kept', 'z'));
show_tool('gearadmin', [...$at, '--maxqueue', 'kept=2,1,9']);
var_dump((bool) @$client->doLowBackground('kept', 'w'));
show_tool('gearadmin', [...$at, '--maxqueue', 'kept=many']);

echo "-- what no other gearmand has\n";
$client->doHighBackground('other', '12345', 'a=unique');
$hide = fn () => preg_replace(['/^H:\S+/m', '/\t\d+\t5\t/'], ['HANDLE', "\tAGE\t5\t"], run_tool('gearadmin', [...$at, '--show-all-jobs'])[1]);
echo preg_replace('/^HANDLE\t(?!a=unique).*\n/m', '', $hide());
show_tool('gearadmin', [...$at, '--show-worker-jobs']);
show_tool('gearadmin', [...$at, '--cancel-unique', 'other=a=unique']);
show_tool('gearadmin', [...$at, '--cancel-unique', 'other=a=unique']);
show_tool('gearadmin', [...$at, '--drain']);
show_tool('gearadmin', [...$at, '--drain=status']);
show_tool('gearadmin', [...$at, '--drain=off']);

echo "-- a unix socket, abbreviations, words that are of no meaning\n";
show_tool('gearadmin', ['-h', $socket, '--stat', 'a', 'b']);
show_tool('gearadmin', ['--host=127.0.0.1', '--port', (string) $server->port, '--prio']);

echo "-- its own errors\n";
show_tool('gearadmin', $at);
show_tool('gearadmin', [...$at, '--bogus']);
show_tool('gearadmin', ['-p', '99999', '--status']);
show_tool('gearadmin', [...$at, '--create-function', "two\nlines"]);
var_dump(run_tool('gearadmin', ['--help'])[0]);

echo "-- no server, and odd ones\n";
$closed = closed_port();
show_tool('gearadmin', ['-h', '127.0.0.1', '-p', (string) $closed, '--status'], '', [":$closed" => ':CLOSED']);
[$process, $port] = odd_server(null);
show_tool('gearadmin', ['-h', '127.0.0.1', '-p', $port, '--timeout', '100', '--status'], '', [":$port" => ':PORT']);
[$process, $port] = odd_server('');
show_tool('gearadmin', ['-h', '127.0.0.1', '-p', $port, '--status'], '', [":$port" => ':PORT']);
[$process, $port] = odd_server("half\t1\t0\t0\nof\ta lis");
show_tool('gearadmin', ['-h', '127.0.0.1', '-p', $port, '--status'], '', [":$port" => ':PORT']);

echo "-- a reader that has had enough\n";
for ($i = 0; $i < 3000; $i++) {
    $server->ask('create function ' . str_repeat('x', 200) . $i);
}
exec(tool('gearadmin') . ' ' . implode(' ', $at) . ' --status 2>&1 | head -n 1', $lines);
echo implode("\n", $lines), "\n";
[$code, $out] = run_tool('gearadmin', [...$at, '--status']);
echo $code, ' ', substr_count($out, "\n"), "\n";

echo "-- the end\n";
show_tool('gearadmin', [...$at, '--shutdown=graceful']);
show_tool('gearadmin', ['-h', $socket, '--status'], '', [$socket => 'SOCKET']);
$client = null;
$server->stop();
$server = new Gearmand();
show_tool('gearadmin', ['-h', '127.0.0.1', '-p', (string) $server->port, '--shutdown', '--getpid'], '', [(string) $server->pid() => 'PID']);
wait_for(fn () => !@stream_socket_client("tcp://$server->address"), 'the server to end');
?>
--EXPECT--
-- what is refused
exit code 1
! Error: function not found
exit code 1
OK
kept	0	0	0
.
! Error: UNKNOWN_JOB
-- limits
exit code 0
OK
bool(true)
bool(false)
exit code 0
OK
bool(true)
exit code 0
OK
bool(true)
exit code 1
! Error: INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+maxqueue
-- what no other gearmand has
HANDLE	a=unique	other	high	waiting	AGE	5	0	-	1
.
exit code 0
.
exit code 0
OK
exit code 1
! Error: UNKNOWN_JOB
exit code 0
draining 3
exit code 0
draining 3
exit code 0
serving 3
-- a unix socket, abbreviations, words that are of no meaning
exit code 0
kept	3	0	0
other	0	0	0
.
exit code 0
kept	0	2	1	0
other	0	0	0	0
.
-- its own errors
exit code 1
! gearadmin: nothing is asked of the server; gearadmin --help lists what can be
exit code 1
! gearadmin: unrecognized option '--bogus'
! gearadmin --help lists the options
exit code 1
! gearadmin: option -p takes a number from 1 to 65535, and not '99999'
exit code 1
! gearadmin: a command must have less than 8190 bytes in one line
int(0)
-- no server, and odd ones
exit code 1
! gearadmin: 127.0.0.1:CLOSED: connect: Connection refused
exit code 1
! gearadmin: 127.0.0.1:PORT: no answer within 100 ms
exit code 1
! gearadmin: 127.0.0.1:PORT: the server closed the connection
exit code 1
half	1	0	0
! gearadmin: 127.0.0.1:PORT: the server closed the connection
-- a reader that has had enough
kept	3	0	0
0 3003
-- the end
exit code 0
OK
exit code 1
! gearadmin: SOCKET: connect: No such file or directory
exit code 0
PID
OK
