--TEST--
gearadmin --top: the busiest functions first; once when it is not for a terminal, as often as asked, drawn over on a terminal
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
exec('script --version 2>/dev/null', $lines, $code);
$code && die('skip the command script (bsdutils) is not installed');
?>
--FILE--
<?php
require __DIR__ . '/tools.inc';
$server = new Gearmand();
$at = ['-h', '127.0.0.1', '-p', (string) $server->port];
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
for ($i = 0; $i < 3; $i++) {
    $client->doHighBackground('busy', 'x');
    $client->doLowBackground('busy', 'x');
}
$client->doBackground("quiet\e[31m", 'x');
$server->ask('create function idle');

function plain(string $picture, Gearmand $server): string
{
    return preg_replace('/^\d\d:\d\d:\d\d|\d+\.\d+\.\d+(-\w+)?/m', '#', strtr($picture, [$server->address => 'SERVER', (string) $server->pid() => 'PID']));
}

echo "-- once\n";
[$code, $out, $error] = run_tool('gearadmin', [...$at, '--top']);
echo plain($out, $server), $error, "exit code $code\n";

echo "-- three times, on a terminal\n";
$command = 'stty rows 7 cols 100; ' . implode(' ', array_map('escapeshellarg', [tool('gearadmin'), ...$at, '--top', '--count', '3', '--interval', '1']));
$process = new Process(['script', '-qec', $command, '/dev/null']);
var_dump($process->wait());
$text = $process->text();
var_dump(substr_count($text, "\e[H"), str_contains($text, "\e[31m"), str_starts_with($text, "\e[?1049h"), str_ends_with($text, "\e[?1049l"));
// Two functions have room, and the first of them is the busiest.
preg_match_all('/^(busy|quiet|idle)/m', $text, $match);
echo implode(' ', $match[1]), "\n";

echo "-- until it is interrupted; the server is lost meanwhile, and comes back\n";
$process = new Process(['script', '-qec', 'echo $$ > ' . ($pid_file = temporary('')) . '; exec ' . implode(' ', array_map('escapeshellarg', [tool('gearadmin'), ...$at, '--top', '--interval', '1'])), '/dev/null']);
$process->wait_text('7 jobs waiting');
$server->stop(9);
$process->wait_text('no answer: 127.0.0.1');
$server->restart();
$process->wait_text('0 jobs waiting');
posix_kill((int) file_get_contents($pid_file), 2);
var_dump($process->wait());
var_dump(str_contains($process->text(), "\e[?1049l"));

echo "-- keys, another size, Ctrl-Z; the next picture is far away\n";
$out = temporary('');
$names = temporary('');
$command = "tty > $names; echo \$\$ >> $names; TERM=xterm; export TERM; stty rows 7 cols 100; exec "
    . implode(' ', array_map('escapeshellarg', [tool('gearadmin'), ...$at, '--top', '--interval', '86400']));
$process = proc_open(['script', '-qec', $command, '/dev/null'], [['pipe', 'r'], ['file', $out, 'w'], ['file', $out, 'a']], $pipes);
/** Waits for a picture whose lines have so many columns, and which says that. */
$pictures = fn () => explode("\e[H", file_get_contents($out));
$see = function (int $columns, string $text) use ($pictures) {
    wait_for(function () use ($columns, $text, $pictures) {
        $last = array_slice($pictures(), 1)[count($pictures()) - 2] ?? '';
        return strlen((string) strtok((string) strstr($last, 'FUNCTION'), "\e")) === $columns && str_contains($last, $text)
            && str_contains($last, "\e[J");
    }, "$columns columns, and $text");
};
$see(98, ' 0 jobs waiting');
[$tty, $pid] = file($names, FILE_IGNORE_NEW_LINES);
echo trim(shell_exec("stty -F $tty -a | grep -o -- '-icanon\|-echo '")), "\n";
exec("stty -F $tty rows 6 cols 70");
$client->doBackground('after', 'x');
$see(68, ' 0 jobs waiting');
fwrite($pipes[0], ' ');
$see(68, ' 1 jobs waiting');
posix_kill((int) $pid, 20);
// script stops with it.
$stopped = fn ($pid) => preg_match('/^State:\tT/m', file_get_contents("/proc/$pid/status"));
wait_for(fn () => $stopped($pid) && $stopped(proc_get_status($process)['pid']), 'they stand still');
echo trim(shell_exec("stty -F $tty -a | grep -o -- ' icanon\| echo '")), "\n";
posix_kill(proc_get_status($process)['pid'], 18);
posix_kill((int) $pid, 18);
wait_for(fn () => substr_count(file_get_contents($out), "\e[?1049h") === 2, 'it goes on');
$see(68, ' 1 jobs waiting');
fwrite($pipes[0], 'q');
wait_for(function () use ($process, &$status) {
    $status = proc_get_status($process);
    return !$status['running'];
}, 'its end');
echo $status['exitcode'], ' ', substr_count(file_get_contents($out), "\e[?1049l"), "\n";

echo "-- a terminal that knows no sequences\n";
$process = new Process(['script', '-qec', 'TERM=dumb exec ' . implode(' ', array_map('escapeshellarg', [tool('gearadmin'), ...$at, '--top'])), '/dev/null']);
var_dump($process->wait(), str_contains($process->text(), "\e"));

echo "-- no server\n";
$server->stop();
show_tool('gearadmin', [...$at, '--top'], '', [(string) $server->port => 'PORT']);
?>
--EXPECT--
-- once
#  gearmand # at SERVER, process PID
3 functions, 7 jobs waiting, 0 running

FUNCTION                  WAITING CHANGE/S     HIGH      LOW  RUNNING  WORKERS
busy                            6     +0.0        3        3        0        0
quiet?[31m                      1     +0.0        0        0        0        0
idle                            0     +0.0        0        0        0        0
exit code 0
-- three times, on a terminal
int(0)
int(3)
bool(false)
bool(true)
bool(true)
busy quiet busy quiet busy quiet
-- until it is interrupted; the server is lost meanwhile, and comes back
int(0)
bool(true)
-- keys, another size, Ctrl-Z; the next picture is far away
-icanon
-echo
icanon
 echo
0 2
-- a terminal that knows no sequences
int(0)
bool(false)
-- no server
exit code 1
! gearadmin: 127.0.0.1:PORT: connect: Connection refused
