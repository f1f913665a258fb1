--TEST--
A queued job takes at most 224 bytes; memory is given back when a deep queue has drained, by workers or by dropping its function, and ten times so do not add up
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

function fill(Server $server, int $jobs = JOBS): void
{
	$client = $server->connect();
	for ($i = 0; $i < $jobs; $i += BATCH) {
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

function drain(Server $server, int $jobs = JOBS): void
{
	$worker = $server->connect();
	$worker->request('CAN_DO', 'deep');
	for ($i = 0; $i < $jobs; $i += BATCH) {
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
$bytes = ($peak - $empty) * 1024 / JOBS;
echo $bytes <= 224 ? "small\n" : "$bytes bytes a job\n"; // of 64 bytes, and its unique
drain($server);
echo until(fn () => resident($server) - $empty < ($peak - $empty) / 2) ? "given back\n" : "$empty $peak " . resident($server) . "\n";
fill($server);
$admin->command('drop function deep');
echo $server->logged('/ dropped the function deep, and with it 100000 jobs$/m') ? "logged\n" : $server->log();
echo until(fn () => resident($server) - $empty < ($peak - $empty) / 2) ? "given back\n" : "$empty $peak " . resident($server) . "\n";
print_r($admin->table('status'));
for ($cycle = 0, $resident = []; $cycle < 10; $cycle++) {
	fill($server, JOBS / 5);
	drain($server, JOBS / 5);
	$resident[] = resident($server);
}
echo max(array_slice($resident, 5)) <= 1.1 * max(array_slice($resident, 0, 5)) + 512 ? "no growth\n" : implode(' ', $resident) . " kB\n";
$server->stop();
?>
--EXPECT--
small
given back
OK\r\n
logged
given back
Array
(
    [0] => other	1	0	0
)
no growth
