--TEST--
show all jobs and show worker jobs: where each job is; cancel unique takes a job by its function and unique
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

/* Ages are seconds, which a slow machine may have more of. */
function show_table(Wire $wire, string $command): void
{
	echo "$command\n";
	foreach ($wire->table($command) as $line) {
		$columns = explode("\t", $line);
		foreach ($columns as $i => $column) {
			$columns[$i] = preg_match('/^127\.0\.0\.1:\d+$/', $column) ? 'ADDRESS' : shown($column);
		}
		if ($command === 'show all jobs') {
			$columns[5] = preg_match('/^\d+$/', $columns[5]) && $columns[5] < 1000 ? 'AGE' : 'no age';
		} else {
			$columns[0] = is_numeric($columns[0]) ? 'FD' : 'no descriptor';
			$columns[6] = preg_match('/^\d+$/', $columns[6]) && $columns[6] < 1000 ? 'AGE' : 'no age';
		}
		echo '  ', implode(' | ', $columns), "\n";
	}
}

$server = Server::start();
$admin = $server->connect();
show_table($admin, 'show all jobs');
show_table($admin, 'show worker jobs');

$client = $server->connect();
$client->ask('SUBMIT_JOB_HIGH_BG', 'resize', 'a unique', '12345');
$client->ask('SUBMIT_JOB', 'resize', "tab\tline\n", '');
$client->ask('SUBMIT_JOB_EPOCH', 'later', '', (string) (time() + 1000), 'x');
$client->ask('SUBMIT_JOB_LOW_BG', 'mail', '', '');
$worker = $server->connect()->request('CAN_DO', 'resize')->request('SET_CLIENT_ID', 'w 1');
$worker->ask('GRAB_JOB');
$idle = $server->connect()->request('CAN_DO', 'mail')->quiet();
show_table($admin, 'show all jobs');
show_table($admin, 'show worker jobs');

echo "-- a worker that is lost is a retry\n";
$worker->close();
until(fn () => $admin->table('show worker jobs') !== [] && count($admin->table('show worker jobs')) === 1);
show_table($admin, 'show all jobs');

echo "-- cancelled by unique\n";
$client->ask('SUBMIT_JOB', 'resize', 'its-unique', 'data');
$client->ask('SUBMIT_JOB_BG', 'mail', 'its-unique', 'data');
$admin->command('cancel unique resize its-unique');
$client->show();
$admin->command('cancel unique resize its-unique');
$admin->command('cancel unique nobody its-unique');
$admin->command('cancel unique mail its-unique');
echo count($admin->table('show all jobs')), " jobs are left\n";
$idle->ask('GRAB_JOB');
$client->ask('SUBMIT_JOB_BG', 'mail', 'running', 'data');
$idle->ask('GRAB_JOB');
$admin->command('cancel unique mail running');

echo "-- what was answered before is answered still\n";
foreach (['show', 'show all', 'show worker', 'show all jobs now', 'cancel unique', 'cancel unique x', 'cancel unique x y z', 'show jobs all'] as $command) {
	echo "$command: ";
	$admin->command($command);
}
$server->stop();

echo "-- a worker by a unix socket with several jobs, the last of which it could do; jobs that are joined and reduced; names that would forge\n";
$server = new Server();
$socket = "$server->directory/socket";
$server->run(['-p', '0', '-L', $socket]);
$server->logged('/ ready$/m');
$client = $server->connect("unix://$socket");
$client->ask('SUBMIT_REDUCE_JOB_BACKGROUND', "f\x7f\tx\n.", 'joined', 'reducer', '', 'data');
$client->ask('SUBMIT_JOB', "f\x7f\tx\n.", 'joined', 'other data');
$client->ask('SUBMIT_JOB_HIGH', "f\x7f\tx\n.", "\x01.\n", '');
$worker = $server->connect("unix://$socket")->request('CAN_DO', "f\x7f\tx\n.")->request('SET_CLIENT_ID', "i\td\n.\n\x7f");
$first = $worker->ask('GRAB_JOB')[1];
$second = $worker->ask('GRAB_JOB')[1];
$worker->request('CANT_DO', "f\x7f\tx\n.")->quiet();
$admin = $server->connect("unix://$socket");
show_table($admin, 'show all jobs');
show_table($admin, 'show worker jobs');
$worker->request('WORK_COMPLETE', $first, '')->quiet();
show_table($admin, 'show worker jobs');
$worker->request('WORK_COMPLETE', $second, '')->quiet();
show_table($admin, 'show all jobs');
show_table($admin, 'show worker jobs');

echo "-- a job's age, and for how long it has run\n";
$server->connect("unix://$socket")->request('SUBMIT_JOB_BG', 'f', '', '')->receive(); // $client has results unread
$age = fn (string $command, int $column) => (int) explode("\t", $admin->table($command)[0])[$column];
echo until(fn () => $age('show all jobs', 5) > 0) ? "it has waited\n" : "it has no age\n";
$worker->request('CAN_DO', 'f')->request('GRAB_JOB')->receive();
$runs = $age('show worker jobs', 6);
echo $runs < $age('show all jobs', 5) ? "it has run for less\n" : "it has run for $runs\n";
echo until(fn () => $age('show worker jobs', 6) > 0) ? "it has run\n" : "it does not run\n";
$server->kill();
?>
--EXPECT--
show all jobs
show worker jobs
JOB_CREATED <job 1>
JOB_CREATED <job 2>
JOB_CREATED <job 3>
JOB_CREATED <job 4>
JOB_ASSIGN <job 1> resize 12345
show all jobs
  <job 1> | a unique | resize | high | running | AGE | 5 | 0 | ADDRESS | 1
  <job 2> | tab?line? | resize | normal | waiting | AGE | 0 | 0 | - | 0
  <job 3> | '' | later | normal | delayed | AGE | 1 | 0 | - | 1
  <job 4> | '' | mail | low | waiting | AGE | 0 | 0 | - | 1
show worker jobs
  FD | ADDRESS | w 1 | <job 1> | resize | a unique | AGE
  FD | ADDRESS | - | - | - | - | AGE
-- a worker that is lost is a retry
show all jobs
  <job 1> | a unique | resize | high | waiting | AGE | 5 | 1 | - | 1
  <job 2> | tab?line? | resize | normal | waiting | AGE | 0 | 0 | - | 0
  <job 3> | '' | later | normal | delayed | AGE | 1 | 0 | - | 1
  <job 4> | '' | mail | low | waiting | AGE | 0 | 0 | - | 1
-- cancelled by unique
JOB_CREATED <job 5>
JOB_CREATED <job 6>
OK\r\n
WORK_FAIL <job 5>
ERR UNKNOWN_JOB\r\n
ERR UNKNOWN_JOB\r\n
OK\r\n
4 jobs are left
JOB_ASSIGN <job 4> mail ''
JOB_CREATED <job 7>
JOB_ASSIGN <job 7> mail data
ERR UNKNOWN_JOB\r\n
-- what was answered before is answered still
show: ERR UNKNOWN_COMMAND Unknown+server+commandshow\r\n
show all: ERR UNKNOWN_SHOW_ARGUMENTS\r\n
show worker: ERR UNKNOWN_SHOW_ARGUMENTS\r\n
show all jobs now: ERR UNKNOWN_SHOW_ARGUMENTS\r\n
cancel unique: ERR UNKNOWN_COMMAND Unknown+server+commandcancel\r\n
cancel unique x: ERR UNKNOWN_ERROR\r\n
cancel unique x y z: ERR UNKNOWN_ERROR\r\n
show jobs all: ERR UNKNOWN_SHOW_ARGUMENTS\r\n
-- a worker by a unix socket with several jobs, the last of which it could do; jobs that are joined and reduced; names that would forge
JOB_CREATED <job 8>
JOB_CREATED <job 8>
JOB_CREATED <job 9>
JOB_ASSIGN <job 9> f\177\tx\n. ''
JOB_ASSIGN <job 8> f\177\tx\n. data
show all jobs
  <job 8> | joined | f??x?. | normal | running | AGE | 4 | 0 | unix:0 | 1
  <job 9> | ?.? | f??x?. | high | running | AGE | 0 | 0 | unix:0 | 0
show worker jobs
  FD | unix:0 | i?d?.?? | <job 9> | f??x?. | ?.? | AGE
show worker jobs
  FD | unix:0 | i?d?.?? | <job 8> | f??x?. | joined | AGE
show all jobs
show worker jobs
-- a job's age, and for how long it has run
it has waited
it has run for less
it has run
