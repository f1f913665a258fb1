--TEST--
The clock jumps: a delayed job follows it at once, forth and back; timeouts of running jobs do not
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
if (!glob('/usr/lib/*/faketime/libfaketime.so.1')) {
	die('skip libfaketime is not installed');
}
if (str_contains(server_binary(), 'asan')) {
	die('skip the sanitizer wants to be the first library');
}
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

/* The server alone sees the time that this file says. */
$file = tempnam(sys_get_temp_dir(), 'clock-');
file_put_contents($file, '+0');
foreach (['LD_PRELOAD' => glob('/usr/lib/*/faketime/libfaketime.so.1')[0], 'FAKETIME_TIMESTAMP_FILE' => $file,
	'FAKETIME_NO_CACHE' => '1', 'DONT_FAKE_MONOTONIC' => '1', 'FAKETIME_DONT_FAKE_MONOTONIC' => '1'] as $name => $value) {
	putenv("$name=$value");
}
$server = Server::start();
putenv('LD_PRELOAD');

$client = $server->connect();
$busy = $server->connect()->request('CAN_DO_TIMEOUT', 'slow', '600000');
$held = $client->request('SUBMIT_JOB', 'slow', '', '')->receive()[1];
$busy->request('GRAB_JOB')->receive();
$worker = $server->connect()->request('CAN_DO', 'f')->request('GRAB_JOB')->request('PRE_SLEEP');
$worker->show();
$client->ask('SUBMIT_JOB_EPOCH', 'f', '', (string) (time() + 3600), 'in an hour');
$worker->quiet();

/* Whatever comes next, the clock is read. */
file_put_contents($file, '+7200');
$client->quiet();
$worker->show();
$worker->ask('GRAB_JOB');
$worker->request('GRAB_JOB')->request('PRE_SLEEP')->show();

file_put_contents($file, '-7200');
$client->ask('SUBMIT_JOB_EPOCH', 'f', '', (string) (time() + 3), 'in two hours');
$client->quiet();
$worker->quiet();
file_put_contents($file, '+60');
$client->quiet();
$worker->show();
$worker->ask('GRAB_JOB');

$busy->request('WORK_COMPLETE', $held, 'its time was not over');
$client->show();
$server->stop();
unlink($file);
?>
--EXPECT--
NO_JOB
JOB_CREATED <job 1>
NOOP
JOB_ASSIGN <job 1> f in an hour
NO_JOB
JOB_CREATED <job 2>
NOOP
JOB_ASSIGN <job 2> f in two hours
WORK_COMPLETE <job 3> its time was not over
