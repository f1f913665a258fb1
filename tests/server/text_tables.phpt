--TEST--
status, prioritystatus, workers, show jobs and show unique jobs with something to show
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
$admin = $server->connect();
$client = $server->connect();
$counts = ['SUBMIT_JOB_HIGH_BG' => 10, 'SUBMIT_JOB_BG' => 5, 'SUBMIT_JOB_LOW_BG' => 3];
foreach ($counts as $command => $count) {
	for ($i = 0; $i < $count; $i++) {
		$client->request($command, 'foo', "$command $i", '')->receive();
	}
}
print_r($admin->table('prioritystatus'));
print_r($admin->table('status'));
$worker = $server->connect()->request('SET_CLIENT_ID', 'worker-1')->request('CAN_DO', 'foo');
$idle = $server->connect()->request('SET_CLIENT_ID', 'worker-2')->request('CAN_DO', 'bar')->quiet();
$worker->request('GRAB_JOB')->receive();
$worker->request('GRAB_JOB')->receive();
print_r($admin->table('prioritystatus'));
print_r($admin->table('status'));
print_r(preg_replace('/^\d+ /', '<fd> ', $admin->table('workers')));

$handle = $client->request('SUBMIT_JOB', 'fg', 'mine', '')->receive()[1];
$jobs = $admin->table('show jobs');
echo count($jobs), ' ', count(preg_grep('/^H:[^\t]+:\d+\t0\t0\t1$/', $jobs)), ' ',
	count(preg_grep("/^$handle\t0\t0\t0$/", $jobs)), "\n";
$uniques = $admin->table('show unique jobs');
echo count($uniques), ' ', $uniques[0], ' ', end($uniques), "\n";

echo "-- no name ends or forges a line\n";
$client->request('SUBMIT_JOB_BG', 'ends', '.', '')->receive();
$client->request('SUBMIT_JOB_BG', 'ends', 'behind', '')->receive();
echo implode(' ', array_diff($admin->table('show unique jobs'), $uniques)), "\n";
$server->connect()->request('SET_CLIENT_ID', "a\nb")->request('CAN_DO', "forged\n.\nlines")->quiet();
echo implode("\n", preg_grep('/forged|a.b/', [...$admin->table('status'), ...$admin->table('workers')])), "\n";
$server->stop();
?>
--EXPECT--
Array
(
    [0] => foo	10	5	3	0
)
Array
(
    [0] => foo	18	0	0
)
Array
(
    [0] => bar	0	0	0	1
    [1] => foo	8	5	3	1
)
Array
(
    [0] => bar	0	0	1
    [1] => foo	18	2	1
)
Array
(
    [0] => <fd> 127.0.0.1 - :
    [1] => <fd> 127.0.0.1 - :
    [2] => <fd> 127.0.0.1 worker-1 : foo
    [3] => <fd> 127.0.0.1 worker-2 : bar
)
19 18 1
19 SUBMIT_JOB_BG 0 mine
-- no name ends or forges a line
? behind
forged?.?lines	0	0	0
