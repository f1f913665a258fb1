--TEST--
Long answers of the text protocol are made bit by bit, as they are read, while functions, jobs and sessions come and go
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

/* Answers too long for the kernel to take while nobody reads: 4 MB at most. */
const FUNCTIONS = 20000;
const JOBS = 75000;

/* Sends many requests, each with so many packets of answer, and lets the answers go. */
function send_all(Wire $wire, array $requests, int $answers): void
{
	foreach (array_chunk($requests, 250) as $chunk) {
		$wire->send(implode('', $chunk));
		for ($i = 0; $i < $answers * count($chunk); $i++) {
			$wire->receive();
		}
		$wire->quiet();
	}
}

/* The lines of the next table, which may be large. What was read beyond its end is the beginning of the one after it. */
function rest(Wire $wire): array
{
	static $unread = '';
	$end = microtime(true) + 3 * DEADLINE;
	while (($at = strpos("\n$unread", "\n.\n", max(0, strlen($unread) - (1 << 17)))) === false && microtime(true) < $end) {
		$read = [$wire->stream];
		$none = null;
		stream_select($read, $none, $none, 1);
		$unread .= fread($wire->stream, 1 << 16);
	}
	$lines = $at === false ? ['the end is missing'] : explode("\n", rtrim(substr($unread, 0, $at), "\n"));
	$unread = $at === false ? '' : substr($unread, $at + 2);
	return preg_replace('/\t.*/', '', $lines);
}

function report(string $what, array $lines, array $wanted): void
{
	$twice = count($lines) - count(array_unique($lines));
	$missing = count(array_diff($wanted, $lines));
	echo "$what: ", $twice === 0 && $missing === 0 ? "each once\n" : "$twice twice, $missing missing of " . count($wanted) . "\n";
}

$server = Server::start();
$old = array_map(fn ($i) => $server->connect()->request('SET_CLIENT_ID', "old-$i")->quiet(), range(0, 4));
$worker = $server->connect();
$names = array_map(fn ($i) => str_pad("function-$i-", 250, 'x'), range(0, FUNCTIONS - 1));
send_all($worker, array_map(fn ($name) => request('CAN_DO', $name), $names), 0);
$admin = $server->connect();
$other = $server->connect();

/* What is asked for next is answered next. */
$admin->send("prioritystatus\nstatus\n");
report('prioritystatus', rest($admin), $names);
report('status', rest($admin), $names);

/* Nobody reads at first. The newest session comes first, so the old ones are listed behind the worker's long line. */
$admin->send("workers\n");
$other->quiet();
$old[4]->close();
$old[3]->close();
$old[1]->close();
$other->quiet();
$names_of_worker = [];
foreach (rest($admin) as $line) {
	if (str_contains($line, 'function-')) {
		$names_of_worker = array_slice(explode(' ', $line), 4);
	} elseif (str_contains($line, 'old-')) {
		$still[] = explode(' ', $line)[2];
	}
}
report('functions of the worker', $names_of_worker, $names);
report('old sessions', $still, ['old-0', 'old-2']);

/* Functions are dropped and made meanwhile, those that come next and those at the end, too. */
$admin->send("status\n");
$dropped = array_filter($names, fn ($i) => $i % 3 > 0, ARRAY_FILTER_USE_KEY);
send_all($worker, array_map(fn ($name) => request('CANT_DO', $name), $dropped), 0);
foreach (array_chunk($dropped, 250) as $chunk) {
	$other->send(implode('', array_map(fn ($name) => "drop function $name\n", $chunk)));
	foreach ($chunk as $name) {
		$other->line() === "OK\r\n" || die("cannot drop $name\n");
	}
}
$other->command('create function late');
report('status meanwhile', rest($admin), [...array_diff($names, $dropped), 'late']);

/* Jobs end meanwhile, by the drop of their function, which goes on when nobody waits for it any more. */
$uniques = array_map(fn ($i) => str_pad("unique-$i-", 64, 'y'), range(0, JOBS - 1));
foreach (['stays', 'goes'] as $i => $function) {
	$of_it = array_filter($uniques, fn ($key) => $key % 2 === $i, ARRAY_FILTER_USE_KEY);
	send_all($worker, array_map(fn ($unique) => request('SUBMIT_JOB_BG', $function, $unique, ''), $of_it), 1);
}
$admin->send("show unique jobs\n");
$other->quiet();
$dropper = $server->connect()->send("drop function goes\n");
$server->logged('/dropped the function goes, and with it ' . JOBS / 2 . ' jobs$/m');
$dropper->close();
$other->quiet();
echo implode(' ', preg_grep('/^goes/', rest($other->send("status\n")))), "gone at once\n";
$handle = $other->ask('SUBMIT_JOB_BG', 'goes', $uniques[1], '')[1];
$lines = rest($admin);
report('show unique jobs', array_unique($lines), array_filter($uniques, fn ($key) => $key % 2 === 0, ARRAY_FILTER_USE_KEY));
/* The new job has the unique of a dropped one, and is none of them. */
echo count($lines) - count(array_unique($lines)) <= 1 ? "none twice\n" : "twice\n";
echo until(fn () => count(rest($admin->send("show jobs\n"))) === JOBS / 2 + 1) ? "ended\n" : "not ended\n";
$other->command('drop function stays');
echo $other->request('GET_STATUS', $handle)->receive()[2], ' ', implode(' ', rest($admin->send("show jobs\n"))) === $handle
	? "only the new one\n" : "others are left\n";

/* Whoever leaves in the middle of an answer. */
$leaver = $server->connect()->send("status\nworkers\nshow jobs\n");
$other->quiet();
$leaver->close();
$other->quiet();
$server->stop();
?>
--EXPECT--
prioritystatus: each once
status: each once
functions of the worker: each once
old sessions: each once
OK\r\n
status meanwhile: each once
gone at once
JOB_CREATED <job 1>
show unique jobs: each once
none twice
ended
OK\r\n
1 only the new one
