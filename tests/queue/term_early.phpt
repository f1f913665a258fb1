--TEST--
SIGTERM and SIGINT while the durable queue is opened end the server at once, however long its store lets it wait; its pid file goes
--SKIPIF--
<?php
require __DIR__ . '/../server/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/../server/wire.inc';

/* A store that takes connections, and says nothing. */
$store = stream_socket_server('tcp://127.0.0.1:0');
$options = ['-p', '0', '-q', 'memcached', '--libmemcached-servers=' . stream_socket_get_name($store, false)];
foreach ([15, 2] as $signal) {
	$server = new Server();
	$pid = "$server->directory/pid";
	$server->run([...$options, '-P', $pid]);
	$connection = stream_socket_accept($store, DEADLINE);
	var_dump((int) file_get_contents($pid) === $server->pid);
	posix_kill_or_command($server->pid, $signal);
	var_dump($server->exit_code(), file_exists($pid));
	echo preg_replace('/^.*listening.*\n/m', '', $server->log());
}

echo "-- in the background\n";
$server = new Server();
$pid = "$server->directory/pid";
$server->run([...$options, '-P', $pid, '-d']);
$connection = stream_socket_accept($store, DEADLINE);
posix_kill_or_command((int) file_get_contents($pid), 15);
var_dump($server->exit_code(), file_exists($pid));
?>
--EXPECT--
bool(true)
int(0)
bool(false)
ending at once: got a signal before the server was ready
bool(true)
int(0)
bool(false)
ending at once: got a signal before the server was ready
-- in the background
int(1)
bool(false)
