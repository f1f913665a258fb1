--TEST--
Twenty workers that register five thousand functions each, all at once, do not keep a client waiting
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
/*
 * Counted in requests, not in milliseconds: the server is stopped until everything lies before it, and asked behind the
 * submission how many functions it has heard of by then. A turn is 256 packets or 64 kB of a connection.
 */
require __DIR__ . '/wire.inc';

const WORKERS = 20;
const FUNCTIONS = 5000;
const TURNS = 4;

$server = Server::start();
$client = $server->connect()->quiet();
$workers = [];
for ($i = 0; $i < WORKERS; $i++) {
	$workers[] = $server->connect()->quiet();
}
posix_kill_or_command($server->pid, 19);
foreach ($workers as $i => $worker) {
	$storm = '';
	for ($j = 0; $j < FUNCTIONS; $j++) {
		$storm .= request('CAN_DO', sprintf('%d-%05d', $i, $j));
	}
	$worker->send($storm);
}
$client->request('SUBMIT_JOB_BG', 'f', '', '')->send("status\n");
posix_kill_or_command($server->pid, 18);
$client->show();
for ($heard = 0; ($line = $client->line()) !== null && $line !== ".\n"; $heard++);
echo $heard <= 1 + TURNS * 256 * WORKERS ? "before most of them\n" : "after $heard functions\n";
foreach ($workers as $worker) {
	$worker->quiet();
}
echo count($client->table('status')), " functions\n";
$server->stop();
?>
--EXPECT--
JOB_CREATED <job 1>
before most of them
100001 functions
