--TEST--
-V, -h, --check-args, wrong options, the configuration file, what is said about needless options
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

function run(string ...$options): array
{
	$server = new Server();
	$server->run($options);
	$output = '';
	while (($line = $server->output_line()) !== null) {
		$output .= "$line\n";
	}
	return [$server->exit_code(), $output, $server->log()];
}

[$code, $output] = run('-V');
echo $code, ' ', preg_match('/^gearmand \d+\.\d+\.\d+\S*\n$/', $output) ? 'version' : $output, "\n";
[$code, $output] = run('--help');
echo $code, ' ', str_contains($output, '--job-retries') && str_contains($output, '-p, --port=PORT') ? 'help' : $output, "\n";
[$code, $output, $log] = run('--check-args', '--port=1', '-t', '4');
echo $code, ' ', $output, $log, "\n";
foreach ([['--nonsense'], ['-p', 'x'], ['-q', 'papyrus'], ['--config-file', '/no/such/file'], ['-u', 'no-such-user', '-p0'],
	['-l', '/no/such/directory/log', '-p0'], ['-P', '/no/such/directory/pid', '-p0']] as $words) {
	[$code, , $log] = run(...$words);
	$log = preg_replace(['/^.* NOTICE listening on .*\n/m', '/it has builtin\b.*?(?= \()/'], ['', 'it has builtin, ...'], $log);
	echo $code, ' ', $log;
}

$server = new Server();
file_put_contents("$server->directory/conf", "# ours\nverbose = INFO\nlisten = 127.0.0.1\nthreads = 4\n");
$server = Server::start("@$server->directory/conf", '-R', '-j', '0');
echo count($server->listening), "\n";
$server->connect()->command('verbose');
preg_match_all('/ NOTICE (option.*|with.*)/', $server->log(), $notes);
print_r($notes[1]);
$server->stop();
?>
--EXPECT--
0 version
0 help
0 
2 gearmand: unknown option --nonsense (gearmand --help lists the options)
2 gearmand: option --port needs a number, not 'x' (gearmand --help lists the options)
2 gearmand: option --queue-type: this build has no queue 'papyrus'; it has builtin, ... (gearmand --help lists the options)
2 gearmand: cannot read the configuration file /no/such/file: No such file or directory (gearmand --help lists the options)
1 gearmand: option --user: there is no user 'no-such-user'
1 gearmand: cannot open the log file /no/such/directory/log: No such file or directory
1 gearmand: cannot write the pid file /no/such/directory/pid: No such file or directory
1
OK INFO\n
Array
(
    [0] => option --round-robin is not needed: Serving a worker's functions in turn is the default.
    [1] => with --job-retries=0 a job whose worker is lost is never run again (-1: no limit)
    [2] => option --threads is not needed: One event loop serves all connections; no threads are needed.
)
