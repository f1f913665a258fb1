--TEST--
A server that is killed and started again: handles, data, uniques, priorities, order, due times and retries are what they were
--SKIPIF--
<?php
require __DIR__ . '/../server/wire.inc';
skip_without_server();
if (!str_contains(shell_exec(server_binary() . ' --help'), 'sqlite')) die('skip built without SQLite');
?>
--FILE--
<?php
require __DIR__ . '/../server/wire.inc';

$file = sys_get_temp_dir() . '/restart-' . getmypid() . '.db';
$options = ['-q', 'sqlite', "--libsqlite3-db=$file", '-j', '2', '--job-handle-prefix=H:test'];

$server = Server::start(...$options);
$client = $server->connect();
$handles = [];
foreach ([['SUBMIT_JOB_LOW_BG', 'low', 'u1', 'one'], ['SUBMIT_JOB_BG', 'f', 'u2', "two\0\xff"], ['SUBMIT_JOB_BG', 'f', '', ''],
	['SUBMIT_JOB_HIGH_BG', 'f', 'u4', 'four'], ['SUBMIT_JOB_BG', 'f', 'u2', 'coalesced'], ['SUBMIT_JOB_BG', 'f', 'u6', 'six'],
	['SUBMIT_JOB_EPOCH', 'f', 'u7', '4102444800', 'seven'], ['SUBMIT_JOB', 'f', 'u8', 'foreground']] as $job) {
	$handles[] = $client->request(...$job)->receive()[1];
}
echo $handles[1] === $handles[4] ? "coalesced\n" : "twice\n";

/* A worker that is lost over the first of them: it has been tried once when the server is killed. */
$worker = $server->connect()->request('CAN_DO', 'f');
echo implode(' ', array_map('shown', $worker->request('GRAB_JOB_UNIQ')->receive())), "\n";
fclose($worker->stream);
until(fn () => $client->request('GET_STATUS', $handles[3])->receive()[3] === '0');
/* Once the answer to a later job has come, what was told to the store before is written, too. */
$handles[] = $client->request('SUBMIT_JOB_BG', 'f', 'u9', 'nine')->receive()[1];
$server->kill();

$server = Server::start(...$options);
echo $server->logged('/: 7 jobs loaded, 0 left out/') ? "seven\n" : $server->log();
$client = $server->connect();
foreach ([0, 3, 6, 7] as $i) {
	echo $i, ' ', $client->request('GET_STATUS', $handles[$i])->receive()[2] === '1' ? 'known' : 'unknown', "\n";
}
$worker = $server->connect()->request('CAN_DO', 'low')->request('CAN_DO', 'f');
while (($job = $worker->request('GRAB_JOB_UNIQ')->receive()) !== ['NO_JOB']) {
	echo array_search($job[1], $handles), ' ', implode(' ', array_map('shown', array_slice($job, 2))), "\n";
}
/* It dies with all of them: the first one has now been lost twice, and the third time is too much. */
fclose($worker->stream);
echo $server->logged('/, 0 left out/') ? '' : $server->log();
$worker = $server->connect()->request('CAN_DO', 'f');
$job = until(fn () => ($job = $worker->request('GRAB_JOB_UNIQ')->receive()) !== ['NO_JOB'] ? $job : null);
echo $job[3], "\n";
fclose($worker->stream);
echo until(fn () => $server->logged('/its workers were lost once too often/')) ? "given up\n" : $server->log();

/* A submission and an end in order: nothing is lost, nothing was forgotten. */
$server->stop();
$server = Server::start(...$options);
echo $server->logged('/: 6 jobs loaded, 0 left out/') ? "six\n" : $server->log();
$server->stop();
array_map('unlink', glob("$file*"));
?>
--EXPECT--
coalesced
JOB_ASSIGN_UNIQ <job 1> f u4 four
seven
0 known
3 known
6 known
7 unknown
3 f u4 four
1 f u2 two\000\377
2 f '' ''
5 f u6 six
8 f u9 nine
0 low u1 one
u4
given up
six
