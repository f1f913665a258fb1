--TEST--
drain: new jobs are refused and old ones are done, until drain off; SIGUSR1 and shutdown graceful drain, too
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/../http/http.inc';

function end_by(string $how, Server $server, Wire $admin): void
{
	if ($how === 'SIGUSR1') {
		$before = substr_count($server->log(), 'got SIGUSR1');
		posix_kill_or_command($server->pid, 10);
		until(fn () => substr_count($server->log(), 'got SIGUSR1') > $before);
	} else {
		$admin->command($how);
	}
}

$server = Server::start('--http-port=0', '--protocol=http');
$http = http_port($server);
$admin = $server->connect();
$client = $server->connect();
$worker = $server->connect()->request('CAN_DO', 'f')->quiet();
$admin->command('drain status');
$client->ask('SUBMIT_JOB', 'f', 'first', 'data');
$client->ask('SUBMIT_JOB_BG', 'f', 'second', 'data');
$admin->command('drain');
$admin->command('drain');
echo "-- whatever is submitted\n";
$client->ask('SUBMIT_JOB', 'f', 'third', 'data');
$client->ask('SUBMIT_JOB_LOW_BG', 'f', '', 'data');
$client->ask('SUBMIT_JOB_EPOCH', 'f', '', (string) (time() + 1000), 'x');
$client->ask('SUBMIT_REDUCE_JOB', 'f', '', 'reducer', '', 'x');
foreach (['false', 'true'] as $background) {
	$answer = http($http, 'POST', '/f', ['X-Gearman-Background' => $background], 'data');
	echo $answer->status, ' ', trim($answer->body), "\n";
}
echo metrics($http)['gearman_jobs_refused_total{function="f"}'], " refused\n";
echo "-- a balancer hears of it\n";
echo http($http, 'GET', '/readyz')->status, http($http, 'GET', '/readyz')->body, http($http, 'GET', '/healthz')->status, "\n";
echo "-- but who joins a job that is there\n";
$other = $server->connect();
$other->ask('SUBMIT_JOB', 'f', 'first', 'data');
echo shown(http($http, 'POST', '/f', ['X-Gearman-Unique' => 'first', 'X-Gearman-Background' => 'true'], 'data')->headers['x-gearman-job-handle']), " by HTTP\n";
echo "-- the work goes on, and new workers are let in\n";
$job = $worker->ask('GRAB_JOB');
$worker->request('WORK_COMPLETE', $job[1], 'result')->quiet();
$client->show();
$other->show();
$admin->command('drain status');
$late = $server->connect()->request('CAN_DO', 'f');
$job = $late->ask('GRAB_JOB');
$late->request('WORK_COMPLETE', $job[1], 'result')->quiet();
$admin->command('drain status');
echo "-- a job that its worker loses is not lost\n";
$admin->command('drain off');
$client->ask('SUBMIT_JOB_BG', 'f', '', 'data');
$admin->command('drain');
$late->ask('GRAB_JOB');
$late->close();
until(fn () => str_contains(implode($admin->table('show all jobs')), 'waiting'));
$worker->ask('GRAB_JOB');
$admin->command('drain off');
$client->ask('SUBMIT_JOB_BG', 'f', '', 'data');
echo http($http, 'GET', '/readyz')->status, "\n";
$admin->command('drain on');
echo preg_match_all('/NOTICE new jobs are (refused|taken) from now on: told so by 127/', $server->log()), " lines in the log\n";
$server->stop();

echo "-- a connection that is there can submit no more when the server ends gracefully\n";
foreach (['SIGUSR1', 'shutdown graceful'] as $how) {
	$server = Server::start();
	$client = $server->connect();
	$client->ask('SUBMIT_JOB', 'f', '', 'data');
	$admin = $server->connect()->quiet();
	end_by($how, $server, $admin);
	$admin->command('drain off');
	$admin->command('drain status');
	$client->ask('SUBMIT_JOB', 'f', '', 'data');
	$admin->request('CAN_DO', 'f');
	$job = $admin->ask('GRAB_JOB');
	$admin->request('WORK_COMPLETE', $job[1], 'done');
	$client->show();
	var_dump($server->exit_code());
}

echo "-- in every order\n";
foreach ([['drain', 'SIGUSR1'], ['SIGUSR1', 'drain'], ['drain', 'shutdown graceful'], ['SIGUSR1', 'shutdown graceful', 'drain'],
	['shutdown graceful', 'SIGUSR1', 'SIGUSR1'], ['drain', 'drain off', 'SIGUSR1']] as $order) {
	foreach (['its last job', 'shutdown'] as $end) {
		$server = Server::start();
		$client = $server->connect();
		$worker = $server->connect()->request('CAN_DO', 'f')->quiet();
		$admin = $server->connect()->quiet();
		$client->request('SUBMIT_JOB', 'f', '', 'data')->receive();
		$handle = $worker->request('GRAB_JOB')->receive()[1];
		ob_start();
		foreach ($order as $how) {
			end_by($how, $server, $admin);
		}
		ob_end_clean();
		$refused = $client->request('SUBMIT_JOB_BG', 'f', '', 'data')->receive()[1] === 'DRAINING';
		if ($end === 'shutdown') {
			$admin->send("shutdown\n")->line();
		} else {
			$worker->request('WORK_COMPLETE', $handle, 'done');
		}
		$last = $client->receive()[0] ?? 'nothing';
		echo implode(', ', $order), ', ', $end, ': ', $refused ? 'refused' : 'taken', ', ', $last, ', ', $server->exit_code(), "\n";
	}
}
?>
--EXPECT--
OK serving 0\n
JOB_CREATED <job 1>
JOB_CREATED <job 2>
OK draining 2\n
OK draining 2\n
-- whatever is submitted
ERROR DRAINING The server takes no new jobs
ERROR DRAINING The server takes no new jobs
ERROR DRAINING The server takes no new jobs
ERROR DRAINING The server takes no new jobs
503 the server takes no new jobs
503 the server takes no new jobs
6 refused
-- a balancer hears of it
503not ready: the server takes no new jobs
200
-- but who joins a job that is there
JOB_CREATED <job 1>
<job 1> by HTTP
-- the work goes on, and new workers are let in
JOB_ASSIGN <job 1> f data
WORK_COMPLETE <job 1> result
WORK_COMPLETE <job 1> result
OK draining 1\n
JOB_ASSIGN <job 2> f data
OK draining 0\n
-- a job that its worker loses is not lost
OK serving 0\n
JOB_CREATED <job 3>
OK draining 1\n
JOB_ASSIGN <job 3> f data
JOB_ASSIGN <job 3> f data
OK serving 1\n
JOB_CREATED <job 4>
200
ERR UNKNOWN_COMMAND Unknown+server+commanddrain\r\n
4 lines in the log
-- a connection that is there can submit no more when the server ends gracefully
JOB_CREATED <job 5>
ERR ENDING The+server+ends+when+the+last+job+is+done\r\n
OK draining 1\n
ERROR DRAINING The server takes no new jobs
JOB_ASSIGN <job 5> f data
WORK_COMPLETE <job 5> done
int(0)
JOB_CREATED <job 6>
OK\r\n
ERR ENDING The+server+ends+when+the+last+job+is+done\r\n
OK draining 1\n
ERROR DRAINING The server takes no new jobs
JOB_ASSIGN <job 6> f data
WORK_COMPLETE <job 6> done
int(0)
-- in every order
drain, SIGUSR1, its last job: refused, WORK_COMPLETE, 0
drain, SIGUSR1, shutdown: refused, nothing, 0
SIGUSR1, drain, its last job: refused, WORK_COMPLETE, 0
SIGUSR1, drain, shutdown: refused, nothing, 0
drain, shutdown graceful, its last job: refused, WORK_COMPLETE, 0
drain, shutdown graceful, shutdown: refused, nothing, 0
SIGUSR1, shutdown graceful, drain, its last job: refused, WORK_COMPLETE, 0
SIGUSR1, shutdown graceful, drain, shutdown: refused, nothing, 0
shutdown graceful, SIGUSR1, SIGUSR1, its last job: refused, WORK_COMPLETE, 0
shutdown graceful, SIGUSR1, SIGUSR1, shutdown: refused, nothing, 0
drain, drain off, SIGUSR1, its last job: refused, WORK_COMPLETE, 0
drain, drain off, SIGUSR1, shutdown: refused, nothing, 0
