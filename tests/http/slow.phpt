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

$server = Server::start('--http-port=0');
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

/* More than are served at a time: the rest waits, and is served when some have left. */
$crowd = [];
for ($i = 0; $i < 300; $i++) {
	$crowd[$i] = stream_socket_client("tcp://127.0.0.1:$port");
}
$last = array_pop($crowd);
fwrite($last, http_request('GET', '/healthz'));
echo $echo('crowd') ? "crowd\n" : "no echo\n";
array_map('fclose', array_splice($crowd, 0, 150));
stream_set_timeout($last, 20);
echo http_parse(stream_get_contents($last))->body;
array_map('fclose', $crowd);
echo until(fn () => metrics($port)['gearman_http_connections'] === 1) ? "all gone\n" : "not gone\n";
$server->stop();
?>
--EXPECT--
soon
little memory
crowd
alive
all gone
