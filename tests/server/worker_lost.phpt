--TEST--
A lost worker's jobs are queued again, up to --job-retries; then the client gets one WORK_FAIL
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

function lose(Server $server): void
{
	$worker = $server->connect()->request('CAN_DO', 'f')->request('GRAB_JOB');
	$worker->show();
	$worker->close();
	until(fn () => $server->connect()->table('status') !== ["f\t1\t1\t1"]);
}

foreach ([2, 0, -1] as $retries) {
	$server = Server::start("--job-retries=$retries");
	$client = $server->connect();
	$client->ask('SUBMIT_JOB', 'f', 'u', 'x');
	for ($i = 0; $i <= ($retries < 0 ? 4 : $retries); $i++) {
		lose($server);
	}
	$retries < 0 ? $client->quiet() : $client->show();
	$client->quiet();
	$server->connect()->request('CAN_DO', 'f')->ask('GRAB_JOB');
	$server->stop();
}
?>
--EXPECT--
JOB_CREATED <job 1>
JOB_ASSIGN <job 1> f x
JOB_ASSIGN <job 1> f x
JOB_ASSIGN <job 1> f x
WORK_FAIL <job 1>
NO_JOB
JOB_CREATED <job 2>
JOB_ASSIGN <job 2> f x
WORK_FAIL <job 2>
NO_JOB
JOB_CREATED <job 3>
JOB_ASSIGN <job 3> f x
JOB_ASSIGN <job 3> f x
JOB_ASSIGN <job 3> f x
JOB_ASSIGN <job 3> f x
JOB_ASSIGN <job 3> f x
JOB_ASSIGN <job 3> f x
