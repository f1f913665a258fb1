--TEST--
Every option that the system's gearmand lists in its help is known: it is accepted, or refused for what is not built in
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
if (!preg_match('/^gearmand 1\.|^gearmand 2\./m', shell_exec('gearmand --version 2>&1') ?? '')) die('skip no other gearmand');
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$values = ['listen' => '127.0.0.1', 'queue-type' => 'builtin', 'protocol' => 'http', 'config-file' => '/dev/null',
	'verbose' => 'INFO', 'user' => 'nobody', 'log-file' => 'none'];
preg_match_all('/^  (?:-\w \[ )?--([a-z0-9-]+)(?: \])?( arg)?/m', shell_exec('gearmand --help 2>&1'), $rows, PREG_SET_ORDER);
foreach ($rows as $row) {
	$word = "--$row[1]" . (isset($row[2]) ? '=' . ($values[$row[1]] ?? '100') : '');
	$server = new Server();
	$server->run(['--check-args', $word, ...($row[1] === 'ssl' ? ['--ssl-certificate=100'] : [])]);
	$code = $server->exit_code();
	if ($code !== 0 && !str_contains($server->log(), "option --$row[1] cannot be used: this build has no ")) {
		echo "$word: $code ", $server->log();
	}
}
echo count($rows) > 30 ? "all\n" : "only some\n";
?>
--EXPECT--
all
