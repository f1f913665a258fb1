--TEST--
A wrong option, whichever it is: a line that names it, exit code 2, no server; and which place of an option wins
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

/* [exit code, what was said] */
function run(string ...$options): array
{
	$process = proc_open([server_binary(), ...$options], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes);
	$said = stream_get_contents($pipes[1]);
	return [proc_close($process), $said];
}

/* Every option that --help lists, with a value that none of its kind can have, and with none; tests/unit/test_options.c has more. */
$wrong = ['N' => ['99999999999999999999'], 'SECONDS' => ['1.5'], 'SIZE' => ['1T'], 'PORT' => ['65536'], '' => ['maybe']];
preg_match_all('/^  (?:-(\w), |    )--([a-z0-9-]+)(?:=([A-Z]+))?/m', run('--help')[1], $rows, PREG_SET_ORDER | PREG_UNMATCHED_AS_NULL);
$tried = 0;
$directory = new Server(); // for its directory alone
$file = "$directory->directory/conf";
foreach ($rows as [, $letter, $name, $kind]) {
	$commands = array_map(fn ($value) => ["--$name=$value"], $wrong[$kind ?? ''] ?? ['']);
	if ($kind !== null) {
		$commands[] = [$letter === null ? "--$name" : "-$letter"];
	} elseif (in_array($name, ['louder', 'help', 'version'], true)) {
		continue; /* as often as one likes, and no matter what */
	}
	foreach ($commands as $words) {
		[$code, $said] = run('--check-args', ...$words);
		if ($code !== 2 || !str_starts_with($said, "gearmand: option --$name ") && !str_starts_with($said, "gearmand: option --$name:")
			|| substr_count($said, "\n") !== 1) {
			echo implode(' ', $words), ": $code $said\n";
		}
		$tried++;
	}
	$value = array_slice($wrong[$kind ?? ''] ?? [''], -1)[0];
	file_put_contents($file, "# first\n$name = $value\n");
	[$code, $said] = run("@$file");
	if ($code !== 2 || !str_starts_with($said, "gearmand: $file:2: option --$name")) {
		echo "in a file, $name = $value: $code $said\n";
	}
}
echo $tried > 100 ? "many tried\n" : "$tried tried\n";

/* Values that are right one by one, or look so, and are found wrong at the start. */
$nul = "$directory->directory/nul";
file_put_contents($nul, "port = 0\n\0syslog\n");
foreach ([['-p'], ['-p', '1', '2'], ['--po=1', '--nonsense'], ['-x'], ['-dx'], ["@$nul"], ['@/'], ['--config-file', '/dev/null', '@/no/file'],
	['-p', '0', '-L', '192.0.2.1'], ['-p', '0', '-L', '/no/such/directory/socket'],
	['-p', '0', '-L', '127.0.0.1', '-P', '/no/such/directory/pid']] as $words) {
	[$code, $said] = run(...$words);
	$said = preg_replace('/^.*(NOTICE|listening on).*\n| \(gearmand --help lists the options\)/m', '', $said);
	echo $code, ' ', str_replace($directory->directory, 'DIRECTORY', $said);
}

/* The command line before the file, the last before the first, the file that is named before the one that is not. */
file_put_contents($file, "worker-wakeup = 2\nverbose = INFO\nverbose = ERROR\nlisten = 127.0.0.3\n--listen=127.0.0.4 --job-retries 7\n");
$listening = function (string ...$options) {
	$server = Server::start(...$options);
	$verbose = substr((new Wire('tcp://' . substr(strrchr($server->listening[0], ' '), 1)))->send("verbose\n")->line(), 3, -1);
	$server->stop();
	return preg_replace('/gearmand: listening on |:\d+(?= |$)/', '', implode(' ', $server->listening)) . " $verbose\n";
};
echo $listening("@$file"), $listening('-L', '127.0.0.1', "@$file"), $listening("@$file", '-L', '127.0.0.1', '--verbose=INFO', '--verbose=DEBUG'),
	$listening('--config-file=/dev/null', "@$file"), $listening("--config-file=$file", '@/dev/null', '-L', '127.0.0.1');
?>
--EXPECT--
many tried
2 gearmand: option --port needs a value
2 gearmand: '2' is not an option
2 gearmand: unknown option --nonsense
2 gearmand: unknown option -x
2 gearmand: unknown option -x
2 gearmand: DIRECTORY/nul:2: there is a NUL byte in it
2 gearmand: /: cannot be read: Is a directory
2 gearmand: cannot read the configuration file /no/file: No such file or directory
1 gearmand: 192.0.2.1:0: cannot listen: Cannot assign requested address
1 gearmand: /no/such/directory/socket: cannot listen: No such file or directory
1 gearmand: cannot write the pid file /no/such/directory/pid: No such file or directory
127.0.0.3 127.0.0.4 ERROR
127.0.0.1 ERROR
127.0.0.1 DEBUG
127.0.0.3 127.0.0.4 ERROR
127.0.0.1 NOTICE
