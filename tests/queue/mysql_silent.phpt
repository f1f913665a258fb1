--TEST--
MariaDB does not answer for a while: submissions get an ERROR, all else goes on, it recovers by itself, the log says it once
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
require __DIR__ . '/faults.inc';

$mariadb = new MariadbServer();
silence($mariadb, $mariadb->options);
?>
--EXPECT--
before: JOB_CREATED
meanwhile: done
silent: ERROR QUEUE_ERROR
then: QUEUE_ERROR
recovered
1 cannot be used, 1 works again
JOB_CREATED
before after last
