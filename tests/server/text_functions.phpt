--TEST--
create function, drop function, cancel job, maxqueue with one and three limits
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
$wire = $server->connect();
$wire->command('create function abc');
$wire->command('create function abc', "\r\n");
echo implode(' ', $wire->table('status')), "\n";
$wire->command('drop function ABC');
$wire->command('drop function abc');
$wire->command('drop function abc');

$worker = $server->connect()->request('CAN_DO', 'busy')->quiet();
$wire->command('drop function busy');
$worker->request('CANT_DO', 'busy')->quiet();

$client = $server->connect();
$handle = $client->ask('SUBMIT_JOB', 'f', '', '')[1];
$wire->command("cancel job $handle");
$client->show();
$wire->command("cancel job $handle");
echo implode(' ', preg_grep('/^f/', $wire->table('status'))), "\n";

$wire->command('maxqueue g 2');
foreach (['SUBMIT_JOB_BG', 'SUBMIT_JOB_HIGH_BG', 'SUBMIT_JOB_LOW_BG'] as $command) {
	$client->ask($command, 'g', '', '');
}
$wire->command('maxqueue g');
$client->ask('SUBMIT_JOB_BG', 'g', '', '');
$wire->command('maxqueue g 5 4 1', "\r\n");
foreach (['SUBMIT_JOB_LOW_BG', 'SUBMIT_JOB_BG', 'SUBMIT_JOB_BG', 'SUBMIT_JOB_HIGH_BG', 'SUBMIT_JOB_HIGH_BG'] as $command) {
	$client->ask($command, 'g', '', '');
}
$wire->command('maxqueue g -1');
$client->ask('SUBMIT_JOB', 'g', '', '');
foreach (['4294967295', '4294967296', '9223372036854775807 -7 0', '99999999999999999999999', '1 2 3 4', '+1', '1x', '-'] as $limit) {
	echo "$limit: ";
	$wire->command("maxqueue g $limit");
}
foreach (['SUBMIT_JOB_HIGH_BG', 'SUBMIT_JOB_BG', 'SUBMIT_JOB_LOW_BG'] as $command) {
	$client->ask($command, 'g', '', '');
}
$server->stop();
?>
--EXPECT--
OK\r\n
OK\r\n
abc	0	0	0
ERR function not found\r\n
OK\r\n
ERR function not found\r\n
ERR there are still connected workers or executing clients\r\n
JOB_CREATED <job 1>
OK\r\n
WORK_FAIL <job 1>
ERR UNKNOWN_JOB\r\n
f	0	0	0
OK\r\n
JOB_CREATED <job 2>
JOB_CREATED <job 3>
ERROR QUEUE_ERROR Job queue is full
OK\r\n
JOB_CREATED <job 4>
OK\r\n
ERROR QUEUE_ERROR Job queue is full
JOB_CREATED <job 5>
ERROR QUEUE_ERROR Job queue is full
JOB_CREATED <job 6>
ERROR QUEUE_ERROR Job queue is full
OK\r\n
JOB_CREATED <job 7>
4294967295: OK\r\n
4294967296: OK\r\n
9223372036854775807 -7 0: OK\r\n
99999999999999999999999: ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+maxqueue\r\n
1 2 3 4: ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+maxqueue\r\n
+1: ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+maxqueue\r\n
1x: ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+maxqueue\r\n
-: ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+maxqueue\r\n
JOB_CREATED <job 8>
JOB_CREATED <job 9>
JOB_CREATED <job 10>
