--TEST--
To the journal of systemd a line begins with its level and has no time; elsewhere it has the time
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

/* The manager says by device and inode which file is the journal. */
function run(bool $journal, string ...$options): Server
{
	$server = new Server();
	touch("$server->directory/log");
	$about = stat("$server->directory/log");
	putenv("JOURNAL_STREAM=$about[dev]:" . ($about['ino'] + ($journal ? 0 : 1)));
	$server->run(str_replace('DIRECTORY', $server->directory, $options));
	putenv('JOURNAL_STREAM');
	return $server;
}

function show(string $text): void
{
	echo preg_replace(['/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} /m', '/127\.0\.0\.1:\d+|gearmand \S+ is/'], ['TIME ', '...'], $text);
}

foreach ([true, false] as $journal) {
	echo $journal ? "-- the journal\n" : "-- something else\n";
	$server = run($journal, '-p', '0', '-L', '127.0.0.1');
	$server->logged('/ ready$/m');
	$wire = $server->connect('tcp://' . substr(strrchr($server->output_line(), ' '), 1));
	$wire->request('WORK_FAIL', 'H:nobody:1')->receive();
	$server->stop();
	show($server->log());

	$server = run($journal, '--nonsense');
	$server->exit_code();
	show($server->log());
	$server = run($journal, '-p', '0', '-L', '127.0.0.1', '-P', '/no/such/file', '-l', 'DIRECTORY/file');
	$server->exit_code();
	show($server->log());
	show(file_get_contents("$server->directory/file"));
}
?>
--EXPECT--
-- the journal
<5>NOTICE listening on ...
<5>NOTICE ... ready
<3>ERROR error to ...: JOB_NOT_FOUND: Job given in work result not found
<5>NOTICE ending: got SIGTERM
<5>NOTICE ended
<1>gearmand: unknown option --nonsense (gearmand --help lists the options)
<1>gearmand: cannot write the pid file /no/such/file: No such file or directory
TIME NOTICE listening on ...
TIME FATAL cannot write the pid file /no/such/file: No such file or directory
-- something else
TIME NOTICE listening on ...
TIME NOTICE ... ready
TIME ERROR error to ...: JOB_NOT_FOUND: Job given in work result not found
TIME NOTICE ending: got SIGTERM
TIME NOTICE ended
gearmand: unknown option --nonsense (gearmand --help lists the options)
gearmand: cannot write the pid file /no/such/file: No such file or directory
TIME NOTICE listening on ...
TIME FATAL cannot write the pid file /no/such/file: No such file or directory
