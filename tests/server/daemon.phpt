--TEST--
--daemon: the command ends when the server listens, and not well when it does not
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = new Server();
$server->run(['-d', '-p', '0', '-P', "$server->directory/pid", '-l', "$server->directory/file"]);
$line = $server->output_line();
var_dump($server->exit_code());
$port = (int) substr(strrchr($line, ':'), 1);
$wire = new Wire("tcp://127.0.0.1:$port");
$wire->ask('ECHO_REQ', 'hello');
$pid = (int) file_get_contents("$server->directory/pid");
echo $wire->send("getpid\n")->line() === "OK $pid\n" ? "the pid\n" : "another pid\n";

$second = new Server();
$second->run(['-d', '-p', (string) $port, '-P', "$second->directory/pid"]);
var_dump($second->exit_code());
echo str_replace((string) $port, '<port>', $second->log());
var_dump(file_exists("$second->directory/pid"));

posix_kill_or_command($pid, 15);
var_dump($wire->closed(), (bool) until(fn () => !file_exists("$server->directory/pid")));
?>
--EXPECT--
int(0)
ECHO_RES hello
the pid
int(1)
gearmand: 127.0.0.1:<port>: cannot listen: Address already in use
bool(false)
bool(true)
bool(true)
