--TEST--
HTTP: those who read slowly, say nothing or come in crowds stop nobody
--SKIPIF--
<?php
require __DIR__ . '/http.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/http.inc';

$server = Server::start('--http-port=0', '--protocol=http');
$port = http_port($server);
$client = $server->connect();
$all = '';
for ($i = 0; $i < 4000; $i++) {
	$all .= request('SUBMIT_JOB_BG', "function with a name that is rather long, so that there is much to be read $i", '', 'data');
}
$client->send($all);
until(fn () => http_json($port, '/api/status')['submitted'] === 4000);
$echo = function (string $mark) use ($client): bool {
	$client->request('ECHO_REQ', $mark);
	while (($answer = $client->receive()) !== null && $answer !== ['ECHO_RES', $mark]);
	return $answer !== null;
};

$worker = $server->connect();

/* A hundred read nothing of a long answer, and a hundred say nothing, or half of something. */
$slow = $silent = [];
for ($i = 0; $i < 100; $i++) {
	$slow[$i] = stream_socket_client("tcp://127.0.0.1:$port");
	fwrite($slow[$i], http_request('GET', '/metrics'));
	$silent[$i] = stream_socket_client("tcp://127.0.0.1:$port");
	fwrite($silent[$i], $i % 2 ? '' : 'GET /metr');
}
/* Until they have as much as the system keeps for those who do not read. */
until(function () use ($server) {
	static $now, $looks;
	[$last, $now] = [$now, file_get_contents("/proc/$server->pid/io")];
	$looks = $last === $now ? $looks + 1 : 0;
	return $looks === 10;
});
$memory = metrics($port)['process_resident_memory_bytes'];
$worst = 0;
for ($i = 0; $i < 200; $i++) {
	$begun = microtime(true);
	if (!$echo("mark $i")) {
		echo "no echo $i\n";
	}
	$worst = max($worst, microtime(true) - $begun);
}
echo $worst < 2 ? "soon\n" : "after $worst s\n";
echo metrics($port)['process_resident_memory_bytes'] - $memory < 100e6 ? "little memory\n" : "much memory\n";

/* Functions come and go while their lines are being written; the slow ones get a whole answer in the end. */
$admin = $server->connect();
for ($i = 0; $i < 1000; $i++) {
	$admin->send("create function new$i\n")->line();
}
for ($i = 0; $i < 1000; $i++) {
	$admin->send("drop function new$i\n")->line();
}
foreach ($slow as $i => $stream) {
	if ($i < 5) {
		stream_set_timeout($stream, 20);
		$answer = http_parse(stream_get_contents($stream));
		if ($answer?->status !== 200 || !str_contains($answer->body, "\nprocess_resident_memory_bytes ")) {
			echo "$i is not whole\n";
		}
	}
	fclose($stream);
}
array_map('fclose', $silent);

/* More than are served at a time: who asks for nothing, or never ends to ask, keeps nobody out, be it once or all the time. */
$crowd = [];
for ($i = 0; $i < 400; $i++) {
	$crowd[$i] = stream_socket_client("tcp://127.0.0.1:$port");
	fwrite($crowd[$i], $i % 2 ? '' : "GET / HTTP/1.1\r\nX: ");
	if ($i % 100 === 99) {
		echo $echo("crowd $i") ? '' : "no echo\n", http($port, 'GET', '/healthz')->body;
	}
}
echo metrics($port)['gearman_http_connections'] <= 256 ? "not all are there\n" : "all are there\n";

array_map('fclose', $crowd);
$crowd = $waiting = [];

/* Those who wait for a job stay, however many they are, and others are served. */
posix_kill_or_command($server->pid, 19); // they come all at once
for ($i = 0; $i < 300; $i++) {
	$waiting[$i] = stream_socket_client("tcp://127.0.0.1:$port");
	fwrite($waiting[$i], http_request('POST', '/wait', [], "job $i"));
}

posix_kill_or_command($server->pid, 18);
echo until(fn () => in_array("wait\t300\t0\t0", $admin->table('status'), true)) ? "300 wait\n" : "not all wait\n";
for ($i = 0; $i < 300; $i++) {
	$crowd[] = stream_socket_client("tcp://127.0.0.1:$port");
}
echo http($port, 'GET', '/healthz')->body;
$worker->request('CAN_DO', 'wait');
while (($assigned = $worker->request('GRAB_JOB')->receive())[0] === 'JOB_ASSIGN') {
	$worker->request('WORK_COMPLETE', $assigned[1], strrev($assigned[3]));
}
$right = 0;
foreach ($waiting as $i => $stream) {
	stream_set_timeout($stream, 20);
	$right += http_parse(stream_get_contents($stream))?->body === strrev("job $i");
}
echo "$right are answered\n";
array_map('fclose', $crowd);
echo until(fn () => metrics($port)['gearman_http_connections'] === 1) ? "all gone\n" : "not gone\n";
$server->stop();
?>
--EXPECT--
soon
little memory
alive
alive
alive
alive
not all are there
300 wait
alive
300 are answered
all gone
