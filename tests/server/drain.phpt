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

$server = Server::start('--http-port=0');
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
echo "-- a balancer hears of it\n";
echo http($http, 'GET', '/readyz')->status, http($http, 'GET', '/readyz')->body, http($http, 'GET', '/healthz')->status, "\n";
echo "-- but who joins a job that is there\n";
$other = $server->connect();
$other->ask('SUBMIT_JOB', 'f', 'first', 'data');
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
	if ($how === 'SIGUSR1') {
		posix_kill_or_command($server->pid, 10);
		until(fn () => !@stream_socket_client("tcp://127.0.0.1:$server->port"));
	} else {
		$admin->command($how);
	}
	$client->ask('SUBMIT_JOB', 'f', '', 'data');
	$admin->request('CAN_DO', 'f');
	$job = $admin->ask('GRAB_JOB');
	$admin->request('WORK_COMPLETE', $job[1], 'done');
	$client->show();
	var_dump($server->exit_code());
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
-- a balancer hears of it
503not ready: the server takes no new jobs
200
-- but who joins a job that is there
JOB_CREATED <job 1>
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
ERROR DRAINING The server takes no new jobs
JOB_ASSIGN <job 5> f data
WORK_COMPLETE <job 5> done
int(0)
JOB_CREATED <job 6>
OK\r\n
ERROR DRAINING The server takes no new jobs
JOB_ASSIGN <job 6> f data
WORK_COMPLETE <job 6> done
int(0)
