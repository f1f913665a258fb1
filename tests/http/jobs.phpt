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

function play(int $port, Closure $connect, bool $alone = false): array
{
	$shown = [];
	$show = function (string $what, ?Answer $answer) use (&$shown) {
		$shown[] = "$what: " . ($answer === null ? 'nothing' : "$answer->status " . ($answer->headers['x-gearman-command'] ?? '-') . ' '
			. (preg_match('/^H:\S+:\d+$/', $answer->headers['x-gearman-job-handle'] ?? '') ? 'handle' : '-') . ($answer->status === 200 ? " '$answer->body'" : ''));
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
	$show('exception', $do('POST', [], 'x', fn ($worker, $handle) => $worker->request('WORK_EXCEPTION', $handle, 'why')->request('WORK_FAIL', $handle)));
	/* Of more than one packet, the C++ gearmand lays the bytes of one over the other, and may not go on after that. */
	if ($alone) {
		$show('warning, data', $do('POST', [], 'x', fn ($worker, $handle) => $worker->request('WORK_WARNING', $handle, 'careful')
			->request('WORK_DATA', $handle, 'some ')->request('WORK_STATUS', $handle, '1', '2')->request('WORK_COMPLETE', $handle, 'more')));
		$show('data, fail', $do('POST', [], 'x', fn ($worker, $handle) => $worker->request('WORK_DATA', $handle, 'some ')->request('WORK_FAIL', $handle)));
	}

	/* Names, headers and methods of all kinds. */
	foreach (['GET' => '/get', 'DELETE' => '/deleted', 'OPTIONS' => '/options', 'FOO' => '/foo'] as $method => $target) {
		$show($method, http($port, $method, $target, $background));
	}
	foreach (['/query?a=b', '/%70ercent', '/slash/', '/two/slashes', '//before', '/plus+', "/\xc3\xbc", "/\xff", '/%00', '/', '/' . str_repeat('n', 256)] as $target) {
		$show("POST $target", http($port, 'POST', $target, $background, 'x'));
	}
	foreach (['', 'a b', "\xff", str_repeat('u', 256)] as $unique) {
		$show("unique '$unique'", http($port, 'POST', '/unique', $background + ['X-Gearman-Unique' => $unique], 'x'));
	}
	$show('odd', http($port, 'POST', '/odd', ['x-gearman-background' => 'TRUE', 'X-GEARMAN-PRIORITY' => 'High', 'X-Gearman-Whatever' => '1'], 'x'));
	$show('no length', http($port, 'POST', '/length', $background + ['Content-Length' => null], ''));
	$admin = $connect();
	foreach (['status', 'prioritystatus', 'show unique jobs'] as $table) {
		array_push($shown, "$table:", ...$admin->table($table));
	}
	return preg_replace(['/([nu])\1{200,}/', '/[\x80-\xff]/'], ['$1...', '?'], $shown);
}

$ours = Server::start('--http-port=0', '--protocol=http');
$got = play(http_port($ours), fn () => $ours->connect(), true);
echo implode("\n", $got), "\n";

$gear = free_port();
$web = free_port();
$files = sys_get_temp_dir() . '/http-' . getmypid();
$command = ['gearmand', '-p', $gear, '-L', '127.0.0.1', '-r', 'http', "--http-port=$web", '-l', "$files.log", '-P', "$files.pid"];
$theirs = proc_open(array_map('strval', $command), [], $pipes);
register_shutdown_function(fn () => is_resource($theirs) && proc_terminate($theirs, 9));
until(fn () => @stream_socket_client("tcp://127.0.0.1:$gear") && @stream_socket_client("tcp://127.0.0.1:$web"));
$other = play($web, fn () => new Wire("tcp://127.0.0.1:$gear"));
proc_terminate($theirs, 9);
proc_close($theirs);
array_map('unlink', glob("$files.*"));
echo "\ndifferent with the C++ gearmand:\n";
echo implode("\n", array_diff($got, $other)), "\n\nwhich answers:\n", implode("\n", array_diff($other, $got)), "\n";

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
exception: 200 WORK_FAIL handle ''
warning, data: 200 WORK_COMPLETE handle 'some more'
data, fail: 200 WORK_FAIL handle 'some '
GET: 405 - -
DELETE: 405 - -
OPTIONS: 405 - -
FOO: 501 - -
POST /query?a=b: 200 JOB_CREATED handle ''
POST /%70ercent: 200 JOB_CREATED handle ''
POST /slash/: 200 JOB_CREATED handle ''
POST /two/slashes: 200 JOB_CREATED handle ''
POST //before: 400 - -
POST /plus+: 200 JOB_CREATED handle ''
POST /??: 200 JOB_CREATED handle ''
POST /?: 200 JOB_CREATED handle ''
POST /%00: 400 - -
POST /: 405 - -
POST /n...: 404 ERROR -
unique '': 200 JOB_CREATED handle ''
unique 'a b': 200 JOB_CREATED handle ''
unique '?': 200 JOB_CREATED handle ''
unique 'u...': 400 ERROR -
odd: 200 JOB_CREATED handle ''
no length: 200 JOB_CREATED handle ''
status:
bg	0	0	1
fg	0	0	0
length	1	0	0
odd	1	0	0
percent	1	0	0
plus+	1	0	0
query	1	0	0
slash/	1	0	0
two/slashes	1	0	0
unique	3	0	0
??	1	0	0
?	1	0	0
prioritystatus:
bg	0	0	0	1
fg	0	0	0	0
length	0	1	0	0
odd	1	0	0	0
percent	0	1	0	0
plus+	0	1	0	0
query	0	1	0	0
slash/	0	1	0	0
two/slashes	0	1	0	0
unique	0	3	0	0
??	0	1	0	0
?	0	1	0	0
show unique jobs:
-
-
-
-
-
-
-
-
-
-
a b
?

different with the C++ gearmand:
fail: 200 WORK_FAIL handle ''
warning, data: 200 WORK_COMPLETE handle 'some more'
data, fail: 200 WORK_FAIL handle 'some '
GET: 405 - -
DELETE: 405 - -
OPTIONS: 405 - -
FOO: 501 - -
POST //before: 400 - -
POST /%00: 400 - -
POST /: 405 - -
POST /n...: 404 ERROR -
unique 'u...': 400 ERROR -
percent	1	0	0
query	1	0	0
percent	0	1	0	0
query	0	1	0	0

which answers:
fail: 200 WORK_FAIL - ''
GET: 200 JOB_CREATED handle ''
DELETE: nothing
OPTIONS: nothing
FOO: nothing
POST //before: 200 JOB_CREATED handle ''
POST /%00: 200 JOB_CREATED handle ''
POST /: 404 - -
POST /n...: 200 JOB_CREATED handle ''
unique 'u...': 200 ERROR - ''
%00	1	0	0
%70ercent	1	0	0
before	1	0	0
get	1	0	0
n...	1	0	0
query?a=b	1	0	0
%00	0	1	0	0
%70ercent	0	1	0	0
before	0	1	0	0
get	0	1	0	0
n...	0	1	0	0
query?a=b	0	1	0	0

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
