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

echo "-- what is named by a relative path is where it was started, also when the options are read again\n";
$server = new Server();
chdir($server->directory);
file_put_contents('conf', "verbose = INFO\n");
file_put_contents('token', str_repeat('x', 16));
$server->run(['-d', '-p', '0', '-P', 'pid', '-l', 'file', '--config-file', 'conf', '--http-port', '0', '--http-token-file', 'token']);
var_dump($server->exit_code());
$pid = (int) file_get_contents('pid');
file_put_contents('conf', "verbose = DEBUG\n");
rename('file', 'file.1');
posix_kill_or_command($pid, 1);
var_dump((bool) until(function () use (&$match) { return preg_match('/the options (.*)/', (string) @file_get_contents('file'), $match); }), $match[1] ?? '');
posix_kill_or_command($pid, 15);
var_dump((bool) until(fn () => !file_exists('pid')));
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
-- what is named by a relative path is where it was started, also when the options are read again
int(0)
bool(true)
string(15) "were read again"
bool(true)
