--TEST--
Moving from the C++ gearmand to this server with the same options, and back: nothing is lost, the order stays
--SKIPIF--
<?php
require __DIR__ . '/queue.inc';
skip_without_sqlite();
if (shell_exec('PATH=$PATH:/usr/local/sbin:/usr/sbin gearmand --help 2>&1 | grep libsqlite3-db') === null) die('skip there is no gearmand with SQLite');
?>
--FILE--
<?php
require __DIR__ . '/queue.inc';

putenv('PATH=' . getenv('PATH') . ':/usr/local/sbin:/usr/sbin');
$theirs = trim(shell_exec('command -v gearmand'));
$ours = server_binary();
$file = queue_file();

/* The C++ gearmand: it wants a port, and says neither that it is ready nor what it has loaded. */
function start_theirs(string $theirs, string $ours, string $file): Server
{
	putenv("GEARMAND=$theirs");
	putenv('GEARMAND_FIXED_PORT=1');
	$server = Server::start(...queue_options($file));
	putenv("GEARMAND=$ours");
	putenv('GEARMAND_FIXED_PORT');
	return $server;
}

$jobs = [['SUBMIT_JOB_LOW_BG', 'f', 'low', 'one'], ['SUBMIT_JOB_BG', 'f', 'second', "two\0\xff'\n"], ['SUBMIT_JOB_BG', 'f', 'a third', ''],
	['SUBMIT_JOB_HIGH_BG', 'f', 'high', 'four'], ['SUBMIT_JOB_BG', 'g', 'second', 'five'], ['SUBMIT_JOB_BG', 'f', 'another', 'six'],
	['SUBMIT_JOB_BG', 'f', '', 'no unique'], ['SUBMIT_JOB_EPOCH', 'f', 'due', '4102444800', 'later']];
$server = start_theirs($theirs, $ours, $file);
$client = $server->connect();
foreach ($jobs as $job) {
	echo $client->request(...$job)->receive()[0] === 'JOB_CREATED' ? '' : "not taken\n";
}
$server->stop();

$server = Server::start(...queue_options($file));
echo loaded($server), "\n", preg_replace('/[0-9a-f-]{36}/', 'UUID', implode("\n", grab_all($server, 'f', 'g'))), "\n";
/* The one that is due in 2100 is still there; more for the way back. */
$client = $server->connect();
foreach (array_slice($jobs, 0, 6) as $job) {
	echo $client->request(...$job)->receive()[0] === 'JOB_CREATED' ? '' : "not taken\n";
}
$server->stop();

$server = start_theirs($theirs, $ours, $file);
/* It gives out none of low priority while one of normal priority is not due; the table of functions counts it. */
echo "back:\n", implode("\n", $server->connect()->table('status')), "\n";
$found = grab_all($server, 'f', 'g');
sort($found);
echo implode("\n", $found), "\n";
$server->stop();
$server = Server::start(...queue_options($file));
echo loaded($server), "\n";
$server->stop();
?>
--EXPECT--
8 jobs loaded, 0 left out
f high four
g second five
f second two\000\377'\n
f a third ''
f another six
f '' no unique
f low one
back:
f	6	0	0
g	1	0	0
f a third ''
f another six
f high four
f second two\000\377'\n
g second five
2 jobs loaded, 0 left out
