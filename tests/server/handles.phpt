--TEST--
Handles of five runs, each killed and started again at once: all different, and those of an earlier run are unknown
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

const RUNS = 5;
const JOBS = 20000;
const BATCH = 500;

function number(string $handle): int
{
	return (int) substr(strrchr($handle, ':'), 1);
}

$all = [];
$firsts = [];
for ($run = 0; $run < RUNS; $run++) {
	$began = microtime(true);
	$server = Server::start('--job-handle-prefix=H:x');
	$client = $server->connect();
	$known = 0;
	foreach ($all ? array_rand($all, 1000) : [] as $old) {
		$known += $client->request('GET_STATUS', $old)->receive()[2] !== '0';
		if ($client->request('WORK_COMPLETE', $old, '')->receive()[1] !== 'JOB_NOT_FOUND') {
			$known++;
		}
	}
	echo $known ? "$known handles of an earlier run are known\n" : '';
	for ($i = 0; $i < JOBS; $i += BATCH) {
		$client->send(str_repeat(request('SUBMIT_JOB_BG', 'f', '', ''), BATCH));
		for ($j = 0; $j < BATCH; $j++) {
			$handle = $client->receive()[1];
			$firsts[$run] ??= [$began, number($handle), microtime(true)];
			$all[$handle] = true;
		}
	}
	$server->kill();
}
echo count($all), " handles\n";

/* A run must not use up the numbers faster than the time gives new ones, or the next run would begin among its own. */
[$from, $low] = $firsts[0];
[, $high, $to] = $firsts[RUNS - 1];
$a_second = ($high - $low) / ($to - $from);
echo $a_second > 1e7 ? "room for ten million jobs a second\n" : "room for $a_second jobs a second only\n";
?>
--EXPECT--
100000 handles
room for ten million jobs a second
