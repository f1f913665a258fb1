--TEST--
PostgreSQL does not answer for a while: submissions get an ERROR, all else goes on, it recovers by itself, the log says it once
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
require __DIR__ . '/faults.inc';

$postgres = new PostgresServer();
silence($postgres, $postgres->options);
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
