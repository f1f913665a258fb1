--TEST--
HTTP: what there is, with which methods, and what is not there
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
$targets = ['/', '/dashboard.css', '/dashboard.js', '/metrics', '/healthz', '/readyz', '/api/status', '/api/functions',
	'/api/workers', '/api/jobs', '/api/jobs/cancel', '/api/functions/drop', '/nothing', '/api', '/metrics/', '//', '/%2e%2e/',
	'/healthz%00x', '/api/jobs?state=nonsense', '/api/jobs?cursor=x', '/api/workers?cursor=x', '/api/jobs?function=none',
	'/api/functions?cursor=none', '/healthz?x=%zz'];
foreach ($targets as $target) {
	echo $target;
	foreach (['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'] as $method) {
		$answer = http($port, $method, $target);
		echo ' ', $answer->status;
		if ($method === 'HEAD' && $answer->body !== '') {
			echo ' with a body';
		}
		if (($answer->headers['x-content-type-options'] ?? '') !== 'nosniff' || ($answer->headers['cache-control'] ?? '') !== 'no-store' || isset($answer->headers['access-control-allow-origin'])) {
			echo ' wrong headers';
		}
	}
	$answer = http($port, 'GET', $target);
	echo ' ', $answer->headers['content-type'], isset($answer->headers['allow']) ? " Allow: {$answer->headers['allow']}" : '', "\n";
}
echo http($port, 'GET', '/')->headers['content-security-policy'], ' ', http($port, 'GET', '/')->headers['referrer-policy'], "\n";
echo http($port, 'GET', '/healthz')->body, http($port, 'GET', '/readyz')->body;

/* One connection, many requests; and requests that do not wait for the answer. */
$stream = stream_socket_client("tcp://127.0.0.1:$port");
fwrite($stream, str_repeat(http_request('GET', '/healthz', ['Connection' => null]), 50) . http_request('GET', '/healthz'));
echo substr_count(stream_get_contents($stream), 'alive'), "\n";

/* What is no HTTP, too much of it, and too little. */
foreach (["\0REQ\0\0\0\x10\0\0\0\0", "GET /\r\n\r\n", "GET  HTTP/1.1\r\n\r\n", "FOO / HTTP/1.1\r\n\r\n",
	"GET / HTTP/1.1\r\nX: " . str_repeat('x', 70000) . "\r\n\r\n",
	"POST /api/jobs/cancel HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n\r\n",
	"POST /api/jobs/cancel HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"] as $bytes) {
	$stream = stream_socket_client("tcp://127.0.0.1:$port");
	fwrite($stream, $bytes);
	stream_socket_shutdown($stream, STREAM_SHUT_WR);
	stream_set_timeout($stream, 20);
	$answer = @stream_get_contents($stream);
	echo preg_match('/^HTTP\S+ \d+/', (string) $answer, $match) ? $match[0] : 'closed', "\n";
}
echo http($port, 'GET', '/healthz')->status, "\n";
$server->stop();
?>
--EXPECT--
/ 200 200 405 405 405 405 405 text/html; charset=utf-8
/dashboard.css 200 200 405 405 405 405 405 text/css; charset=utf-8
/dashboard.js 200 200 405 405 405 405 405 text/javascript; charset=utf-8
/metrics 200 200 405 405 405 405 405 text/plain; version=0.0.4; charset=utf-8
/healthz 200 200 405 405 405 405 405 text/plain; charset=utf-8
/readyz 200 200 405 405 405 405 405 text/plain; charset=utf-8
/api/status 200 200 405 405 405 405 405 application/json
/api/functions 200 200 405 405 405 405 405 application/json
/api/workers 200 200 405 405 405 405 405 application/json
/api/jobs 200 200 405 405 405 405 405 application/json
/api/jobs/cancel 405 405 403 405 405 405 405 text/plain; charset=utf-8 Allow: POST
/api/functions/drop 405 405 403 405 405 405 405 text/plain; charset=utf-8 Allow: POST
/nothing 404 404 404 404 404 404 404 text/plain; charset=utf-8
/api 404 404 404 404 404 404 404 text/plain; charset=utf-8
/metrics/ 404 404 404 404 404 404 404 text/plain; charset=utf-8
// 400 400 400 400 400 400 400 text/plain; charset=utf-8
/%2e%2e/ 404 404 404 404 404 404 404 text/plain; charset=utf-8
/healthz%00x 400 400 400 400 400 400 400 text/plain; charset=utf-8
/api/jobs?state=nonsense 400 400 405 405 405 405 405 text/plain; charset=utf-8
/api/jobs?cursor=x 400 400 405 405 405 405 405 text/plain; charset=utf-8
/api/workers?cursor=x 400 400 405 405 405 405 405 text/plain; charset=utf-8
/api/jobs?function=none 404 404 405 405 405 405 405 text/plain; charset=utf-8
/api/functions?cursor=none 410 410 405 405 405 405 405 text/plain; charset=utf-8
/healthz?x=%zz 200 200 405 405 405 405 405 text/plain; charset=utf-8
default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none' no-referrer
alive
ready
51
closed
HTTP/1.1 400
HTTP/1.1 400
HTTP/1.1 501
HTTP/1.1 400
HTTP/1.1 413
HTTP/1.1 400
200