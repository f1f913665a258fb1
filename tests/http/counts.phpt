--TEST--
HTTP: /metrics counts a scripted run exactly, promtool finds it right, and the JSON says the same
--SKIPIF--
<?php
require __DIR__ . '/http.inc';
skip_without_server();
if (trim(shell_exec('command -v promtool') ?? '') === '') die('skip no promtool');
?>
--FILE--
<?php
require __DIR__ . '/http.inc';

$begin = microtime(true);
$server = Server::start('--http-port=0', '-j', '1');
$begun = microtime(true);
$port = http_port($server);
$client = $server->connect();
$worker = $server->connect();
$ask = fn (string $command, string ...$args) => $client->request($command, ...$args)->receive()[1];
$grab = fn () => $worker->request('GRAB_JOB')->receive()[1];

/* Completed, failed, an exception, timed out. */
$worker->request('CAN_DO', 'work')->request('CAN_DO_TIMEOUT', 'slow', '1');
foreach (['WORK_COMPLETE', 'WORK_FAIL', 'WORK_EXCEPTION'] as $end) {
	$ask('SUBMIT_JOB_BG', 'work', '', 'data');
	$worker->request($end, ...($end === 'WORK_FAIL' ? [$grab()] : [$grab(), 'x']));
}
$ask('SUBMIT_JOB_HIGH_BG', 'slow', '', 'data');
$grab();
until(fn () => metrics($port)['gearman_jobs_timed_out_total{function="slow"}'] ?? 0);

/* Coalesced, refused, cancelled, dropped with its function, abandoned. */
$ask('SUBMIT_JOB_BG', 'wait', 'same', 'data');
$ask('SUBMIT_JOB_HIGH_BG', 'wait', 'same', 'data');
$ask('SUBMIT_JOB_LOW_BG', 'wait', '', 'data');
$cancelled = $ask('SUBMIT_JOB_LOW_BG', 'wait', '', 'data');
$admin = $server->connect();
$admin->command('maxqueue wait 3');
$ask('SUBMIT_JOB_BG', 'wait', '', 'one too many');
$admin->command("cancel job $cancelled");
$ask('SUBMIT_JOB_EPOCH', 'wait', '', (string) (time() + 1000), 'data');
$ask('SUBMIT_JOB_BG', 'dropped', '', 'data');
$admin->command('drop function dropped');
$leaver = $server->connect();
$leaver->request('SUBMIT_JOB', 'wait2', '', 'data')->receive();
$leaver->close();
until(fn () => metrics($port)['gearman_jobs_abandoned_total{function="wait2"}'] ?? 0);

/* Retried once, and then lost for good; one runs. */
$ask('SUBMIT_JOB_BG', 'lost', '', 'data');
for ($i = 0; $i < 2; $i++) {
	$victim = $server->connect();
	$victim->request('CAN_DO', 'lost')->request('GRAB_JOB')->receive();
	$victim->close();
	until(fn () => metrics($port)[$i === 0 ? 'gearman_jobs_retried_total{function="lost"}' : 'gearman_jobs_failed_total{function="lost"}'] ?? 0);
}
$ask('SUBMIT_JOB_LOW_BG', 'work', '', 'data');
$grab();

$found = metrics($port);
foreach ($found as $sample => $value) {
	if (preg_match('/^gearman_(jobs|function)_\w+{/', $sample) && $value != 0) {
		echo "$sample $value\n";
	}
}
echo $found['gearman_functions'], ' ', $found['gearman_workers'], ' ', $found['gearman_connections'], ' ', $found['gearman_connections_total'], ' ',
	$found['gearman_errors_total'], ' ', $found['gearman_store_up'], "\n";
echo $found['gearman_received_bytes_total'] > 300 && $found['gearman_sent_bytes_total'] > 300 ? "bytes\n" : "no bytes\n";
echo $found['gearman_loop_turn_seconds_count'] > 20 && $found['gearman_loop_turn_seconds_bucket{le="+Inf"}'] === $found['gearman_loop_turn_seconds_count']
	&& $found['gearman_loop_turn_seconds_sum'] > 0 ? "turns\n" : "no turns\n";
$start = $found['process_start_time_seconds'];
echo $start >= $begin - 0.01 && $start <= $begun && $start === metrics($port)['process_start_time_seconds'] && $found['process_resident_memory_bytes'] > 1e6 ? "process\n" : "no process\n";

/* The JSON, from the same counts. */
foreach (http_list($port, '/api/functions', 'functions') as $row) {
	foreach (['submitted', 'completed', 'failed', 'coalesced', 'refused', 'retried', 'timed_out', 'cancelled', 'abandoned'] as $count) {
		if (($found["gearman_jobs_{$count}_total{function=\"$row[name]\"}"] ?? 0) !== $row[$count]) {
			echo "$row[name] $count $row[$count]\n";
		}
	}
}
$status = http_json($port, '/api/status');
foreach (['submitted', 'completed', 'failed', 'coalesced', 'refused', 'retried', 'timed_out', 'cancelled', 'abandoned', 'waiting', 'delayed', 'running'] as $count) {
	echo "$count $status[$count], ";
}
echo "\n";

$promtool = proc_open(['promtool', 'check', 'metrics'], [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
fwrite($pipes[0], http($port, 'GET', '/metrics')->body);
fclose($pipes[0]);
echo stream_get_contents($pipes[1]), stream_get_contents($pipes[2]), 'promtool: ', proc_close($promtool), "\n";
$server->stop();
?>
--EXPECT--
OK\r\n
OK\r\n
OK\r\n
gearman_jobs_waiting{function="wait",priority="normal"} 1
gearman_jobs_waiting{function="wait",priority="low"} 1
gearman_jobs_delayed{function="wait",priority="normal"} 1
gearman_jobs_running{function="work",priority="low"} 1
gearman_function_workers{function="work"} 1
gearman_function_workers{function="slow"} 1
gearman_jobs_submitted_total{function="work"} 4
gearman_jobs_submitted_total{function="slow"} 1
gearman_jobs_submitted_total{function="wait"} 4
gearman_jobs_submitted_total{function="wait2"} 1
gearman_jobs_submitted_total{function="lost"} 1
gearman_jobs_completed_total{function="work"} 1
gearman_jobs_failed_total{function="work"} 2
gearman_jobs_failed_total{function="lost"} 1
gearman_jobs_coalesced_total{function="wait"} 1
gearman_jobs_refused_total{function="wait"} 1
gearman_jobs_retried_total{function="lost"} 1
gearman_jobs_timed_out_total{function="slow"} 1
gearman_jobs_cancelled_total{function="wait"} 1
gearman_jobs_abandoned_total{function="wait2"} 1
5 1 3 6 1 1
bytes
turns
process
submitted 12, completed 1, failed 3, coalesced 1, refused 1, retried 1, timed_out 1, cancelled 2, abandoned 1, waiting 2, delayed 1, running 1, 
promtool: 0
