--TEST--
Functions are served in turn, each as often as the other as long as both have jobs, or with --strict-order as they were registered
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

foreach ([[], ['--strict-order'], ['-R']] as $options) {
	foreach (['ab', 'ba'] as $order) {
		$server = Server::start(...$options);
		$client = $server->connect();
		foreach (['a', 'b'] as $function) {
			for ($i = 0; $i < JOBS; $i += BATCH) {
				$client->send(str_repeat(request('SUBMIT_JOB_BG', $function, '', ''), BATCH));
				for ($j = 0; $j < BATCH; $j++) {
					$client->receive();
				}
			}
		}
		$worker = $server->connect()->request('CAN_DO', $order[0])->request('CAN_DO', $order[1]);
		$counts = ['a' => 0, 'b' => 0];
		$apart = 0;
		for ($i = 0; $i < JOBS; $i += BATCH) {
			$worker->send(str_repeat(request('GRAB_JOB'), BATCH));
			for ($j = 0; $j < BATCH; $j++) {
				$counts[$worker->receive()[2]]++;
				$apart = max($apart, abs($counts['a'] - $counts['b']));
			}
		}
		echo json_encode($counts), ", at most $apart apart\n";
		$server->stop();
	}
}
?>
--EXPECT--
{"a":5000,"b":5000}, at most 1 apart
{"a":5000,"b":5000}, at most 1 apart
{"a":10000,"b":0}, at most 10000 apart
{"a":0,"b":10000}, at most 10000 apart
{"a":5000,"b":5000}, at most 1 apart
{"a":5000,"b":5000}, at most 1 apart
