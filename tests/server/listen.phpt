--TEST--
Port 0 is one free port for both families of loopback; a list, a unix socket, and what cannot be bound
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
foreach ($server->listening as $line) {
	echo str_replace((string) $server->port, '<port>', $line), "\n";
}
$server->connect("tcp://[::1]:$server->port")->ask('ECHO_REQ', 'over IPv6');
$workers = $server->connect("tcp://[::1]:$server->port")->table('workers');
echo count(preg_grep('/^\d+ ::1 - :$/', $workers)), "\n";

$second = new Server();
$second->run(['-p', (string) $server->port]);
echo $second->exit_code(), ' ', str_replace((string) $server->port, '<port>', $second->log());
$server->stop();

$path = "$server->directory/socket";
$third = Server::start('-L', '127.0.0.1', '--listen', $path);
$wire = $third->connect("unix://$path");
$wire->ask('ECHO_REQ', 'over a unix socket');
echo implode("\n", preg_replace('/^\d+ /', '<fd> ', $third->connect("unix://$path")->table('workers'))), "\n";
posix_kill_or_command($third->pid, 9);
$third->exit_code();
var_dump(file_exists($path));
$fourth = Server::start('-L', "unix://$path");
$fourth->connect("unix://$path")->ask('ECHO_REQ', 'after a crash');
$fourth->stop();
var_dump(file_exists($path));

foreach (['192.0.2.1', '/no/such/directory/socket', 'no.such.name.invalid', '127.0.0.1:99999'] as $address) {
	$fifth = new Server();
	$fifth->run(['-p', '0', '-L', '127.0.0.1', '-L', $address]);
	echo $fifth->exit_code(), ' ', str_contains($fifth->log(), explode(':', $address)[0]) ? 'names it' : $fifth->log(), "\n";
}
?>
--EXPECT--
gearmand: listening on 127.0.0.1:<port>
gearmand: listening on [::1]:<port>
ECHO_RES over IPv6
1
1 gearmand: 127.0.0.1:<port>: cannot listen: Address already in use
ECHO_RES over a unix socket
<fd> unix - :
<fd> unix - :
bool(true)
ECHO_RES after a crash
bool(false)
1 names it
1 names it
1 names it
1 names it
