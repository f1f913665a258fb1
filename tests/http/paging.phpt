--TEST--
HTTP: lists come in pages, each row once, while jobs come and go; filters
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
$submit = fn (string $command, string ...$args) => $client->request($command, ...$args)->receive()[1];
$wanted = [];
for ($i = 0; $i < 1200; $i++) {
	$wanted[] = $submit(['SUBMIT_JOB_HIGH_BG', 'SUBMIT_JOB_BG', 'SUBMIT_JOB_LOW_BG'][$i % 3], 'f' . $i % 7, "u$i", 'data');
}
for ($i = 0; $i < 10; $i++) {
	$wanted[] = $submit('SUBMIT_JOB_EPOCH', 'f1', "late$i", (string) (time() + 1000), 'data');
}
$workers = $running = [];
for ($i = 0; $i < 25; $i++) {
	$workers[] = $server->connect()->request('SET_CLIENT_ID', "w$i")->request('CAN_DO', "f" . $i % 2);
	for ($k = 0; $k <= $i % 3; $k++) {
		$running[] = $workers[$i]->request('GRAB_JOB')->receive()[1];
	}
}
sort($wanted);
$handles = function (string $query) use ($port): array {
	$list = array_column(http_list($port, "/api/jobs?$query", 'jobs'), 'handle');
	sort($list);
	return $list;
};
foreach ([1, 7, 100, 500, 100000] as $limit) {
	echo $handles("limit=$limit") === $wanted ? 'all ' : 'not all ';
}
echo "\n";
sort($running);
echo $handles('state=running&limit=2') === $running ? 'running ' : 'not running ', count($handles('state=waiting&limit=99')) + count($running) + 10 === count($wanted) ? 'waiting ' : 'not waiting ',
	count($handles('state=delayed')), ' ', count($handles('state=delayed&function=f1&limit=3')), ' ', count($handles('state=delayed&function=f2')), "\n";
$sum = 0;
for ($i = 0; $i < 7; $i++) {
	$sum += count($handles("function=f$i&limit=13"));
}
echo $sum === count($wanted) ? "by function\n" : "not by function: $sum\n";

/* A function's jobs come in the order in which they will run. */
$order = array_column(http_list($port, '/api/jobs?function=f3&state=waiting&limit=20', 'jobs'), 'priority');
echo implode(' ', array_keys(array_count_values($order))), ' ', $order === [...array_filter($order, fn ($p) => $p === 'high'), ...array_filter($order, fn ($p) => $p === 'normal'),
	...array_filter($order, fn ($p) => $p === 'low')] ? "in order\n" : "not in order\n";

/* While pages are read, workers take jobs from the front and clients add some: what stays is seen once. */
$worker = $server->connect()->request('CAN_DO', 'f5');
$before = $handles('function=f5');
$seen = [];
$taken = [];
$cursor = null;
do {
	$page = http_json($port, '/api/jobs?function=f5&state=waiting&limit=10' . ($cursor === null ? '' : "&cursor=$cursor"));
	array_push($seen, ...array_column($page['jobs'], 'handle'));
	for ($i = 0; $i < 14; $i++) {
		$assigned = $worker->request('GRAB_JOB')->receive();
		if ($assigned[0] === 'JOB_ASSIGN') {
			$taken[] = $assigned[1];
		}
	}
} while (($cursor = $page['next']) !== null);
echo count($seen) === count(array_unique($seen)) ? 'each once, ' : 'some twice, ', array_diff($before, $seen, $taken) === [] ? "none lost\n" : "some lost\n";

/* Without a filter the same, while the jobs around the end of a page are cancelled. */
$admin = $server->connect();
$gone = $seen = [];
$cursor = null;
$before = $handles('state=waiting');
do {
	$page = http_json($port, '/api/jobs?state=waiting&limit=50' . ($cursor === null ? '' : "&cursor=$cursor"));
	array_push($seen, ...array_column($page['jobs'], 'handle'));
	foreach (array_slice($page['jobs'], -20) as $job) {
		$admin->send("cancel job $job[handle]\n")->line();
	}
} while (($cursor = $page['next']) !== null);
echo count($seen) === count(array_unique($seen)) ? 'each once, ' : 'some twice, ', array_diff($before, $seen) === [] ? "none lost\n" : "some lost\n";

/* Workers and functions. */
$list = http_list($port, '/api/workers?limit=4', 'workers');
echo count($list), ' ', count(array_unique(array_column($list, 'number'))), ' ', count(array_filter($list, fn ($row) => count($row['jobs']) === 3)), "\n";
$row = array_values(array_filter($list, fn ($row) => $row['id'] === 'w2'))[0];
echo implode(' ', $row['functions']), ' ', count($row['jobs']), ' ', in_array($row['jobs'][0]['handle'], $running, true) ? $row['jobs'][0]['function'] : 'unknown', "\n";
echo implode(' ', array_column(http_list($port, '/api/functions?limit=2', 'functions'), 'name')), "\n";
$admin->send("drop function f6\n")->line();
echo http($port, 'GET', '/api/functions?cursor=f6')->status, ' ', http($port, 'GET', '/api/jobs?cursor=q.0.0')->status, "\n";
$server->stop();
?>
--EXPECT--
all all all all all 
running waiting 10 10 0
by function
high normal low in order
each once, none lost
each once, none lost
26 26 8
f0 3 f0
f0 f1 f2 f3 f4 f5 f6
410 400
