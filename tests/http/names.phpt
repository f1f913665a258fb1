--TEST--
HTTP: names of all kinds come out as valid JSON and labels, different ones differently, and find their way back
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
$names = ['plain', 'with blank', '"quoted"', "back\\slash", "new\nline", "tab\tand\rreturn", '<script>alert(1)</script>', '&amp;', "\xff", "\xc3\x28",
	"\u{fffd}ff", '\xff', 'ünïcödé ☃ 𝄞', "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\xaf", "\xe2\x82", "\u{202e}right to left", '%41%00', "\x7f\x1b[31m", '{a="b"}',
	str_repeat("\xff", 255), "../../etc", '?x=1&y=2#z'];
foreach ($names as $name) {
	$client->request('SUBMIT_JOB_BG', $name, $name === 'plain' ? "\xff\"<b>" : '', 'data')->receive();
}
$shown = array_column(http_list($port, '/api/functions?limit=5', 'functions'), 'name');
echo count(array_unique($shown)), ' of ', count($names), "\n";
foreach ($names as $i => $name) {
	if (preg_match('//u', $name) && !str_contains($name, "\u{fffd}") && $shown[$i] !== $name) {
		echo 'changed: ', json_encode($name), ' ', json_encode($shown[$i]), "\n";
	}
	$jobs = http_list($port, '/api/jobs?function=' . rawurlencode($shown[$i]), 'jobs');
	if (count($jobs) !== 1 || $jobs[0]['function'] !== $shown[$i]) {
		echo 'not found: ', json_encode($shown[$i]), "\n";
	}
}
echo json_encode($shown[8]), json_encode($shown[9]), json_encode($shown[10]), json_encode($shown[11]), json_encode($shown[13]), "\n";
echo json_encode(http_json($port, '/api/jobs?function=plain')['jobs'][0]['unique']), "\n";

$text = http($port, 'GET', '/metrics')->body;
echo preg_match('//u', $text) ? "UTF-8\n" : "no UTF-8\n";
$lines = preg_grep('/^gearman_jobs_submitted_total{function="(?:[^"\\\\\n]|\\\\["\\\\n])*"} 1$/', explode("\n", $text));
echo count($lines), ' ', count(array_unique($lines)), "\n";
$promtool = proc_open(['promtool', 'check', 'metrics'], [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
fwrite($pipes[0], $text);
fclose($pipes[0]);
echo stream_get_contents($pipes[1]), stream_get_contents($pipes[2]), 'promtool: ', proc_close($promtool), "\n";
$server->stop();
?>
--EXPECT--
24 of 24
"\ufffdff""\ufffdc3(""\ufffdef\ufffdbf\ufffdbdff""\\xff""\ufffded\ufffda0\ufffd80"
"\ufffdff\"<b>"
UTF-8
24 24
promtool: 0
