--TEST--
Every ERROR code that the server has is sent for what it is for, is in docs/protocol.md, and the stream goes on
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start('--max-packet-size=64K');
$other = $server->connect();
$other->command('maxqueue full 1');
$other->request('SUBMIT_JOB_BG', 'full', '', '')->receive();
$long = str_repeat('x', 256);
$requests = [
	['SUBMIT_JOB_BG', 'full', '', ''],
	['SUBMIT_JOB_BG', 'f', $long, ''],
	['SUBMIT_REDUCE_JOB', 'f', 'u', $long, '0', ''],
	['SET_CLIENT_ID', str_repeat('x', 1025)],
	['SUBMIT_JOB_BG', '', '', ''],
	['SUBMIT_JOB', $long, '', ''],
	['CAN_DO', $long],
	['CAN_DO_TIMEOUT', '', '1'],
	['CAN_DO_TIMEOUT', 'f', '1 s'],
	['SUBMIT_JOB_EPOCH', 'f', '', 'now', ''],
	['SUBMIT_JOB_SCHED', 'f', '', '60', '', '', '', '', ''],
	['WORK_FAIL', 'H:x:1'],
	['OPTION_REQ', 'speed'],
	['NOOP'],
	[43],
	['SUBMIT_JOB', 'f', 'u'],
	['ECHO_REQ', str_repeat('x', 65537)],
];
$sent = [];
$wire = $server->connect();
foreach ($requests as $request) {
	$sent[$wire->ask(...$request)[1] ?? ''] = true;
	$wire->quiet();
}
$other->command('drain');
$sent[$wire->ask('SUBMIT_JOB', 'f', '', '')[1]] = true;
$sent[$wire->send("\0RES" . pack('NN', 16, 0))->show()[1]] = true;
var_dump($wire->closed());
$other->quiet();
$server->stop();

$root = dirname(__DIR__, 2);
$codes = [];
foreach (glob("$root/server/*.c") as $source) {
	preg_match_all('/session_send_error\(session, "(\w+)"/', file_get_contents($source), $match);
	$codes = [...$codes, ...$match[1]];
}
$guide = file_get_contents("$root/docs/protocol.md");
foreach (array_unique($codes) as $code) {
	echo isset($sent[$code]) ? '' : "not sent: $code\n", str_contains($guide, "| `$code` |") ? '' : "not in docs/protocol.md: $code\n";
}
?>
--EXPECT--
OK\r\n
ERROR QUEUE_ERROR Job queue is full
ERROR ARGUMENT_TOO_LARGE Unique value too large
ERROR ARGUMENT_TOO_LARGE Unique value too large
ERROR ARGUMENT_TOO_LARGE Client id is longer than 1024 bytes
ERROR INVALID_FUNCTION_NAME Function name is empty or longer than 255 bytes
ERROR INVALID_FUNCTION_NAME Function name is empty or longer than 255 bytes
ERROR INVALID_FUNCTION_NAME Function name is empty or longer than 255 bytes
ERROR INVALID_FUNCTION_NAME Function name is empty or longer than 255 bytes
ERROR INVALID_ARGUMENT The timeout is not a number of milliseconds
ERROR INVALID_ARGUMENT The time is not a number of seconds
ERROR INVALID_ARGUMENT The schedule describes no time
ERROR JOB_NOT_FOUND Job given in work result not found
ERROR UNKNOWN_OPTION Server does not recognize given option
ERROR INVALID_COMMAND Command not expected
ERROR INVALID_COMMAND Command not expected
ERROR INVALID_PACKET Too few arguments for SUBMIT_JOB
ERROR DATA_TOO_LARGE The packet is larger than 65536 bytes
OK draining 1\n
ERROR DRAINING The server takes no new jobs
ERROR INVALID_MAGIC Request magic expected
bool(true)
not sent: MEMORY_ALLOCATION_FAILURE
