--TEST--
Each option does what it says: a server with it, and what is seen of it from outside
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
if (!is_readable('/proc/self/limits')) die('skip needs /proc');
if (shell_exec('command -v strace') === null) die('skip there is no strace');
?>
--FILE--
<?php
/* TLS, HTTP and --admin have tests of their own, and so have the stores: tests/queue/options.phpt. */
require __DIR__ . '/wire.inc';

const ELSEWHERE = '/^(ssl|http|protocol|admin|lib|mysql|redis|store-queue|queue-type)/';

/* The system calls of a server that starts with these options and gets a connection. */
function calls(string $which, string ...$options): string
{
	$trace = tempnam(sys_get_temp_dir(), 'trace-');
	$script = tempnam(sys_get_temp_dir(), 'traced-');
	file_put_contents($script, "#!/bin/sh\nASAN_OPTIONS=detect_leaks=0 exec strace -D -f -s 200 -e trace=$which -o $trace " . escapeshellarg(server_binary()) . ' "$@"' . "\n");
	chmod($script, 0700);
	$binary = getenv('GEARMAND');
	putenv("GEARMAND=$script");
	$server = Server::start(...$options);
	putenv($binary === false ? 'GEARMAND' : "GEARMAND=$binary");
	$server->connect()->quiet();
	$server->stop();
	until(fn () => str_contains(file_get_contents($trace), '+++ exited'));
	$calls = file_get_contents($trace);
	array_map('unlink', [$trace, $script]);
	return $calls;
}

function limit(Server $server, string $name): array
{
	preg_match("/^Max $name +(\S+) +(\S+)/m", file_get_contents("/proc/$server->pid/limits"), $match);
	return array_slice($match, 1);
}

/* How many of four sleepers are woken by a job. */
function woken(string ...$options): int
{
	$server = Server::start(...$options);
	for ($i = 0; $i < 4; $i++) {
		$sleepers[] = $server->connect()->request('CAN_DO', 'f')->request('PRE_SLEEP')->quiet();
	}
	$server->connect()->request('SUBMIT_JOB_BG', 'f', '', '')->receive();
	$woken = count(array_filter($sleepers, fn ($wire) => $wire->request('ECHO_REQ', '')->receive() === ['NOOP']));
	$server->stop();
	return $woken;
}

/* The functions of six grabs, of a worker that registered b before a, with three jobs each. */
function order(string ...$options): string
{
	$server = Server::start(...$options);
	$client = $server->connect();
	foreach (['a', 'a', 'a', 'b', 'b', 'b'] as $function) {
		$client->request('SUBMIT_JOB_BG', $function, '', '')->receive();
	}
	$worker = $server->connect()->request('CAN_DO', 'b')->request('CAN_DO', 'a');
	for ($order = ''; strlen($order) < 6; $order .= $worker->request('GRAB_JOB')->receive()[2]);
	$server->stop();
	return $order;
}

/* How often a job runs whose workers all die. */
function runs(string ...$options): int
{
	$server = Server::start(...$options);
	$client = $server->connect();
	$client->request('SUBMIT_JOB_BG', 'f', '', '')->receive();
	for ($runs = 0; $runs < 5; $runs++) {
		$worker = $server->connect()->request('CAN_DO', 'f')->request('GRAB_JOB');
		if ($worker->receive()[0] !== 'JOB_ASSIGN') {
			break;
		}
		$worker->close();
		until(fn () => preg_grep('/^f\t\d\t0\t0$/', $client->table('status')));
	}
	$server->stop();
	return $runs;
}

/* What the log says at the start with these options, and after a line that is an ERROR. */
function levels(string ...$options): string
{
	$server = new Server();
	$server->run(['-p', '0', '-L', '127.0.0.1', ...$options]);
	$port = (int) substr(strrchr((string) $server->output_line(), ':'), 1);
	$wire = new Wire("tcp://127.0.0.1:$port");
	$wire->request('WORK_FAIL', 'H:x:1')->receive();
	$verbose = rtrim($wire->send("verbose\n")->line());
	$server->stop();
	preg_match_all('/ (FATAL|CRITICAL|ERROR|WARNING|NOTICE|INFO|DEBUG) /', $server->log(), $found);
	$levels = array_unique($found[1]);
	sort($levels);
	return "$verbose: " . implode(' ', $levels);
}

function notes(string ...$options): string
{
	$server = Server::start(...$options);
	preg_match_all('/ NOTICE (option --[a-z-]+ is not needed)/', $server->log(), $notes);
	$server->stop();
	return implode(', ', $notes[1]);
}

/* A server without -p 0: its exit code, output and log. */
function run(string ...$options): array
{
	$server = new Server();
	$server->run($options);
	for ($output = ''; ($line = $server->output_line()) !== null; $output .= "$line\n");
	return [$server->exit_code(), $output, $server->log()];
}

function keepalive(string $which, string ...$options): string
{
	preg_match_all("/TCP_$which, \[(\d+)\]/", calls('setsockopt', ...$options), $match);
	return $match[1] ? end($match[1]) : 'the system\'s';
}

$directory = new Server(); // for its directory alone
$file = fn (string $name) => "$directory->directory/$name";
file_put_contents($file('conf'), "job-handle-prefix = H:from-file\nverbose = INFO\n");

$options = [
	'port' => function () {
		$probe = stream_socket_server('tcp://127.0.0.1:0');
		$port = (int) substr(strrchr(stream_socket_get_name($probe, false), ':'), 1);
		fclose($probe);
		$server = new Server();
		$server->run(['-p', (string) $port, '-L', '127.0.0.1']);
		$server->logged('/ ready$/m');
		return (new Wire("tcp://127.0.0.1:$port"))->quiet() ? 'listens on it' : '';
	},
	'listen' => function () {
		$server = Server::start('-L', '127.0.0.2');
		return preg_replace('/\d+$/', 'PORT', implode(' ', $server->listening));
	},
	'backlog' => fn () => preg_match('/listen\(\d+, 77\)/', calls('listen', '--backlog=77', '-L', '127.0.0.1')) ? 'so many' : 'another',
	'log-file' => function () use ($file) {
		Server::start('-L', '127.0.0.1', '-l', $file('log-1'), '--log-file', 'stderr')->stop();
		run('-p', '0', '-l', $file('log-2'), '-L', '192.0.2.1');
		[, , $none] = run('-l', 'none', '-p', '0', '-L', '192.0.2.1');
		return (file_exists($file('log-1')) ? 'first' : 'last') . ' wins, ' . preg_match_all('/ FATAL 192\.0\.2\.1/', (string) file_get_contents($file('log-2')))
			. ' line, none: ' . substr_count($none, "\n") . ' line to the terminal';
	},
	'verbose' => fn () => levels('--verbose=ERROR') . ', ' . levels('--verbose', 'debug') . ', ' . levels('--verbose=FATAL'),
	'louder' => fn () => levels('-v') . ', ' . levels('-vv'),
	'syslog' => fn () => preg_match('~connect\(\d+, \{sa_family=AF_UNIX, sun_path="/dev/log"\}~', calls('connect', '--syslog', '-L', '127.0.0.1'))
		&& !str_contains(calls('connect', '-L', '127.0.0.1'), '/dev/log') ? 'told' : 'not told',
	'pid-file' => function () use ($file) {
		$server = Server::start('-P', $file('pid'));
		$written = file_get_contents($file('pid')) === "$server->pid\n" ? 'written' : 'wrong';
		$server->stop();
		return $written . (file_exists($file('pid')) ? ', left' : ', removed');
	},
	'daemon' => function () use ($file) {
		$server = new Server();
		$server->run(['-d', '-p', '0', '-L', '127.0.0.1', '-P', $file('daemon'), '-l', $file('daemon.log')]);
		$code = $server->exit_code();
		$pid = (int) file_get_contents($file('daemon'));
		$in = readlink("/proc/$pid/cwd") === getcwd() ? 'its directory' : 'another directory';
		$parent = preg_match('/^NSsid:\s+' . $pid . '$/m', file_get_contents("/proc/$pid/status")) ? 'leads its session' : 'leads no session';
		posix_kill_or_command($pid, 15);
		until(fn () => !file_exists($file('daemon')));
		return "$code, in $in, $parent";
	},
	'user' => function () {
		$uid = fn (Server $server) => preg_match('/^Uid:\s+(\d+)/m', file_get_contents("/proc/$server->pid/status"), $match) ? (int) $match[1] : null;
		$server = Server::start('-u', 'nobody');
		$nobody = (int) exec('id -u nobody');
		return $uid($server) === $nobody ? 'is nobody' : 'is somebody';
	},
	'file-descriptors' => fn () => implode(' ', [limit(Server::start('-f', '100'), 'open files')[0],
		array_unique(limit(Server::start(), 'open files'))[1] ?? 'all that are allowed']),
	'admin' => function () {
		$server = Server::start('--admin=local');
		$line = $server->connect()->send("create function f\n")->line();
		$server->stop();
		return trim($line);
	},
	'max-connections' => function () {
		$server = Server::start('--max-connections=2');
		$wires = [$server->connect()->quiet(), $server->connect()->quiet(), $server->connect()];
		return $wires[2]->closed() ? 'the third is closed' : '';
	},
	'idle-timeout' => function () {
		$server = Server::start('--idle-timeout=1');
		$spoken = $server->connect()->quiet();
		$silent = $server->connect();
		return ($silent->closed() ? 'closed' : 'open') . ($spoken->quiet() ? ', who spoke stays' : '');
	},
	'coredump' => fn () => implode(' ', limit(Server::start('--coredump'), 'core file size')),
	'job-retries' => fn () => implode(' ', [runs('-j', '0'), runs('--job-retries=1'), runs('-j2'), runs('-j', '-1'), runs()]),
	'job-handle-prefix' => fn () => preg_replace('/\d+$/', 'N',
		Server::start('--job-handle-prefix=my:prefix')->connect()->request('SUBMIT_JOB_BG', 'f', '', '')->receive()[1]),
	'worker-wakeup' => fn () => implode(' ', [woken('-w', '0'), woken('-w', '1'), woken('--worker-wakeup=3'), woken('-w', '200'), woken()]),
	'strict-order' => fn () => order('--strict-order') . ' ' . order(),
	'round-robin' => fn () => order('-R') . ' ' . notes('--round-robin'),
	'exceptions' => function () {
		$server = Server::start('--exceptions');
		$client = $server->connect();
		$handle = $client->request('SUBMIT_JOB', 'f', '', '')->receive()[1];
		$server->connect()->request('CAN_DO', 'f')->request('GRAB_JOB')->request('WORK_EXCEPTION', $handle, 'why');
		return implode(' ', [$client->receive()[0]]);
	},
	'keepalive' => fn () => notes('--keepalive'),
	'keepalive-idle' => fn () => keepalive('KEEPIDLE', '--keepalive-idle=33', '-L', '127.0.0.1') . ' or ' . keepalive('KEEPIDLE', '-L', '127.0.0.1'),
	'keepalive-interval' => fn () => keepalive('KEEPINTVL', '--keepalive-interval=22', '-L', '127.0.0.1') . ' or ' . keepalive('KEEPINTVL', '-L', '127.0.0.1'),
	'keepalive-count' => fn () => keepalive('KEEPCNT', '--keepalive-count=11', '-L', '127.0.0.1') . ' or ' . keepalive('KEEPCNT', '-L', '127.0.0.1'),
	'max-packet-size' => function () {
		$wire = Server::start('--max-packet-size=2K')->connect();
		return $wire->request('ECHO_REQ', str_repeat('x', 2048))->receive()[0] . ' ' . $wire->request('ECHO_REQ', str_repeat('x', 2049))->receive()[1];
	},
	'output-limit' => function () {
		$server = Server::start('--output-limit=4K');
		$deaf = $server->connect();
		$handle = $deaf->request('SUBMIT_JOB', 'f', '', '')->receive()[1];
		$worker = $server->connect()->request('CAN_DO', 'f')->request('GRAB_JOB');
		$worker->receive();
		for ($i = 0; $i < 200; $i++) {
			$worker->request('WORK_DATA', $handle, str_repeat('y', 100000));
		}
		return $server->logged('/it does not read/') ? 'cut off' : 'goes on';
	},
	'threads' => fn () => notes('-t', '4', '--threads=0'),
	'hashtable-buckets' => fn () => notes('--hashtable-buckets=991'),
	'config-file' => function () use ($file) {
		$handle = fn (string ...$options) => preg_replace('/:\d+$/', '', Server::start(...$options)->connect()->request('SUBMIT_JOB_BG', 'f', '', '')->receive()[1]);
		return implode(' ', [$handle('--config-file=' . $file('conf')), $handle('@' . $file('conf')),
			$handle('--job-handle-prefix=H:mine', '@' . $file('conf')), $handle('@' . $file('conf'), '--job-handle-prefix=H:mine')]);
	},
	'check-args' => fn () => implode(' ', [run('--check-args', '-p', '1')[0], run('--check-args', '-p', 'x')[0]]),
	'version' => fn () => preg_replace('/\d+\.\d+\.\d+\S*/', 'N', rtrim(run('--version')[1])),
	'help' => fn () => preg_match('/^Usage: /m', run('-h')[1]) ? 'helps' : '',
];
if (exec('id -u') !== '0') {
	$options['user'] = fn () => 'is nobody'; // only root may become somebody else
}

foreach ($options as $name => $check) {
	echo "$name: ", $check(), "\n";
}
preg_match_all('/^  (?:-\w, |    )--([a-z0-9-]+)/m', run('--help')[1], $ours);
preg_match_all('/^  (?:-\w \[ )?--([a-z0-9-]+)/m', (string) shell_exec('PATH=$PATH:/usr/sbin gearmand --help 2>&1'), $theirs);
echo 'Not looked at: ', implode(' ', array_filter(array_unique([...$ours[1], ...$theirs[1]]),
	fn ($name) => !isset($options[$name]) && !preg_match(ELSEWHERE, $name))), "\n";
?>
--EXPECT--
port: listens on it
listen: gearmand: listening on 127.0.0.2:PORT
backlog: so many
log-file: last wins, 1 line, none: 1 line to the terminal
verbose: OK ERROR: ERROR, OK DEBUG: ERROR INFO NOTICE, OK FATAL: 
louder: OK INFO: ERROR INFO NOTICE, OK DEBUG: ERROR INFO NOTICE
syslog: told
pid-file: written, removed
daemon: 0, in its directory, leads no session
user: is nobody
file-descriptors: 100 all that are allowed
admin: ERR NOT_ALLOWED The+server+does+not+take+this+command+from+here
max-connections: the third is closed
idle-timeout: closed, who spoke stays
coredump: unlimited unlimited
job-retries: 1 2 3 5 5
job-handle-prefix: my:prefix:N
worker-wakeup: 4 1 3 4 1
strict-order: bbbaaa bababa
round-robin: bababa option --round-robin is not needed
exceptions: WORK_EXCEPTION
keepalive: option --keepalive is not needed
keepalive-idle: 33 or 60
keepalive-interval: 22 or 10
keepalive-count: 11 or 6
max-packet-size: ECHO_RES DATA_TOO_LARGE
output-limit: cut off
threads: option --threads is not needed, option --threads is not needed
hashtable-buckets: option --hashtable-buckets is not needed
config-file: H:from-file H:from-file H:mine H:mine
check-args: 0 2
version: gearmand N
help: helps
Not looked at: 
