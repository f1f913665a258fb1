--TEST--
kill -9 under load over PostgreSQL: what was acknowledged runs, what was said to be done does not run again (QUEUE_ROUNDS=100 for longer)
--SKIPIF--
<?php
require __DIR__ . '/../server/wire.inc';
require __DIR__ . '/postgres.inc';
skip_without_server();
if (!preg_match('/^  postgres,/m', shell_exec(server_binary() . ' --help')) || !PostgresServer::programs()) die('skip needs libpq and PostgreSQL');
?>
--FILE--
<?php
require __DIR__ . '/postgres.inc';
require __DIR__ . '/kill.inc';

kill_rounds((int) (getenv('QUEUE_ROUNDS') ?: 5), ...(new PostgresServer())->options);
?>
--EXPECT--
all that was acknowledged has run
