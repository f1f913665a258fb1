--TEST--
Text commands: the exact lines, with LF and CR LF, mixed with packets on one connection
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
foreach (['VERBOSE', 'status', 'status of what', 'prioritystatus', 'show jobs', 'show  unique jobs '] as $text) {
	$wire->command($text);
	$wire->command($text, "\r\n");
}
echo preg_match('/^OK \d\S*\n$/', $wire->send("version\n")->line()) ? "version\n" : "no version\n";
echo $wire->send("getpid\n")->line() === "OK $server->pid\n" ? "pid\n" : "another pid\n";
foreach (['nonsense', 'nonsense with words', '', ' status', 'cancel', 'cancel job', 'show', 'show what', 'show unique',
	'cancel what then', 'cancel job a b', 'cancel job H:nobody:1', 'create', 'create function', 'create function a b', 'drop',
	'drop function', 'drop function unheard', 'maxqueue', 'maxqueue f many', 'shutdown now', "status\0", "version\0x"] as $text) {
	$wire->command($text);
}
$wire->send(request('ECHO_REQ', 'a') . "status\n" . request('ECHO_REQ', 'b'));
$wire->show();
echo $wire->line();
$wire->show();
foreach (str_split("verbose\r\n") as $byte) {
	$wire->send($byte);
	$server->connect()->quiet()->close();
}
echo $wire->line();
$server->stop();
?>
--EXPECT--
OK NOTICE\n
OK NOTICE\n
.\n
.\n
.\n
.\n
.\n
.\n
.\n
.\n
.\n
.\n
version
pid
ERR UNKNOWN_COMMAND Unknown+server+commandnonsense\r\n
ERR UNKNOWN_COMMAND Unknown+server+commandnonsense\r\n
ERR UNKNOWN_COMMAND Unknown+server+command\r\n
ERR UNKNOWN_COMMAND Unknown+server+command\r\n
ERR UNKNOWN_COMMAND Unknown+server+commandcancel\r\n
ERR UNKNOWN_COMMAND Unknown+server+commandcancel\r\n
ERR UNKNOWN_COMMAND Unknown+server+commandshow\r\n
ERR UNKNOWN_SHOW_ARGUMENTS\r\n
ERR UNKNOWN_SHOW_ARGUMENTS\r\n
ERR UNKNOWN_ERROR\r\n
ERR UNKNOWN_ERROR\r\n
ERR UNKNOWN_JOB\r\n
ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+create\r\n
ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+create\r\n
ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+create\r\n
ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+drop\r\n
ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+drop\r\n
ERR function not found\r\n
ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+maxqueue\r\n
ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+maxqueue\r\n
ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+shutdown\r\n
ERR UNKNOWN_COMMAND Unknown+server+commandstatus\000\r\n
ERR UNKNOWN_COMMAND Unknown+server+commandversion\000x\r\n
ECHO_RES a
.
ECHO_RES b
OK NOTICE
