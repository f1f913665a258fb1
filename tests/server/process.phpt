--TEST--
The pid file, the log file and its reopening, SIGTERM and SIGINT with output still queued
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = new Server();
$log = "$server->directory/file";
$pid = "$server->directory/pid";
$server->run(['-p', '0', '-l', $log, '-P', $pid, '--verbose', 'INFO']);
until(fn () => str_contains((string) @file_get_contents($log), ' ready'));
echo (int) file_get_contents($pid) === $server->pid ? "its pid\n" : "another pid\n";
var_dump($server->log());

rename($log, "$log.1");
posix_kill_or_command($server->pid, 1);
var_dump((bool) until(fn () => str_contains((string) @file_get_contents($log), 'reopened')));
posix_kill_or_command($server->pid, 15);
var_dump($server->exit_code(), file_exists($pid));
echo str_contains(file_get_contents($log), 'SIGTERM') ? "logged\n" : file_get_contents($log);

$server = Server::start('-P', "$server->directory/pid");
$wire = $server->connect();
$wire->send(str_repeat(request('ECHO_REQ', str_repeat('x', 10000)), 10));
$wire->receive();
posix_kill_or_command($server->pid, 2);
for ($i = 1; $i < 10; $i++) {
	$wire->receive();
}
var_dump($wire->closed(), $server->exit_code());

$server = Server::start();
$slow = $server->connect();
$slow->send(str_repeat(request('ECHO_REQ', str_repeat('x', 1000000)), 10));
$server->connect()->quiet();
$begin = microtime(true);
$server->stop();
echo microtime(true) - $begin < 10 ? "bounded\n" : "too long\n";

/* A log that cannot be written, for want of room or by a limit of the system, is no reason to end. */
$server = Server::start('-l', '/dev/full');
$server->connect()->ask('ECHO_REQ', 'full');
$server->stop();
$server = new Server();
file_put_contents("$server->directory/limited", "#!/bin/sh\nulimit -f 0\nexec " . server_binary() . " \"$@\"\n");
chmod("$server->directory/limited", 0700);
putenv("GEARMAND=$server->directory/limited");
$server->run(['-p', '0', '-L', '127.0.0.1', '-l', "$server->directory/file"]);
$server->connect('tcp://' . substr(strrchr((string) $server->output_line(), ' '), 1))->ask('ECHO_REQ', 'limited');
$server->stop();

/* Whoever starts it may block signals for himself. */
$server = new Server();
file_put_contents("$server->directory/blocking", "#!/bin/sh\nexec env --block-signal=TERM " . server_binary() . " \"$@\"\n");
chmod("$server->directory/blocking", 0700);
putenv("GEARMAND=$server->directory/blocking");
$server->run(['-p', '0', '-L', '127.0.0.1']);
$server->connect('tcp://' . substr(strrchr((string) $server->output_line(), ' '), 1))->ask('ECHO_REQ', 'blocking');
$server->stop();
?>
--EXPECT--
its pid
string(0) ""
bool(true)
int(0)
bool(false)
logged
bool(true)
int(0)
bounded
ECHO_RES full
ECHO_RES limited
ECHO_RES blocking
