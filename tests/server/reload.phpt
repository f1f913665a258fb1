--TEST--
SIGHUP reads the options again: level of the log, --admin and limits change at once, the others wait; a mistake changes nothing
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = new Server();
$file = "$server->directory/conf";
function configure(string ...$lines): void
{
	global $server, $file;
	file_put_contents($file, implode("\n", $lines) . "\n");
	if ($server->pid) {
		$before = substr_count($server->log(), 'the log was reopened');
		posix_kill_or_command($server->pid, 1);
		until(fn () => substr_count($server->log(), 'the log was reopened') > $before);
	}
}
configure('verbose = NOTICE', 'max-packet-size = 2048');
$server->run(['-p', '0', '-L', '127.0.0.1', "--config-file=$file", '--output-limit=8192']);
$server->logged('/ ready$/m');
preg_match('/listening on (127.*)$/m', $server->log(), $match);
$connect = fn () => $server->connect("tcp://$match[1]");
$admin = $connect();
$admin->command('verbose');
$admin->command('create function a');
$connect()->ask('ECHO_REQ', str_repeat('x', 3000));

echo "-- changed\n";
configure('verbose = DEBUG', 'admin = none', 'max-connections = 2', 'max-packet-size = 4096', 'listen = 127.0.0.9', 'job-handle-prefix = other', 'syslog',
	'idle-timeout = 99', 'queue-type = memcached', 'http-host = ::1');
until(fn () => !str_contains($admin->send("verbose\n")->line() ?? '', 'NOTICE'));
$admin->command('verbose');
$admin->command('create function b');
$second = $connect();
$second->ask('ECHO_REQ', str_repeat('x', 3000));
var_dump($connect()->closed());
echo substr($second->request('SUBMIT_JOB_BG', 'f', '', '')->receive()[1], 0, 2), "\n";

preg_match_all('/NOTICE (option .*)/', $server->log(), $later);
echo implode("\n", $later[1]), "\n";

echo "-- a mistake\n";
configure('verbose = LOUD', 'admin = all');
var_dump($server->logged('/ERROR the options stay as they were: .*conf:1: option --verbose must be/'));
$admin->command('verbose');
$admin->command('create function c');

echo "-- what is no longer said is as if it had never been; the command line has its way\n";
configure('output-limit = 99999');
$admin->send("verbose\n");
until(fn () => str_contains($admin->line() ?? '', 'NOTICE') || !$admin->send("verbose\n"));
$admin->command('create function d');
$third = $connect();
$third->quiet();
echo substr_count($server->log(), 'the options were read again'), "\n";
$server->stop();
?>
--EXPECT--
OK NOTICE\n
OK\r\n
ERROR DATA_TOO_LARGE The packet is larger than 2048 bytes
-- changed
OK DEBUG\n
ERR NOT_ALLOWED The+server+does+not+take+this+command+from+here\r\n
ECHO_RES <3000 bytes>
bool(true)
H:
option --syslog has changed: that waits for the next start
option --idle-timeout has changed: that waits for the next start
option --queue-type has changed: that waits for the next start
option --job-handle-prefix has changed: that waits for the next start
option --http-host has changed: that waits for the next start
-- a mistake
bool(true)
OK DEBUG\n
ERR NOT_ALLOWED The+server+does+not+take+this+command+from+here\r\n
-- what is no longer said is as if it had never been; the command line has its way
OK\r\n
2
