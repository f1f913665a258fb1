--TEST--
A job that ended in time leaves no timer behind: what takes its place is not ended by it, the counters are right
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

const ROUNDS = 20;
const BATCH = 500;

$server = Server::start();
$client = $server->connect();
$worker = $server->connect();

/* This job's end is the clock: two seconds, as the server counts them, from here. */
$clock = $server->connect()->request('CAN_DO_TIMEOUT', 'clock', '2000');
$client->request('SUBMIT_JOB', 'clock', '', '')->receive();
$clock->request('GRAB_JOB')->receive();

/* Jobs that have a second, and end at once, in an order that is not theirs. */
mt_srand(1);
$worker->request('CAN_DO_TIMEOUT', 'f', '1000');
for ($round = 0; $round < ROUNDS; $round++) {
	$client->send(str_repeat(request('SUBMIT_JOB_BG', 'f', '', 'x'), BATCH));
	for ($i = 0; $i < BATCH; $i++) {
		$client->receive();
	}
	$worker->send(str_repeat(request('GRAB_JOB'), BATCH));
	$handles = [];
	for ($i = 0; $i < BATCH; $i++) {
		$handles[] = $worker->receive()[1];
	}
	shuffle($handles);
	foreach ($handles as $handle) {
		$worker->request('WORK_COMPLETE', $handle, '');
	}
}

/* In their memory now, and running longer than they might have. */
$worker->request('CAN_DO_TIMEOUT', 'f', '600000');
for ($i = 0; $i < BATCH; $i++) {
	$client->request('SUBMIT_JOB_BG', 'f', '', 'x')->receive();
	$worker->request('GRAB_JOB')->receive();
}
$before = $server->cpu();
$client->show(); // the clock
$used = $server->cpu() - $before;
echo $used < 0.2 ? "idle meanwhile\n" : "$used s of work meanwhile\n";
$worker->quiet();
echo implode("\n", [...$client->table('status'), ...$client->table('prioritystatus')]), "\n";
$server->stop();
?>
--EXPECT--
WORK_FAIL <job 1>
idle meanwhile
clock	0	0	1
f	500	500	1
clock	0	0	0	1
f	0	0	0	1
