--TEST--
HTTP: a page begins where the one before ended, though the job that was the last one there has gone meanwhile
--SKIPIF--
<?php
require __DIR__ . '/http.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/http.inc';

$server = Server::start('--http-port=0');
$port = http_port($server);
$client = $server->connect();
$admin = $server->connect();
$submit = function (string $function, int $count) use ($client) {
	for ($i = 0; $i < $count; $i += 500) {
		for ($all = '', $k = $i; $k < min($count, $i + 500); $k++) {
			$all .= request('SUBMIT_JOB_BG', $function, "$function $k", 'data');
		}
		$client->send($all);
		for ($k = $i; $k < min($count, $i + 500); $k++) {
			$client->receive();
		}
	}
};

/* Reads all pages; after each, others may do something. The uniques, in the order in which they were seen. */
$read = function (string $query, callable $between) use ($port): array {
	for ($seen = [], $next = ''; $next !== null; $next = $page['next']) {
		$answer = http($port, 'GET', "/api/jobs?$query" . ($next === '' ? '' : "&cursor=$next"));
		if ($answer->status !== 200) {
			return [...$seen, $answer->status, $answer->body];
		}
		$page = $answer->json();
		array_push($seen, ...array_column($page['jobs'], 'unique'));
		$between($page['jobs']);
	}
	return $seen;
};
$names = fn (string $function, int $count) => array_map(fn ($i) => "$function $i", range(0, $count - 1));
$cancel = fn (array $jobs) => $admin->send("cancel job {$jobs[array_key_last($jobs)]['handle']}\n")->line();

/* The last one of each page is cancelled. */
$submit('few', 100);
foreach (['function=few&', 'function=few&state=waiting&', ''] as $filter) {
	echo $read("{$filter}limit=10", fn ($jobs) => count($jobs) === 10 && $cancel($jobs)) === $names('few', 100) ? "each once\n" : "not each once\n";
	$admin->send("drop function few\n")->line();
	$submit('few', 100);
}
$admin->send("drop function few\n")->line();

/* Many wait, and what is behind them goes by: some in the midst of it, or all that is left. */
$submit('many', 70000);
$submit('quick', 100);
$submit('rest', 50);
$drop = fn (string $function) => fn ($jobs) => ($jobs[array_key_last($jobs)]['unique'] ?? '') === "$function 49" && $admin->send("drop function $function\n")->line();
echo $read('limit=150', $drop('quick')) === [...$names('many', 70000), ...$names('quick', 50), ...$names('rest', 50)] ? "nothing is lost\n" : "something is lost\n";
$submit('quick', 60);
$admin->send("drop function rest\n")->line();
echo $read('limit=150', $drop('quick')) === [...$names('many', 70000), ...$names('quick', 50)] ? "ends\n" : "does not end\n";

/* Where it cannot be known where a page begins, it says so. */
$all = $read('function=many&limit=500', fn ($jobs) => $jobs[499]['unique'] === 'many 34999' && $cancel($jobs));
echo count($all), ' ', implode(' ', array_slice($all, -2));
foreach (['j.0.-1', 'j. 0.1', 'j.0.1x', 'j.0', 'x.0.1', 'j', ''] as $cursor) {
	echo http($port, 'GET', '/api/jobs?cursor=' . rawurlencode($cursor))->status, ' ';
}
$server->stop();
?>
--EXPECT--
each once
each once
each once
nothing is lost
ends
35002 410 the job that this page began with has ended: begin anew
400 400 400 400 400 400 400 
