--TEST--
MariaDB is stopped and started under the server: submissions are refused meanwhile, all else goes on, what was acknowledged is kept
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
require __DIR__ . '/outage.inc';

outage(new MariadbServer());
?>
--EXPECT--
JOB_CREATED
ERROR QUEUE_ERROR
ERROR QUEUE_ERROR
WORK_COMPLETE <job 1> done
recovered
1 failure, 1 recovery
both
known
known
