--TEST--
Wrong requests: an ERROR, a line in the log, the stream in step, every other connection unharmed
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start();
$other = $server->connect();
$wire = $server->connect();
foreach (['WORK_DATA', 'WORK_WARNING', 'WORK_COMPLETE', 'WORK_EXCEPTION'] as $command) {
	$wire->ask($command, 'H:nobody:1', 'data');
}
$wire->ask('WORK_STATUS', 'H:nobody:1', '1', '2');
$wire->ask('WORK_FAIL', 'H:nobody:1');
$handle = $other->ask('SUBMIT_JOB_BG', 'f', '', '')[1];
$other->request('CAN_DO', 'f')->request('GRAB_JOB')->receive();
$wire->ask('WORK_COMPLETE', $handle, 'of a stranger');
$wire->ask('OPTION_REQ', 'unheard of');
foreach (['NOOP', 'UNUSED', 'NO_JOB'] as $command) {
	$wire->ask($command);
}
$wire->ask('JOB_CREATED', 'H:nobody:1');
$wire->ask(0, 'x');
$wire->ask(43, 'x');
$wire->ask(0xffffffff, str_repeat('x', 5000));
$wire->ask('SUBMIT_JOB', 'function only');
$wire->ask('WORK_STATUS', 'handle only');
$wire->ask('CAN_DO_TIMEOUT', 'f');
$wire->quiet();
$other->quiet();
echo preg_match_all('/ ERROR error to 127\.0\.0\.1:\d+: /', $server->log()) >= 10 ? "logged\n" : $server->log();
$server->stop();
?>
--EXPECT--
ERROR JOB_NOT_FOUND Job does not exist on server
ERROR JOB_NOT_FOUND Job does not exist on server
ERROR JOB_NOT_FOUND Job given in work result not found
ERROR JOB_NOT_FOUND An exception was received for a job that does not exist
ERROR JOB_NOT_FOUND Job given in work result not found
ERROR JOB_NOT_FOUND Job given in work result not found
JOB_CREATED <job 1>
ERROR JOB_NOT_FOUND Job given in work result not found
ERROR UNKNOWN_OPTION Server does not recognize given option
ERROR INVALID_COMMAND Command not expected
ERROR INVALID_COMMAND Command not expected
ERROR INVALID_COMMAND Command not expected
ERROR INVALID_COMMAND Command not expected
ERROR INVALID_COMMAND Command not expected
ERROR INVALID_COMMAND Command not expected
ERROR INVALID_COMMAND Command not expected
ERROR INVALID_PACKET Too few arguments for SUBMIT_JOB
ERROR INVALID_PACKET Too few arguments for WORK_STATUS
ERROR INVALID_PACKET Too few arguments for CAN_DO_TIMEOUT
logged
