--TEST--
Everything about a job survives kill -9 of the server: names, data up to 16 MB, priority, order, due time, retries; PostgreSQL
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
require __DIR__ . '/survives.inc';

survive((new PostgresServer())->options);
?>
--EXPECT--
OK
OK
tried tried tried JOB_ASSIGN given up
all
other functions, too
not due yet
0 gone, 3 others
a new number
2 left
