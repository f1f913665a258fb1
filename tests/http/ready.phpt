--TEST--
HTTP: /readyz says when the durable queue cannot be used, and when the server drains; /healthz lives on
--SKIPIF--
<?php
require __DIR__ . '/http.inc';
skip_without_server();
if (!str_contains(shell_exec(escapeshellarg(server_binary()) . ' --help'), 'redis')) die('skip no Redis queue');
if (trim(shell_exec('command -v redis-server') ?? '') === '') die('skip no redis-server');
?>
--FILE--
<?php
require __DIR__ . '/http.inc';

function start_redis(int $port, string $directory)
{
	$redis = proc_open(['redis-server', '--port', (string) $port, '--bind', '127.0.0.1', '--dir', $directory, '--save', ''], [1 => ['file', '/dev/null', 'w']], $pipes);
	until(fn () => @stream_socket_client("tcp://127.0.0.1:$port"));
	return $redis;
}

$probe = stream_socket_server('tcp://127.0.0.1:0');
$store = (int) substr(strrchr(stream_socket_get_name($probe, false), ':'), 1);
fclose($probe);
$files = new Server();
$redis = start_redis($store, $files->directory);
$server = Server::start('--http-port=0', '--protocol=http', '-q', 'redis', "--redis-port=$store");
$port = http_port($server);
$show = fn (string $target) => print(http($port, 'GET', $target)->status . ' ' . http($port, 'GET', $target)->body);
$background = ['X-Gearman-Background' => 'true'];
$show('/readyz');
echo http($port, 'POST', '/f', $background, '1')->status, "\n";

/* Without its store it refuses background jobs, and says that it is not ready as soon as it knows. */
proc_terminate($redis, 9);
proc_close($redis);
$answer = http($port, 'POST', '/f', $background, '2');
echo $answer->status, ' ', strtok($answer->body, ':'), "\n";
until(fn () => http($port, 'GET', '/readyz')->status === 503);
$show('/readyz');
$show('/healthz');
echo $server->connect()->request('SUBMIT_JOB_BG', 'f', '', '2')->receive()[0], "\n";
$metrics = metrics($port);
echo $metrics['gearman_store_up'], ' ', $metrics['gearman_store_outages_total'], ' ', $metrics['gearman_jobs_refused_total{function="f"}'], ' ',
	$metrics['gearman_errors_total'], ' ', $metrics['gearman_store_refused_total'], ' ',
	http_json($port, '/api/status')['store']['works'] ? 'works' : 'does not work', "\n";
$redis = start_redis($store, $files->directory);
until(fn () => http($port, 'GET', '/readyz')->status === 200);
$show('/readyz');

/* It drains: no new jobs, and it ends with the last one. */
$worker = $server->connect()->request('CAN_DO', 'f');
$handle = $worker->request('GRAB_JOB')->receive()[1];
posix_kill_or_command($server->pid, 10);
until(fn () => http($port, 'GET', '/readyz')->status === 503);
$show('/readyz');
$show('/healthz');
echo http($port, 'POST', '/f', $background, '3')->status, "\n";
$worker->request('WORK_COMPLETE', $handle, '');
echo $server->exit_code(), "\n";
proc_terminate($redis);
proc_close($redis);
?>
--EXPECT--
200 ready
200
503 the durable queue does not take the job

503 not ready: the durable queue cannot be used
200 alive
ERROR
0 1 2 2 2 does not work
200 ready
503 not ready: the server takes no new jobs
200 alive
503
0
