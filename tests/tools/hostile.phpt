--TEST--
gearadmin: what a hostile server or function name says does not steer the terminal; answers that are none; readers that take their time
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
exec('script --version 2>/dev/null', $lines, $code);
$code && die('skip the command script (bsdutils) is not installed');
?>
--FILE--
<?php
require __DIR__ . '/tools.inc';
/* Begins with a colour, has a bell, the C1 control that begins a sequence, as one byte and in UTF-8, and what is no UTF-8. */
$hostile = php_process(<<<'PHP'
    $name = "\e[31mevil\x07\x9b2J\xc2\x9b2J€\xc3\xff";
    $server = stream_socket_server('tcp://127.0.0.1:0');
    echo strrchr(stream_socket_get_name($server, false), ':'), "\n";
    while ($connection = stream_socket_accept($server, -1)) {
        while (($line = fgets($connection)) !== false) {
            fwrite($connection, match (strtok($line, " \r")) {
                'status' => "$name\t1\t0\t0\n.\n",
                'prioritystatus' => "$name\t0\t1\t0\t0\n.\n",
                'version', 'getpid' => "OK $name\n",
                'cancel' => "ERR $name\n",
                'create' => "$name\n",
            });
        }
    }
    PHP);
$hostile->wait_text("\n");
$at = ['-h', '127.0.0.1', '-p', $port = trim($hostile->text(), ":\n")];

$asked = [['--status'], ['--priority-status'], ['--server-version'], ['--cancel-job', 'x'], ['--create-function', 'x'], ['--top', '--count', '1']];
foreach ($asked as $options) {
    $command = 'TERM=xterm; export TERM; stty cols 80; ' . implode(' ', array_map('escapeshellarg', [tool('gearadmin'), ...$at, ...$options]));
    $process = new Process(['script', '-qec', $command, '/dev/null']);
    $code = $process->wait();
    $own = ["\r" => '', "\e[H" => '', "\e[K" => '', "\e[J" => '', "\e[7m" => '', "\e[0m" => '', "\e[?25l" => '', "\e[?25h" => '', "\e[?7l" => '',
        "\e[?7h" => '', "\e[?1049h" => '', "\e[?1049l" => '', ":$port" => ':PORT'];
    echo "-- $options[0]: code $code\n", preg_replace('/^\d\d:\d\d:\d\d/m', 'TIME', addcslashes(strtr($process->text(), $own), "\0..\x09\x0b..\x1f\x7f..\xff"));
}
echo "-- not for a terminal: as it came\n", addcslashes(run_tool('gearadmin', [...$at, '--status'])[1], "\0..\x08\x0b..\x1f\x7f..\xff");

echo "-- a reader that takes its time, which is not the server's\n";
$server = new Gearmand();
for ($i = 0; $i < 5000; $i++) {
    $server->ask('create function ' . str_repeat('x', 200) . $i);
}
echo shell_exec(tool('gearadmin') . " -h 127.0.0.1 -p $server->port --timeout 2000 --status 2>&1 | { head -n 1 | wc -l; sleep 2.5; tail -n 1; }");

echo "-- options that could be taken for others\n";
$at = ['-h', '127.0.0.1', '-p', (string) $server->port];
foreach ([['--drain', 'status'], ['--shutdown', 'graceful'], ['--create-function', 'a', '--create-function', 'b'], ['--status', '--status'], ['--drop-function', '']] as $options) {
    show_tool('gearadmin', [...$at, ...$options]);
}
echo $server->ask('drain status');

echo "-- closed or full output\n";
foreach (['>&-', '>/dev/full'] as $where) {
    exec(tool('gearadmin') . ' ' . implode(' ', $at) . " --server-version 2>&1 $where", $lines, $code);
    echo "$code ", implode("\n", $lines), "\n";
    $lines = [];
}
?>
--EXPECT--
-- --status: code 0
?[31mevil??2J??2J\342\202\254??\t1\t0\t0
.
-- --priority-status: code 0
?[31mevil??2J??2J\342\202\254??\t0\t1\t0\t0
.
-- --server-version: code 0
?[31mevil??2J??2J\342\202\254??
-- --cancel-job: code 1
Error: ?[31mevil??2J??2J\342\202\254??
-- --create-function: code 1
gearadmin: 127.0.0.1:PORT: create-function: the answer is neither OK nor an error: ?[31mevil??2J??2J\342\202\254??
-- --top: code 0
TIME  gearmand ?[31mevil??2J??2J\342\202\254?? at 127.0.0.1:PORT, process ?[31mevil??2J??2J\342\202\254??
1 functions, 1 jobs waiting, 0 running

FUNCTION                  WAITING CHANGE/S     HIGH      LOW  RUNNING  WORKERS
?[31mevil??2J??2J\342\202\254??            1     +0.0        0        0        0        0
-- not for a terminal: as it came
\033[31mevil\a\2332J\302\2332J\342\202\254\303\377	1	0	0
.
-- a reader that takes its time, which is not the server's
1
.
-- options that could be taken for others
exit code 1
! gearadmin: 'status' belongs to nothing; it is --drain[=off|=status]
exit code 1
! gearadmin: 'graceful' belongs to nothing; it is --shutdown[=graceful]
exit code 1
! gearadmin: --create-function is given twice
exit code 1
! gearadmin: --status is given twice
exit code 1
! gearadmin: --drop-function takes FUNCTION, and not ''
OK serving 0
-- closed or full output
1 gearadmin: standard output: Bad file descriptor
1 gearadmin: standard output: No space left on device
