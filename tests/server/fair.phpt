--TEST--
Neither twenty workers that register five thousand functions each, all at once, nor tables of all of them keep a client waiting
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
/*
 * Counted in requests, not in milliseconds: the server is stopped until everything lies before it. Job numbers tell in which order
 * it took submissions, those of the client and one behind every 500 functions. A turn is 256 packets or 64 kB of a connection.
 */
require __DIR__ . '/wire.inc';

const WORKERS = 20;
const FUNCTIONS = 5000;
const MARK = 500;
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
		$storm .= request('CAN_DO', sprintf('%d-%05d', $i, $j)) . ($j % MARK === MARK - 1 ? request('SUBMIT_JOB_BG', 'f', '', '') : '');
	}
	$worker->send($storm);
}
$client->request('SUBMIT_JOB_BG', 'f', '', '');
posix_kill_or_command($server->pid, 18);
$number = fn (Wire $wire) => (int) substr(strrchr($wire->receive()[1], ':'), 1);
$mine = $number($client);
$before = 0;
foreach ($workers as $worker) {
	for ($i = 0; $i < FUNCTIONS / MARK; $i++) {
		$before += $number($worker) < $mine;
	}
	$worker->quiet();
}
echo $before <= WORKERS * TURNS * 256 / MARK ? "before most of them\n" : "after $before of " . WORKERS * FUNCTIONS / MARK . "\n";
echo count($client->table('status')), " functions\n";

/* Five who ask for the table ten times, and behind them a client: the first tables have what it submits, so they were not done. */
$readers = [];
for ($i = 0; $i < 5; $i++) {
	$readers[] = $server->connect()->quiet();
}
posix_kill_or_command($server->pid, 19);
foreach ($readers as $reader) {
	$reader->send(str_repeat("status\n", 10));
}
$client->request('SUBMIT_JOB_BG', 'submitted meanwhile', '', '');
posix_kill_or_command($server->pid, 18);
$client->show();
foreach ($readers as $reader) {
	for ($found = false; ($line = $reader->line()) !== null && $line !== ".\n"; $found = $found || $line === "submitted meanwhile\t1\t0\t0\n");
	echo $found ? "before the end of the first\n" : "after the first\n";
	$reader->close();
}

/* A question that looks into every function is followed by the neighbours' turns: 'asked' waits before most of the questions are served. */
$asker = $server->connect()->quiet();
posix_kill_or_command($server->pid, 19);
$asker->send(str_repeat(request('GET_STATUS_UNIQUE', 'asked'), 200));
$client->send(request('SUBMIT_JOB_BG', 'f', 'asked', ''));
posix_kill_or_command($server->pid, 18);
for ($unknown = 0; $asker->receive()[2] === '0'; $unknown++);
echo $unknown < 50 ? "known before most of them were asked\n" : "unknown $unknown times\n";
$server->stop();
?>
--EXPECT--
before most of them
100001 functions
JOB_CREATED <job 1>
before the end of the first
before the end of the first
before the end of the first
before the end of the first
before the end of the first
known before most of them were asked
