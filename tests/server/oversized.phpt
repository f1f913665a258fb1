--TEST--
A body over --max-packet-size is read and dropped with an ERROR; a size that is only claimed costs nothing
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start('--max-packet-size', '64K');
$wire = $server->connect();
$wire->ask('ECHO_REQ', str_repeat('x', 65536));
$wire->ask('ECHO_REQ', str_repeat('x', 65537));
$wire->request('SUBMIT_JOB_BG', 'f', '', str_repeat("\0REQ", 1000000))->request('ECHO_REQ', 'in step');
$wire->show();
$wire->show();
$server->stop();

function memory(Server $server): int
{
	preg_match('/VmRSS:\s+(\d+)/', (string) @file_get_contents("/proc/$server->pid/status"), $match);
	return (int) ($match[1] ?? 0);
}

$server = Server::start('--max-packet-size', '4294967295');
$before = memory($server);
$claims = [];
for ($i = 0; $i < 50; $i++) {
	$claims[] = $server->connect()->send("\0REQ" . pack('NN', 7, 0xffffffff) . 'some bytes');
	$server->connect()->quiet()->close();
}
$grown = memory($server) - $before;
echo $grown < 100000 ? "no memory for claims\n" : "$grown kB for claims\n";
$server->stop();
?>
--EXPECT--
ECHO_RES <65536 bytes>
ERROR DATA_TOO_LARGE The packet is larger than 65536 bytes
ERROR DATA_TOO_LARGE The packet is larger than 65536 bytes
ECHO_RES in step
no memory for claims
