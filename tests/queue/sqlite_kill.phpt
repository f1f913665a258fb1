--TEST--
kill -9 under load, again and again: what was acknowledged runs, what was said to be done does not run again (QUEUE_ROUNDS=200 for longer)
--SKIPIF--
<?php
require __DIR__ . '/../server/wire.inc';
skip_without_server();
if (!str_contains(shell_exec(server_binary() . ' --help'), 'sqlite')) die('skip built without SQLite');
?>
--FILE--
<?php
require __DIR__ . '/kill.inc';

$file = sys_get_temp_dir() . '/kill-' . getmypid() . '.db';
kill_rounds((int) (getenv('QUEUE_ROUNDS') ?: 20), '-q', 'libsqlite3', "--libsqlite3-db=$file");
array_map('unlink', glob("$file*"));
?>
--EXPECT--
all that was acknowledged has run
