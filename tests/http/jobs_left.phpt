--TEST--
HTTP: a job that waits is given up when whoever asked has left: by an end, by a reset, and whatever it had sent before
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
$status = $server->connect();
$is = fn (string $line) => fn () => in_array($line, $status->table('status'), true);
$next = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

$expect = ['Expect' => '100-continue', 'Connection' => 'keep-alive'];
$chunked = ['Content-Length' => null, 'Transfer-Encoding' => 'chunked'];
/* What is sent before the job waits, and what after it does. What is not read of "100 Continue" makes a reset of the end. */
foreach ([
	'plain' => [http_request('POST', '/left', [], 'x'), ''],
	'with the next request' => [http_request('POST', '/left', ['Connection' => 'keep-alive'], 'x'), $next],
	'reset' => [http_request('POST', '/left', $expect, 'x'), ''],
	'reset, with the next request' => [http_request('POST', '/left', $expect, 'x'), $next],
	'reset, in chunks' => [http_request('POST', '/left', $expect + $chunked, "1\r\nx\r\n0\r\n\r\n"), ''],
	'reset, in chunks, with the next request' => [http_request('POST', '/left', $expect + $chunked, "1\r\nx\r\n0\r\n\r\n"), $next],
] as $what => [$before, $after]) {
	$stream = stream_socket_client("tcp://127.0.0.1:$port");
	fwrite($stream, $before);
	if (!until($is("left\t1\t0\t0"))) {
		echo "$what: it never waited\n";
	}
	fwrite($stream, $after);
	fclose($stream);
	echo $what, until($is("left\t0\t0\t0")) ? ": given up\n" : ": it waits still\n";
}
$server->stop();
?>
--EXPECT--
plain: given up
with the next request: given up
reset: given up
reset, with the next request: given up
reset, in chunks: given up
reset, in chunks, with the next request: given up
