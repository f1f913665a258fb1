--TEST--
HTTP: jobs in the way of the C++ gearmand: the same answers as those of the incumbent, where that is right
--SKIPIF--
<?php
require __DIR__ . '/http.inc';
skip_without_server();
if (!preg_match('/^gearmand 1\./m', shell_exec('gearmand --version 2>&1') ?? '')) die('skip no C++ gearmand');
?>
--FILE--
<?php
require __DIR__ . '/http.inc';

/* A free port of loopback, for a server that takes no port 0. */
function free_port(): int
{
	$probe = stream_socket_server('tcp://127.0.0.1:0');
	return (int) substr(strrchr(stream_socket_get_name($probe, false), ':'), 1);
}

function play(int $port, Closure $connect): array
{
	$shown = [];
	$show = function (string $what, ?Answer $answer) use (&$shown) {
		$shown[] = "$what: " . ($answer === null ? 'nothing' : "$answer->status " . ($answer->headers['x-gearman-command'] ?? '-') . ' '
			. (preg_match('/^H:\S+:\d+$/', $answer->headers['x-gearman-job-handle'] ?? '') ? 'handle' : '-') . " '$answer->body'");
		return $answer;
	};
	/* Asks, and has a worker do what comes. */
	$do = function (string $method, array $headers, string $body, Closure $work) use ($port, $connect) {
		$worker = $connect()->request('CAN_DO', 'fg');
		$stream = stream_socket_client("tcp://127.0.0.1:$port");
		fwrite($stream, http_request($method, '/fg', $headers, $body));
		$assigned = until(function () use ($worker) {
			$got = $worker->request('GRAB_JOB_UNIQ')->receive();
			return $got[0] === 'NO_JOB' ? null : $got;
		});
		$work($worker, $assigned[1], $assigned);
		stream_set_timeout($stream, 20);
		$answer = http_parse(stream_get_contents($stream));
		$worker->close();
		return $answer;
	};
	$background = ['X-Gearman-Background' => 'true'];
	$show('low', http($port, 'POST', '/bg', $background + ['X-Gearman-Unique' => 'u1', 'X-Gearman-Priority' => 'low'], 'low'));
	$show('normal', http($port, 'POST', '/bg', $background, 'normal'));
	$show('PUT, high', http($port, 'PUT', '/bg', $background + ['X-Gearman-Priority' => 'high', 'X-Gearman-Unique' => 'u3'], 'high'));
	$first = $show('again', http($port, 'POST', '/bg', $background + ['X-Gearman-Unique' => 'u1'], 'low'));
	$worker = $connect()->request('CAN_DO', 'bg');
	for ($i = 0; $i < 4; $i++) {
		$assigned = $worker->request('GRAB_JOB_UNIQ')->receive();
		$shown[] = implode(' ', array_map('shown', [$assigned[0], ...array_slice($assigned, 2)]));
		if (($assigned[3] ?? '') === 'u1') {
			$shown[] = $assigned[1] === $first->headers['x-gearman-job-handle'] ? 'merged' : 'not merged';
		}
		if ($assigned[0] !== 'NO_JOB') {
			$worker->request('WORK_COMPLETE', $assigned[1], '');
		}
	}
	$show('complete', $do('POST', [], 'hello', fn ($worker, $handle, $job) => $worker->request('WORK_COMPLETE', $handle, strrev($job[4]))));
	$show('empty', $do('POST', [], '', fn ($worker, $handle, $job) => $worker->request('WORK_COMPLETE', $handle, '')));
	$show('fail', $do('POST', [], 'x', fn ($worker, $handle) => $worker->request('WORK_FAIL', $handle)));
	return $shown;
}

$ours = Server::start('--http-port=0', '--protocol=http');
$got = play(http_port($ours), fn () => $ours->connect());
echo implode("\n", $got), "\n";

$gear = free_port();
$web = free_port();
$files = sys_get_temp_dir() . '/http-' . getmypid();
$command = ['gearmand', '-p', $gear, '-L', '127.0.0.1', '-r', 'http', "--http-port=$web", '-l', "$files.log", '-P', "$files.pid"];
$theirs = proc_open(array_map('strval', $command), [], $pipes);
until(fn () => @stream_socket_client("tcp://127.0.0.1:$gear") && @stream_socket_client("tcp://127.0.0.1:$web"));
$other = play($web, fn () => new Wire("tcp://127.0.0.1:$gear"));
proc_terminate($theirs, 9);
proc_close($theirs);
array_map('unlink', glob("$files.*"));
echo "\ndifferent with the C++ gearmand:\n";
foreach ($got as $i => $line) {
	if (($other[$i] ?? '') !== $line) {
		echo "$line | ", $other[$i] ?? '', "\n";
	}
}

/* What is not taken, and what is no job. */
echo "\n";
$port = http_port($ours);
$admin = $ours->connect();
$admin->command('maxqueue full 1');
$show = fn (string $what, Answer $answer) => print("$what: $answer->status " . trim($answer->body) . "\n");
$background = ['X-Gearman-Background' => 'true'];
http($port, 'POST', '/full', $background, '1');
$show('full', http($port, 'POST', '/full', $background, '2'));
$show('no function', http($port, 'PUT', '/', [], 'x'));
$show('long function', http($port, 'POST', '/' . str_repeat('f', 256), $background, 'x'));
$show('long unique', http($port, 'POST', '/f', $background + ['X-Gearman-Unique' => str_repeat('u', 256)], 'x'));
$show('GET', http($port, 'GET', '/f'));
$show('a path of the server', http($port, 'POST', '/metrics', [], 'x'));
http($port, 'POST', '/a%20b/c', $background, 'x');
echo implode("\n", preg_grep('~a b/c~', $admin->table('status'))), "\n";

/* Whoever leaves awaits nothing any more. */
$stream = stream_socket_client("tcp://127.0.0.1:$port");
fwrite($stream, http_request('POST', '/left', [], 'x'));
echo until(fn () => in_array("left\t1\t0\t0", $admin->table('status'), true)) ? 'waits, ' : 'does not wait, ';
fclose($stream);
echo until(fn () => in_array("left\t0\t0\t0", $admin->table('status'), true)) ? "gone\n" : "still there\n";

/* A large workload, a result in many pieces. */
$big = str_repeat("\0\xff0123456", 400000);
$worker = $ours->connect()->request('CAN_DO', 'big');
$stream = stream_socket_client("tcp://127.0.0.1:$port");
fwrite($stream, http_request('POST', '/big', [], $big));
$assigned = until(function () use ($worker) {
	$got = $worker->request('GRAB_JOB')->receive();
	return $got[0] === 'NO_JOB' ? null : $got;
});
foreach (str_split($assigned[3], 100000) as $piece) {
	$worker->request('WORK_DATA', $assigned[1], $piece);
}
$worker->request('WORK_COMPLETE', $assigned[1], 'end');
stream_set_timeout($stream, 20);
echo http_parse(stream_get_contents($stream))->body === $big . 'end' ? "whole\n" : "not whole\n";
$stream = stream_socket_client("tcp://127.0.0.1:$port");
fwrite($stream, http_request('POST', '/big', ['Content-Length' => 100 << 20]));
echo http_parse(stream_get_contents($stream))->status, "\n";
$ours->stop();
?>
--EXPECT--
low: 200 JOB_CREATED handle ''
normal: 200 JOB_CREATED handle ''
PUT, high: 200 JOB_CREATED handle ''
again: 200 JOB_CREATED handle ''
JOB_ASSIGN_UNIQ bg u3 high
JOB_ASSIGN_UNIQ bg - normal
JOB_ASSIGN_UNIQ bg u1 low
merged
NO_JOB
complete: 200 WORK_COMPLETE handle 'olleh'
empty: 200 WORK_COMPLETE handle ''
fail: 200 WORK_FAIL handle ''

different with the C++ gearmand:
fail: 200 WORK_FAIL handle '' | fail: 200 WORK_FAIL - ''

OK\r\n
full: 503 the queue of this function is full
no function: 405 this cannot be done with that method
long function: 404 invalid function name
long unique: 400 an argument is too long
GET: 405 this cannot be done with that method
a path of the server: 405 this cannot be done with that method
a b/c	1	0	0
waits, gone
whole
413
