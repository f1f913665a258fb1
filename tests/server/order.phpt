--TEST--
Functions are served in turn, or with --strict-order as they were registered
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

foreach ([[], ['--strict-order'], ['-R']] as $options) {
	$server = Server::start(...$options);
	$client = $server->connect();
	foreach (['a', 'b'] as $function) {
		for ($i = 0; $i < 4; $i++) {
			$client->request('SUBMIT_JOB_BG', $function, '', '')->receive();
		}
	}
	$worker = $server->connect()->request('CAN_DO', 'a')->request('CAN_DO', 'b');
	$counts = ['a' => 0, 'b' => 0];
	for ($i = 0; $i < 4; $i++) {
		$counts[$worker->request('GRAB_JOB')->receive()[2]]++;
	}
	echo json_encode($counts), "\n";
	$server->stop();
}
?>
--EXPECT--
{"a":2,"b":2}
{"a":4,"b":0}
{"a":2,"b":2}
