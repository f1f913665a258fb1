--TEST--
The jobs that the C++ gearmand left in PostgreSQL, in their order, with what comes after them
--SKIPIF--
<?php
require __DIR__ . '/postgres.inc';
require __DIR__ . '/take_over.inc';
skip_without_server();
if (!preg_match('/^  postgres,/m', shell_exec(server_binary() . ' --help')) || !PostgresServer::programs()) die('skip needs libpq and PostgreSQL');
if (!other_gearmand('--libpq-conninfo')) die('skip needs the C++ gearmand with its PostgreSQL queue');
?>
--FILE--
<?php
require __DIR__ . '/postgres.inc';
require __DIR__ . '/take_over.inc';

take_over(other_gearmand('--libpq-conninfo'), 'Postgres', new PostgresServer());
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
