--TEST--
Everything about a job survives kill -9 of the server: names, data up to 16 MB, priority, order, due time, retries; MariaDB
--SKIPIF--
<?php
require __DIR__ . '/../server/wire.inc';
skip_without_server();
exec('command -v mariadbd mariadb-install-db', $none, $code);
if (!preg_match('/^  mysql,/m', shell_exec(server_binary() . ' --help')) || $code !== 0) die('skip needs libmariadb and MariaDB');
?>
--FILE--
<?php
require __DIR__ . '/mariadb.inc';
require __DIR__ . '/survives.inc';

survive((new MariadbServer('--max-allowed-packet=64M'))->options);
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
