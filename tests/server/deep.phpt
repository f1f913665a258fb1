--TEST--
A hundred thousand functions and a queue of a hundred thousand: one more costs what the first one did
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
if (!is_readable('/proc/self/schedstat')) die('skip needs /proc/self/schedstat');
?>
--FILE--
<?php
/* Seconds of the server's own thread, not of the clock. What looks through a list instead of a table takes a hundred times as many. */
require __DIR__ . '/wire.inc';

const MANY = 100000;
const SAMPLE = 5000;
const BATCH = 500;

/* What the server works for `SAMPLE` requests of those that $request makes, and $go_on more without being measured. */
function measure(Server $server, Wire $wire, int &$next, callable $request, bool $answered): float
{
	$before = $server->cpu();
	for ($end = $next + SAMPLE; $next < $end;) {
		$next = send_batch($wire, $next, $request, $answered);
	}
	return $server->cpu() - $before;
}

function send_batch(Wire $wire, int $next, callable $request, bool $answered): int
{
	$requests = '';
	for ($i = 0; $i < BATCH; $i++) {
		$requests .= $request($next + $i);
	}
	$wire->send($requests);
	for ($i = 0; $i < BATCH && $answered; $i++) {
		$wire->receive();
	}
	$wire->quiet();
	return $next + BATCH;
}

function compare(Server $server, string $what, callable $request, bool $answered): void
{
	$wire = $server->connect();
	$next = 0;
	measure($server, $wire, $next, $request, $answered); // the first pages of memory
	$first = measure($server, $wire, $next, $request, $answered);
	while ($next < MANY) {
		$next = send_batch($wire, $next, $request, $answered);
	}
	$last = measure($server, $wire, $next, $request, $answered);
	echo $what, ': ', $last < 4 * $first + 0.002 ? "as the first one\n" : "$last s, and not $first s\n";
}

$server = Server::start();
compare($server, 'an ability', fn ($i) => request('CAN_DO', "function $i"), false);
compare($server, 'a job of a function of its own', fn ($i) => request('SUBMIT_JOB_BG', "function $i", '', 'x'), true);
compare($server, 'a job', fn ($i) => request('SUBMIT_JOB_BG', 'deep', '', 'x'), true);
compare($server, 'a job with a unique', fn ($i) => request('SUBMIT_JOB_BG', 'deep and unique', "unique $i", 'x'), true);
compare($server, 'a job that is there', fn ($i) => request('SUBMIT_JOB_BG', 'deep and unique', 'unique ' . $i * 7 % MANY, 'x'), true);
compare($server, 'a job that is due later', fn ($i) => request('SUBMIT_JOB_EPOCH', 'deep', '', (string) (4000000000 + $i * 7 % MANY), 'x'), true);
$server->stop();
?>
--EXPECT--
an ability: as the first one
a job of a function of its own: as the first one
a job: as the first one
a job with a unique: as the first one
a job that is there: as the first one
a job that is due later: as the first one
