--TEST--
The gearadmin command, ours and theirs, with our server as with theirs: every one of its options
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (!is_executable('/usr/bin/gearadmin')) {
    die('skip gearman-tools is not installed');
}
if (!is_executable(__DIR__ . '/../../tools/gearadmin')) {
    die('skip tools/gearadmin is not built');
}
?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat_tools('gearadmin', function ($server, $tool) {
    $admin = function (string ...$options) use ($server, $tool): string {
        $process = new Process([$tool, '-h', '127.0.0.1', '-p', (string) $server->port, ...$options]);
        $code = $process->wait();
        // What the server refuses is no failure to theirs, and its CR goes along.
        $refused = str_starts_with($process->text(), 'Error: ');
        return str_replace("\r", '', $process->text()) . ($code && !$refused ? "exit code $code\n" : '');
    };
    echo "-- functions and jobs\n";
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', $server->port);

    echo $admin('--status');
    echo $admin('--create-function', 'made');
    echo $admin('--status');
    $handle = $client->doBackground('waits', 'x', 'unique of it');
    $high = $client->doHighBackground('waits', 'x');
    echo $admin('--status');
    echo $admin('--priority-status');
    echo $admin('--show-jobs');
    $uniques = explode("\n", $admin('--show-unique-jobs'));
    rsort($uniques);
    echo implode("\n", $uniques), "\n";
    echo $admin('--cancel-job', $handle);
    echo $admin('--cancel-job', 'H:nowhere:1');
    echo $admin('--drop-function', 'made');
    echo $admin('--drop-function', 'waits');
    echo $admin('--drop-function', 'nobody knows it');
    $worker = start_script(our_extension(), $server->port, "\n\$worker = worker();\n\$worker->setId('its-id');\nserve(\$worker);\n");
    wait_for(fn () => $server->status('quit')[2], 'our worker');
    echo preg_match('/^\d+ (127.0.0.1 its-id : quit)$/m', $admin('--workers'), $match) ? "$match[1]\n" : "no worker\n";
    $worker->kill();
    echo trim($admin('--getpid')) === (string) $server->pid() ? "its pid\n" : "another pid\n";
    echo preg_match('/^\d+\.\d+\.\d+/', $admin('--server-version')) ? "a version\n" : "no version\n";
    echo preg_match('/^[A-Z]+$/', trim($admin('--server-verbose'))) ? "a level\n" : "no level\n";
    echo "-- several at once, in whatever order\n";
    echo preg_replace('/^(#|quit|\S+:).*\n/m', '',
        $admin('--show-jobs', '--status', '--priority-status', '--drop-function', 'both', '--create-function', 'both'));
    echo preg_replace('/^quit.*\n/m', '', $admin('--create-function=kept', '--prio', '--stat'));
});
?>
--EXPECT--
== all
-- functions and jobs
.
OK
made	0	0	0
.
made	0	0	0
waits	2	0	0
.
made	0	0	0	0
waits	1	1	0	0
.
#1	0	0	1
#2	0	0	1
.
unique of it
#3
.

OK
Error: UNKNOWN_JOB
OK
OK
Error: INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+drop
127.0.0.1 its-id : quit
its pid
a version
a level
-- several at once, in whatever order
OK
OK
.
.
.
OK
kept	0	0	0	0
.
kept	0	0	0
.
