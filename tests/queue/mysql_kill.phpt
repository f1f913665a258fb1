--TEST--
kill -9 under load over MariaDB: what was acknowledged runs, what was said to be done does not run again (QUEUE_ROUNDS=100 for longer)
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
require __DIR__ . '/kill.inc';

kill_rounds((int) (getenv('QUEUE_ROUNDS') ?: 5), ...(new MariadbServer())->options);
?>
--EXPECT--
all that was acknowledged has run
