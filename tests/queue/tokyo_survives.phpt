--TEST--
Everything about a job survives kill -9 of the server: names, data up to 16 MB, priority, order, due time, retries; Tokyo Cabinet
--SKIPIF--
<?php
require __DIR__ . '/memcached.inc';
skip_without_store('tcamgr', 'tokyocabinet');
?>
--FILE--
<?php
require __DIR__ . '/survives.inc';

$directory = new Server();
survive(['-q', 'tokyocabinet', "--libtokyocabinet-file=$directory->directory/queue.tcb"]);
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
