--TEST--
Keepalive is on for accepted connections, after 60 s or what --keepalive-idle says
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
if (!is_readable('/proc/net/tcp')) {
	die('skip needs /proc/net/tcp');
}
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

/* Seconds until the keepalive timer of the server's end of a connection fires, null if none runs. */
function timer(Server $server): ?int
{
	$wire = $server->connect();
	$wire->quiet();
	$pattern = sprintf('/^\s*\d+: 0100007F:%04X 0100007F:[0-9A-F]{4} 01 \S+ 02:([0-9A-F]+)/m', $server->port);
	/* Until the echo is acknowledged another timer runs. */
	return until(fn () => preg_match($pattern, file_get_contents('/proc/net/tcp'), $match) ? 1 + intdiv(hexdec($match[1]), 100) : null);
}

foreach ([[60, []], [7, ['--keepalive-idle', '7', '--keepalive-interval', '2', '--keepalive-count', '3', '--keepalive']]] as [$idle, $options]) {
	$server = Server::start(...$options);
	$seconds = timer($server);
	echo $seconds > $idle - 5 && $seconds <= $idle + 1 ? "$idle s\n" : var_export($seconds, true) . " s\n";
	$server->stop();
}
?>
--EXPECT--
60 s
7 s
