--TEST--
The jobs that the C++ gearmand left in MariaDB, in their order, with what comes after them
--SKIPIF--
<?php
require __DIR__ . '/take_over.inc';
skip_without_server();
exec('command -v mariadbd mariadb-install-db', $none, $code);
if (!preg_match('/^  mysql,/m', shell_exec(server_binary() . ' --help')) || $code !== 0) die('skip needs libmariadb and MariaDB');
if (!other_gearmand('--mysql-host')) die('skip needs the C++ gearmand with its MySQL queue');
?>
--FILE--
<?php
require __DIR__ . '/mariadb.inc';
require __DIR__ . '/take_over.inc';

take_over(other_gearmand('--mysql-host'), 'MySQL', new MariadbServer());
?>
--EXPECT--
JOB_CREATED
JOB_CREATED
JOB_CREATED
JOB_CREATED
JOB_CREATED
loaded
JOB_CREATED <job 1>
u4 <100000 bytes>
u1 one \303\251
u3 th\000ree\377
u5 ''
u6 new
u2 two
empty
