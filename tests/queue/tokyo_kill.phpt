--TEST--
kill -9 under load over Tokyo Cabinet: what was acknowledged runs, what was said to be done does not run again (QUEUE_ROUNDS=50 for longer)
--SKIPIF--
<?php
require __DIR__ . '/memcached.inc';
skip_without_store('tcamgr', 'tokyocabinet');
?>
--FILE--
<?php
require __DIR__ . '/kill.inc';

$directory = new Server();
kill_rounds((int) (getenv('QUEUE_ROUNDS') ?: 5), '-q', 'tokyocabinet', "--libtokyocabinet-file=$directory->directory/queue.tcb");
?>
--EXPECT--
all that was acknowledged has run
