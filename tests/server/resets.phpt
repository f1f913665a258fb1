--TEST--
Thousands of connections that are reset, with a request, half of one or jobs behind them: no descriptor, no peer is left
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
if (!is_dir('/proc/self/fd')) {
	die('skip no /proc');
}
?>
--FILE--
<?php
/* RESETS=100000 for a long one. */
require __DIR__ . '/wire.inc';

$cycles = (int) (getenv('RESETS') ?: 3000);
$server = Server::start('--job-retries', '0');
$admin = $server->connect();
$descriptors = fn () => count(scandir("/proc/$server->pid/fd"));
$admin->quiet();
$before = $descriptors();
$echo = request('ECHO_REQ', 'x');
$sends = [
	$echo,
	$echo . substr($echo, 0, 7),
	$echo . "stat",
	$echo . request('CAN_DO', 'f') . request('PRE_SLEEP'),
	$echo . request('SUBMIT_JOB', 'f', '', 'x'),
	$echo . request('CAN_DO', 'f') . request('GRAB_JOB'),
];
for ($i = 0; $i < $cycles; $i++) {
	$peer = stream_socket_client("tcp://127.0.0.1:$server->port", $errno, $reason, DEADLINE);
	fwrite($peer, $sends[$i % count($sends)]);
	$read = [$peer];
	$none = null;
	if (!stream_select($read, $none, $none, (int) DEADLINE)) {
		echo "no answer in cycle $i\n";
		break;
	}
	fclose($peer); // with the answer unread: the system sends a reset
}
echo until(fn () => $descriptors() === $before) ? "none is left\n" : $descriptors() . " descriptors, not $before\n";
echo count($admin->table('workers')), " connection\n", implode("\n", $admin->table('status')), "\n";
$server->stop();
?>
--EXPECT--
none is left
1 connection
f	0	0	0
