--TEST--
Thousands of requests in one write, on two connections: answers in the order of the requests
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
$wires = [$server->connect(), $server->connect()];
$bytes = ['', ''];
for ($i = 0; $i < 5000; $i++) {
	foreach ([0, 1] as $n) {
		$bytes[$n] .= $i % 3 === 0 ? request('SUBMIT_JOB_BG', "f$n", "u$n-$i", 'data') : request('ECHO_REQ', "$n-$i");
	}
}
foreach ([0, 1] as $n) {
	$wires[$n]->send($bytes[$n]);
}
foreach ([0, 1] as $n) {
	$wrong = 0;
	$handles = [];
	for ($i = 0; $i < 5000; $i++) {
		$answer = $wires[$n]->receive();
		if ($i % 3 === 0) {
			$handles[$answer[1]] = true;
		} elseif ($answer !== ['ECHO_RES', "$n-$i"]) {
			$wrong++;
		}
	}
	echo count($handles), " handles, $wrong wrong\n";
}
echo implode("\n", $wires[0]->table('status')), "\n";
$server->stop();
?>
--EXPECT--
1667 handles, 0 wrong
1667 handles, 0 wrong
f0	1667	0	0
f1	1667	0	0
