--TEST--
Out of descriptors: those who are served go on, the log is not flooded, new ones get in when there is room
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start('-f', '32');
$first = $server->connect();
$first->quiet();
$crowd = [];
for ($i = 0; $i < 60; $i++) {
	$crowd[] = $server->connect();
}
echo $server->logged('/cannot accept/') ? "said\n" : "not said\n";
$first->quiet();
/* Two or three seconds later, as the server's own clock tells. */
$before = $server->cpu();
$first->ask('SUBMIT_JOB_EPOCH', 'f', '', (string) (time() + 3), '');
$first->request('CAN_DO', 'f')->request('PRE_SLEEP')->show();
$used = $server->cpu() - $before;
echo $used < 0.1 ? "idle meanwhile\n" : "$used s of work meanwhile\n";
foreach ($crowd as $wire) {
	$wire->close();
}
$server->connect()->ask('ECHO_REQ', 'room again');
echo substr_count($server->log(), 'cannot accept') < 20 ? "no flood\n" : $server->log();
$server->stop();
?>
--EXPECT--
said
JOB_CREATED <job 1>
NOOP
idle meanwhile
ECHO_RES room again
no flood
