--TEST--
HTTP: /metrics counts what comes and goes in other ways: by HTTP, by priority, coalesced, refused, reduced, delayed; bytes and errors to the last one
--SKIPIF--
<?php
require __DIR__ . '/http.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/http.inc';

$files = new Server();
$directory = $files->directory;
file_put_contents("$directory/token", 'a-token-of-some-length');
chmod("$directory/token", 0600);
$server = Server::start('--http-port=0', '--protocol=http', "--http-token-file=$directory/token", '--max-connections=8');
$port = http_port($server);
$client = $server->connect();
$ask = fn (string $command, string ...$args) => $client->request($command, ...$args)->receive();
$post = fn (string $path, array $headers = [], string $body = '') => http($port, 'POST', $path, $headers, $body)->status;
$token = ['Authorization' => 'Bearer a-token-of-some-length'];
$background = ['X-Gearman-Background' => 'true'];

/* What has changed of these metrics since the last time. */
$before = metrics($port);
$tell = function (string $what, string $of) use ($port, &$before) {
	$now = metrics($port);
	echo "$what:";
	foreach ($now as $sample => $value) {
		$change = $value - ($before[$sample] ?? 0);
		if ($change !== 0 && preg_match("/^gearman_($of)/", $sample)) {
			echo ' ', strtr($sample, ['gearman_' => '', 'priority=' => '', 'function=' => '', '"' => '']), sprintf(' %+d', $change);
		}
	}
	echo "\n";
	$before = $now;
};

/* Three of each priority; of which one runs each. */
foreach (['HIGH_' => 1, '' => 2, 'LOW_' => 3] as $kind => $count) {
	for ($i = 0; $i < $count; $i++) {
		$ask('SUBMIT_JOB' . ($kind ? '_' . rtrim($kind, '_') : '') . '_BG', 'p', '', 'data');
	}
}
$tell('queued', 'jobs_(waiting|submitted)');
$bytes = intdiv($before['gearman_job_bytes'], 6);
$ask('SUBMIT_JOB_BG', 'long', '', str_repeat('x', 1004));
echo metrics($port)['gearman_job_bytes'] - 7 * $bytes, " bytes more\n";
$admin = $server->connect();
$admin->command('drop function long');
echo metrics($port)['gearman_job_bytes'] - 6 * $bytes, "\n";
$admin->close();
until(fn () => metrics($port)['gearman_connections'] === 1);
$worker = $server->connect()->request('CAN_DO', 'p')->request('CAN_DO', 'q');
$grab = fn () => $worker->request('GRAB_JOB')->receive()[1];
$jobs = [$grab(), $grab(), $grab(), $grab()];
$tell('grabbed', 'jobs_(waiting|running)|function_workers|workers');
foreach ($jobs as $job) {
	$worker->request('WORK_COMPLETE', $job, '');
}
$worker->request('CANT_DO', 'q')->request('ECHO_REQ', 'x')->receive();
$tell('completed', 'jobs_|function_workers|workers');
$worker->request('RESET_ABILITIES')->request('ECHO_REQ', 'x')->receive();
$tell('cannot', 'jobs_|function_workers|workers');

/* Coalesced: foreground on background, the other way round, by data, by HTTP; a worker's end counts once. */
$ask('SUBMIT_JOB_BG', 'c', 'u', 'data');
$second = $server->connect();
$second->request('SUBMIT_JOB', 'c', 'u', 'data')->receive();
$second->request('SUBMIT_JOB_HIGH_BG', 'c', 'u', 'other')->receive();
$ask('SUBMIT_JOB_BG', 'c', '-', 'same');
$ask('SUBMIT_JOB_BG', 'c', '-', 'same');
$post('/c', $background, 'same');
$post('/c', $background + ['X-Gearman-Unique' => 'u']);
$tell('coalesced', 'jobs_(submitted|coalesced|waiting)');
$worker->request('CAN_DO', 'c');
$worker->request('WORK_COMPLETE', $grab(), '')->request('WORK_FAIL', $grab())->request('ECHO_REQ', 'x')->receive();
$second->receive();
$tell('ended', 'jobs_(completed|failed|waiting)');

/* Refused: maxqueue by priority, draining, by HTTP. What joins a job that is there is not. */
$admin = $server->connect();
$admin->command('maxqueue r 3 2 1');
foreach (['_LOW_BG', '_LOW_BG', '_BG', '_BG', '_HIGH_BG', '_HIGH_BG', ''] as $i => $kind) {
	$ask("SUBMIT_JOB$kind", 'r', $i === 0 ? 'there' : '', 'data');
}
echo $post('/r', $background + ['X-Gearman-Priority' => 'low'], 'over'), "\n";
$tell('over maxqueue', 'jobs_(submitted|refused|waiting)|errors');
$admin->command('drain');
$ask('SUBMIT_JOB_BG', 'r', '', 'data');
echo $post('/r', $background, 'drained'), "\n";
$ask('SUBMIT_JOB_BG', 'r', 'there', 'data');
echo $post('/r', $background + ['X-Gearman-Unique' => 'there'], ''), "\n";
$admin->command('drain off');
$tell('draining', 'jobs_(submitted|refused|coalesced)|errors|http_requests');

/* Cancelled: by text, by HTTP, with its function. */
$handles = array_map(fn ($due) => $ask('SUBMIT_JOB_EPOCH', 'e', '', (string) (time() + $due), 'data')[1], [1000, 1000, 1000, 1]);
$tell('delayed', 'jobs_(submitted|delayed|waiting)');
$admin->command("cancel job $handles[0]");
$post('/api/jobs/cancel?handle=' . rawurlencode($handles[1]), $token);
until(fn () => metrics($port)['gearman_jobs_waiting{function="e",priority="normal"}'] ?? 0);
$tell('due', 'jobs_(cancelled|delayed|waiting)');
echo $post('/api/functions/drop?function=e', $token), ' ', http_json($port, '/api/status')['cancelled'], "\n";
$tell('dropped', 'jobs_(cancelled|delayed|waiting)|functions');
$ask('SUBMIT_JOB_BG', 'e', '', 'data');
echo metrics($port)['gearman_jobs_submitted_total{function="e"}'], " since it is there\n";

/* A reduced job; a foreground job by HTTP, whose client leaves; one whose worker dies when its client has left. */
$ask('SUBMIT_REDUCE_JOB_BACKGROUND', 'm', '', 'r', '0', 'data');
$leaver = stream_socket_client("tcp://127.0.0.1:$port");
fwrite($leaver, http_request('POST', '/h', [], 'data'));
until(fn () => metrics($port)['gearman_jobs_waiting{function="h",priority="normal"}'] ?? 0);
fclose($leaver);
until(fn () => metrics($port)['gearman_jobs_abandoned_total{function="h"}'] ?? 0);
$second->request('SUBMIT_JOB', 'd', '', 'data')->receive();
$victim = $server->connect()->request('CAN_DO', 'd');
$victim->request('GRAB_JOB')->receive();
$second->close();
until(fn () => metrics($port)['gearman_connections'] === 4);
$victim->close();
until(fn () => metrics($port)['gearman_jobs_abandoned_total{function="d"}'] ?? 0);
$tell('left', '(jobs_(submitted|abandoned|failed|retried)_total{function="[mhd]|connections)');

/* An exception is a failure, whoever hears of it. */
$ask('OPTION_REQ', 'exceptions');
foreach (['WORK_EXCEPTION', 'WORK_WARNING', 'WORK_COMPLETE'] as $i => $what) {
	$i === 2 ? 0 : $ask('SUBMIT_JOB', 'x', '', 'data');
	$i === 0 ? $worker->request('RESET_ABILITIES')->request('CAN_DO', 'x') : 0;
	$job = $i === 2 ? $job : $grab();
	$worker->request($what, $job, 'x');
	$client->receive();
}
$tell('excepted', 'jobs_(submitted|completed|failed)');

/* Bytes and errors. */
$ask('ECHO_REQ', str_repeat('x', 300000));
$worker->request('WORK_COMPLETE', 'H:none:1', '')->receive();
$client->request('SUBMIT_JOB_BG', '', '', 'data')->receive();
$tell('said', 'errors|received|sent');

/* Above --max-connections. */
$more = [];
while (count($more) < 6) {
	$more[] = $server->connect();
}
until(fn () => metrics($port)['gearman_connections_refused_total']);
$tell('crowded', 'connections|http_connections|functions');
$server->stop();
?>
--EXPECT--
queued: jobs_waiting{p,high} +1 jobs_waiting{p,normal} +2 jobs_waiting{p,low} +3 jobs_submitted_total{p} +6
1000 bytes more
OK\r\n
0
grabbed: jobs_waiting{p,high} -1 jobs_waiting{p,normal} -2 jobs_waiting{p,low} -1 jobs_running{p,high} +1 jobs_running{p,normal} +2 jobs_running{p,low} +1 function_workers{p} +1 function_workers{q} +1 workers +1
completed: jobs_running{p,high} -1 jobs_running{p,normal} -2 jobs_running{p,low} -1 function_workers{q} -1 jobs_completed_total{p} +4
cannot: function_workers{p} -1 workers -1
coalesced: jobs_waiting{c,normal} +2 jobs_submitted_total{c} +2 jobs_coalesced_total{c} +5
ended: jobs_waiting{c,normal} -2 jobs_completed_total{c} +1 jobs_failed_total{c} +1
OK\r\n
503
over maxqueue: jobs_waiting{r,high} +1 jobs_waiting{r,normal} +1 jobs_waiting{r,low} +1 jobs_submitted_total{r} +3 jobs_refused_total{r} +5 errors_total +5
OK draining 5\n
503
200
OK serving 5\n
draining: jobs_coalesced_total{r} +2 jobs_refused_total{r} +2 errors_total +2 http_requests_total +3
delayed: jobs_delayed{e,normal} +4 jobs_submitted_total{e} +4
OK\r\n
due: jobs_waiting{e,normal} +1 jobs_delayed{e,normal} -3 jobs_cancelled_total{e} +2
200 5
dropped: functions -1
1 since it is there
left: jobs_submitted_total{m} +1 jobs_submitted_total{h} +1 jobs_submitted_total{d} +1 jobs_abandoned_total{h} +1 jobs_abandoned_total{d} +1 connections -1 connections_total +1
excepted: jobs_submitted_total{x} +2 jobs_completed_total{x} +1 jobs_failed_total{x} +1
said: received_bytes_total +300051 sent_bytes_total +300153 errors_total +2
crowded: connections +5 connections_total +5 connections_refused_total +1
