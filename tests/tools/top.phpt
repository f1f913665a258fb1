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
-- no server
exit code 1
! gearadmin: 127.0.0.1:PORT: connect: Connection refused
