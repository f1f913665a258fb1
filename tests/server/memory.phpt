--TEST--
Memory is given back when a deep queue has drained, by workers or by dropping its function
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
if (!is_readable('/proc/self/status')) die('skip needs /proc');
if (!str_contains(`ldd --version 2>&1` ?? '', 'GLIBC') && !str_contains(`ldd --version 2>&1` ?? '', 'GNU libc')) {
	die('skip glibc only');
}
if (str_ends_with(server_binary(), '-asan')) die('skip the sanitizer keeps what is freed');
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

const JOBS = 100000;
const BATCH = 250;

function resident(Server $server): int
{
	preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents("/proc/$server->pid/status"), $match);
	return (int) $match[1];
}

function fill(Server $server): void
{
	$client = $server->connect();
	for ($i = 0; $i < JOBS; $i += BATCH) {
		$requests = '';
		for ($j = 0; $j < BATCH; $j++) {
			$requests .= request('SUBMIT_JOB_BG', 'deep', 'unique ' . ($i + $j), str_repeat('x', 64));
		}
		$client->send($requests);
		for ($j = 0; $j < BATCH; $j++) {
			$client->receive();
		}
	}
	/* Something that stays at the end of the heap. */
	$client->request('SUBMIT_JOB_BG', 'other', 'stays', 'x')->receive();
}

function drain(Server $server): void
{
	$worker = $server->connect();
	$worker->request('CAN_DO', 'deep');
	for ($i = 0; $i < JOBS; $i += BATCH) {
		$worker->send(str_repeat(request('GRAB_JOB'), BATCH));
		$requests = '';
		for ($j = 0; $j < BATCH; $j++) {
			$requests .= request('WORK_COMPLETE', $worker->receive()[1], '');
		}
		$worker->send($requests);
	}
	$worker->quiet()->close();
}

$server = Server::start();
$admin = $server->connect();
$empty = resident($server);
fill($server);
$peak = resident($server);
drain($server);
echo until(fn () => resident($server) - $empty < ($peak - $empty) / 2) ? "given back\n" : "$empty $peak " . resident($server) . "\n";
fill($server);
$admin->command('drop function deep');
echo $server->logged('/ dropped the function deep, and with it 100000 jobs$/m') ? "logged\n" : $server->log();
echo until(fn () => resident($server) - $empty < ($peak - $empty) / 2) ? "given back\n" : "$empty $peak " . resident($server) . "\n";
print_r($admin->table('status'));
$server->stop();
?>
--EXPECT--
given back
OK\r\n
logged
given back
Array
(
    [0] => other	1	0	0
)
