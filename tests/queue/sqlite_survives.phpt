--TEST--
Everything about a job survives kill -9 of the server: names, data up to 16 MB, priority, order, due time, retries; SQLite
--SKIPIF--
<?php
require __DIR__ . '/queue.inc';
skip_without_sqlite();
?>
--FILE--
<?php
require __DIR__ . '/queue.inc';
require __DIR__ . '/survives.inc';

survive(queue_options(queue_file()));
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
