--TEST--
Tokyo Cabinet as the queue, both kinds of file: conformance, records that the C++ gearmand left, one server a file
--SKIPIF--
<?php
require __DIR__ . '/memcached.inc';
skip_without_store('tcamgr', 'tokyocabinet');
?>
--FILE--
<?php
require __DIR__ . '/memcached.inc';

foreach (['tch', 'tcb'] as $kind) {
	$directory = new Server();
	$file = "$directory->directory/queue.$kind";
	$options = ['-q', 'libtokyocabinet', "--libtokyocabinet-file=$file"];
	if ($kind === 'tcb') {
		/* A hash file syncs its log once a record: minutes on a slow disk. */
		conformance(...$options);
		unlink($file);
	}
	exec("tcamgr create $file");
	foreach (['f-n-u1' => "f-n\0u1\0" . "00\0a\0b", 'f-u2' => "f\0u2\0" . "10\0", 'f-u3' => "f\0u3\0" . '2' . (time() - 5) . "\0c",
		'f-bad' => 'x', 'f-other' => "f\0u4\0" . "10\0d"] as $key => $value) {
		exec("tcamgr put -sx $file " . bin2hex($key) . ' ' . bin2hex($value));
	}
	$server = Server::start(...$options);
	$second = new Server();
	$second->run(['-p', '0', ...$options]);
	echo $second->exit_code(), ' ', str_contains($second->log(), 'another server') ? 'refused' : $second->log(), "\n";
	$got = work_all($server, 'f-n', 'f');
	sort($got);
	echo implode('|', array_map('shown', $got)), "\n";
	$server->connect()->request('SUBMIT_JOB_HIGH_BG', 'f', 'kept', 'd')->receive();
	posix_kill_or_command($server->pid, 9);
	$server->exit_code();
	$server = Server::start(...$options);
	echo implode('|', work_all($server, 'f')), "\n";
	$server->stop();
	exec("tcamgr list $file", $left);
	sort($left);
	echo implode(' ', $left), "\n";
	$left = [];
}
?>
--EXPECT--
1 refused
f u2 |f u3 c|f-n u1 a\000b
f kept d
f-bad f-other
conformance
1 refused
f u2 |f u3 c|f-n u1 a\000b
f kept d
f-bad f-other
