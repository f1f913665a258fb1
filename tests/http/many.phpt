--TEST--
HTTP: 20,000 functions: /metrics is whole and right, and others are served meanwhile
--SKIPIF--
<?php
require __DIR__ . '/http.inc';
skip_without_server();
if (trim(shell_exec('command -v promtool') ?? '') === '') die('skip no promtool');
?>
--FILE--
<?php
require __DIR__ . '/http.inc';

$server = Server::start('--http-port=0');
$port = http_port($server);
$client = $server->connect();
for ($i = 0; $i < 20000; $i += 500) {
	$all = '';
	for ($k = $i; $k < $i + 500; $k++) {
		$all .= request('SUBMIT_JOB_BG', "function$k", '', 'data');
	}
	$client->send($all);
	for ($k = 0; $k < 500; $k++) {
		$client->receive();
	}
}

/* A scraper in a process of its own; here somebody wants answers while it reads. */
$code = '$s = stream_socket_client("tcp://127.0.0.1:' . $port . '"); fwrite($s, ' . var_export(http_request('GET', '/metrics', ['Connection' => 'close']), true)
	. '); file_put_contents($argv[1], preg_replace("/^.*?\r\n\r\n/s", "", stream_get_contents($s)));';
$scraper = proc_open([PHP_BINARY, '-n', '-r', $code, '--', "$server->directory/metrics"], [], $pipes);
$worst = 0;
$count = 0;
do {
	$begun = microtime(true);
	$client->request('ECHO_REQ', 'x')->receive();
	$worst = max($worst, microtime(true) - $begun);
	$count++;
} while (proc_get_status($scraper)['running']);
proc_close($scraper);
echo $worst < 1 ? 'soon' : "after $worst s", $count > 50 ? "\n" : ", but $count times\n";

/* Several at once are all served. */
$streams = [];
for ($i = 0; $i < 5; $i++) {
	$streams[$i] = stream_socket_client("tcp://127.0.0.1:$port");
	fwrite($streams[$i], http_request('GET', '/metrics'));
	stream_set_blocking($streams[$i], false);
}
$counts = array_fill(0, 5, 0);
$ends = array_fill(0, 5, '');
while ($open = array_filter($streams, fn ($stream) => !feof($stream))) {
	$none = null;
	if (!stream_select($open, $none, $none, DEADLINE)) {
		break;
	}
	foreach ($open as $i => $stream) {
		$lines = explode("\n", $ends[$i] . fread($stream, 1 << 16));
		$ends[$i] = array_pop($lines);
		$counts[$i] += count(preg_grep('/^gearman_function_workers{/', $lines));
	}
}
echo implode(' ', $counts), "\n";

$answer = http($port, 'GET', '/metrics');
$samples = [];
foreach (explode("\n", $answer->body) as $line) {
	if (preg_match('/^(gearman_jobs_(?:waiting|submitted_total)){function="function(\d+)"(?:,priority="normal")?} (\d+)$/', $line, $match)) {
		$samples[$match[1]][$match[2]] = $match[3];
	}
}
foreach ($samples as $name => $values) {
	echo $name, ' ', count($values), ' ', array_sum($values), "\n";
}
$promtool = proc_open(['promtool', 'check', 'metrics'], [['pipe', 'r'], ['file', "$server->directory/out", 'w'], ['file', "$server->directory/out", 'a']], $pipes);
/* Of a hundredth of the functions: newer ones take minutes for all. */
fwrite($pipes[0], preg_replace('/^.*\{function="function\d*(?<!00)".*\n/m', '', $answer->body));
fclose($pipes[0]);
echo 'promtool: ', proc_close($promtool), ' ', file_get_contents("$server->directory/out"), "\n";
echo count(array_unique(array_column(http_list($port, '/api/functions?limit=500', 'functions'), 'name'))), "\n";
$server->stop();
?>
--EXPECT--
soon
20000 20000 20000 20000 20000
gearman_jobs_waiting 20000 20000
gearman_jobs_submitted_total 20000 20000
promtool: 0 
20000
