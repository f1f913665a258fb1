--TEST--
HTTP: /metrics counts the transactions of the durable queue and their operations, and after a restart the jobs that it had
--SKIPIF--
<?php
require __DIR__ . '/http.inc';
skip_without_server();
if (!str_contains(shell_exec(escapeshellarg(server_binary()) . ' --help'), 'sqlite')) die('skip no SQLite queue');
?>
--FILE--
<?php
require __DIR__ . '/http.inc';

$files = new Server();
$options = ['--http-port=0', '-q', 'libsqlite3', "--libsqlite3-db=$files->directory/queue"];
$show = function (Server $server) {
	$found = metrics(http_port($server));
	foreach (['store_up', 'store_batch_operations_count', 'store_batch_operations_sum', 'store_batch_operations_bucket{le="1"}', 'store_commit_seconds_count',
		'store_commit_seconds_bucket{le="+Inf"}', 'store_refused_total', 'store_outages_total', 'errors_total'] as $name) {
		echo $found["gearman_$name"], ' ';
	}
	foreach ($found as $sample => $value) {
		if ($value != 0 && preg_match('/^gearman_jobs_(\w+){.*}/', $sample, $match)) {
			echo ' ', $match[1], ' ', $value;
		}
	}
	echo "\n";
};
$server = Server::start(...$options);
$show($server);

/* Each answer waits for its transaction. */
$client = $server->connect();
for ($i = 0; $i < 4; $i++) {
	$client->request('SUBMIT_JOB_BG', 'f', "u$i", 'data')->receive();
}
$client->request('SUBMIT_JOB_BG', 'f', 'u0', 'data')->receive();
$show($server);
$worker = $server->connect()->request('CAN_DO', 'f');
$worker->request('WORK_COMPLETE', $worker->request('GRAB_JOB')->receive()[1], '')->request('GRAB_JOB')->receive();
until(fn () => metrics(http_port($server))['gearman_store_commit_seconds_count'] === 5);
$show($server);

$server->kill();
$server = Server::start(...$options);
$show($server);
$server->connect()->request('SUBMIT_JOB_BG', 'f', 'u3', 'data')->receive();
$server->connect()->command('drop function f');
until(fn () => metrics(http_port($server))['gearman_store_commit_seconds_count']);
$show($server);
echo http_json(http_port($server), '/api/status')['restored'], "\n";
$server->stop();
?>
--EXPECT--
1 0 0 0 0 0 0 0 0 
1 4 4 4 4 4 0 0 0  waiting 4 submitted_total 4 coalesced_total 1
1 5 5 5 5 5 0 0 0  waiting 2 running 1 submitted_total 4 completed_total 1 coalesced_total 1
1 0 0 0 0 0 0 0 0  waiting 3 restored_total 3
OK\r\n
1 1 3 0 1 1 0 0 0 
3
