--TEST--
PostgreSQL is stopped and started under the server: submissions are refused meanwhile, all else goes on, what was acknowledged is kept
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
require __DIR__ . '/outage.inc';

outage(new PostgresServer());
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
