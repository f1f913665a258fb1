--TEST--
--admin: from where which text commands are taken; each of them over each listener
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

const CHANGES = ['create function made', 'maxqueue made 5', 'cancel job H:x:1', 'cancel unique a b', 'drop function made', 'drain', 'drain off',
	'shutdown', 'shutdown graceful'];
const QUESTIONS = ['status', 'workers', 'prioritystatus', 'show jobs', 'show unique jobs', 'show all jobs', 'show worker jobs', 'version', 'getpid',
	'verbose', 'drain status', 'maxqueue', 'create', 'drop', 'nonsense', 'SHUTDOWN x'];

/* One word for an answer: refused for want of the right to, or not. */
function verdict(Wire $wire, string $command): string
{
	$line = $wire->send("$command\n")->line() ?? 'nothing';
	while (preg_match('/^(status|workers|prioritystatus|show )/', $command) && $line !== ".\n" && !str_starts_with($line, 'ERR')) {
		$line = $wire->line() ?? ".\n";
	}
	return str_starts_with($line, 'ERR NOT_ALLOWED') ? 'no' : ($line === 'nothing' ? 'nothing' : 'yes');
}

/* A command ends its server, if it may: each has one of its own. */
foreach (['all', 'local', 'none', null, 'LOCAL'] as $scope) {
	foreach (['tcp', 'unix'] as $kind) {
		$verdicts = [];
		foreach ([[...QUESTIONS, ...CHANGES], ['SHUTDOWN'], ['Shutdown Graceful']] as $commands) {
			$server = new Server();
			$socket = "$server->directory/socket";
			$server->run(['-p', '0', '-L', '127.0.0.1', '-L', $socket, ...($scope === null ? [] : ["--admin=$scope"])]);
			$server->logged('/ ready$/m');
			preg_match('/listening on (127.*)$/m', $server->log(), $match);
			$wire = $server->connect($kind === 'unix' ? "unix://$socket" : "tcp://$match[1]");
			foreach ($commands as $command) {
				$verdicts[verdict($wire, $command)][] = $command;
				if (str_starts_with($command, 'shutdown') && $verdicts["yes"][array_key_last($verdicts["yes"])] === $command) {
					break;
				}
			}
			$server->kill();
		}
		echo $scope ?? 'not given', ", $kind:\n";
		foreach ($verdicts as $verdict => $commands) {
			echo "  $verdict: ", $commands === [...QUESTIONS] ? 'questions' : implode(', ', array_diff($commands, QUESTIONS)), "\n";
		}
	}
}
$server = new Server();
$server->run(['--admin=some']);
var_dump($server->exit_code());
echo $server->log();
?>
--EXPECT--
all, tcp:
  yes: create function made, maxqueue made 5, cancel job H:x:1, cancel unique a b, drop function made, drain, drain off, shutdown, SHUTDOWN, Shutdown Graceful
all, unix:
  yes: create function made, maxqueue made 5, cancel job H:x:1, cancel unique a b, drop function made, drain, drain off, shutdown, SHUTDOWN, Shutdown Graceful
local, tcp:
  yes: questions
  no: create function made, maxqueue made 5, cancel job H:x:1, cancel unique a b, drop function made, drain, drain off, shutdown, shutdown graceful, SHUTDOWN, Shutdown Graceful
local, unix:
  yes: create function made, maxqueue made 5, cancel job H:x:1, cancel unique a b, drop function made, drain, drain off, shutdown, SHUTDOWN, Shutdown Graceful
none, tcp:
  yes: questions
  no: create function made, maxqueue made 5, cancel job H:x:1, cancel unique a b, drop function made, drain, drain off, shutdown, shutdown graceful, SHUTDOWN, Shutdown Graceful
none, unix:
  yes: questions
  no: create function made, maxqueue made 5, cancel job H:x:1, cancel unique a b, drop function made, drain, drain off, shutdown, shutdown graceful, SHUTDOWN, Shutdown Graceful
not given, tcp:
  yes: create function made, maxqueue made 5, cancel job H:x:1, cancel unique a b, drop function made, drain, drain off, shutdown, SHUTDOWN, Shutdown Graceful
not given, unix:
  yes: create function made, maxqueue made 5, cancel job H:x:1, cancel unique a b, drop function made, drain, drain off, shutdown, SHUTDOWN, Shutdown Graceful
LOCAL, tcp:
  yes: questions
  no: create function made, maxqueue made 5, cancel job H:x:1, cancel unique a b, drop function made, drain, drain off, shutdown, shutdown graceful, SHUTDOWN, Shutdown Graceful
LOCAL, unix:
  yes: create function made, maxqueue made 5, cancel job H:x:1, cancel unique a b, drop function made, drain, drain off, shutdown, SHUTDOWN, Shutdown Graceful
int(2)
gearmand: option --admin must be all, local or none, and not 'some' (gearmand --help lists the options)
