--TEST--
A worker that sleeps: ten thousand jobs that are due later cost nothing, and do not stand before the one that is due now
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

const JOBS = 10000;
const BATCH = 500;

$server = Server::start();
$client = $server->connect();
$worker = $server->connect()->request('CAN_DO', 'f')->request('GRAB_JOB')->request('PRE_SLEEP');
$worker->show();
$later = time() + 3600;
for ($i = 0; $i < JOBS; $i += BATCH) {
	$requests = '';
	for ($j = 0; $j < BATCH; $j++) {
		$requests .= request('SUBMIT_JOB_EPOCH', 'f', '', (string) ($later + ($i * 7919 + $j) % 1000), '');
	}
	$client->send($requests);
	for ($j = 0; $j < BATCH; $j++) {
		$client->receive();
	}
}
$worker->quiet();
$due = time() + 2;
$before = $server->cpu();
$client->ask('SUBMIT_JOB_EPOCH', 'f', '', (string) $due, 'in two seconds');
$worker->show();
$late = microtime(true) - $due;
echo $late >= -0.01 && $late < 5 ? "on time\n" : "late by $late s\n";
$used = $server->cpu() - $before;
echo $used < 0.1 ? "idle meanwhile\n" : "$used s of work meanwhile\n";
$worker->ask('GRAB_JOB');
$client->ask('SUBMIT_JOB_BG', 'f', '', 'now');
$worker->ask('GRAB_JOB');
$worker->ask('GRAB_JOB');
echo implode("\n", $client->table('status')), "\n";
$server->stop();
?>
--EXPECT--
NO_JOB
JOB_CREATED <job 1>
NOOP
on time
idle meanwhile
JOB_ASSIGN <job 1> f in two seconds
JOB_CREATED <job 2>
JOB_ASSIGN <job 2> f now
NO_JOB
f	10002	2	1
