--TEST--
High before normal before low, over all functions of the worker; first come first served within
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

foreach ([['a', 'b'], ['b', 'a']] as $order) {
	$server = Server::start();
	$client = $server->connect();
	foreach ([['SUBMIT_JOB_LOW_BG', 'a', 1], ['SUBMIT_JOB_LOW', 'a', 2], ['SUBMIT_JOB_BG', 'a', 3], ['SUBMIT_JOB', 'a', 4],
		['SUBMIT_JOB_HIGH_BG', 'b', 5], ['SUBMIT_JOB_HIGH', 'b', 6]] as [$command, $function, $data]) {
		$client->request($command, $function, '', (string) $data)->receive();
	}
	$worker = $server->connect()->request('CAN_DO', $order[0])->request('CAN_DO', $order[1]);
	for ($i = 0; $i < 6; $i++) {
		echo $worker->request('GRAB_JOB')->receive()[3], ' ';
	}
	$worker->ask('GRAB_JOB');
	$server->stop();
}
?>
--EXPECT--
5 6 3 4 1 2 NO_JOB
5 6 3 4 1 2 NO_JOB
