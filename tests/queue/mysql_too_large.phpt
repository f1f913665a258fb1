--TEST--
A job larger than MariaDB takes: its submission gets an ERROR, those beside it are taken, the log says it once
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

too_large((new MariadbServer('--max-allowed-packet=1M'))->options, 2 << 20);
?>
--EXPECT--
small: JOB_CREATED; large: ERROR
QUEUE_ERROR: MySQL: a job of N bytes is too large for the server's max_allowed_packet of N
JOB_CREATED
1 does not take, 0 cannot be used
small 1 small 2 small 3 small 4 small 5 small 6
