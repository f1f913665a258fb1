--TEST--
Everything about a job survives kill -9 of the server: names, data up to 16 MB, priority, order, due time, retries; memcached
--SKIPIF--
<?php
require __DIR__ . '/memcached.inc';
skip_without_store('memcached', 'memcached');
?>
--FILE--
<?php
require __DIR__ . '/memcached.inc';
require __DIR__ . '/survives.inc';

$store = new MemcachedStore('-I', '32m', '-m', '512', '-M');
survive(['-q', 'memcached', "--libmemcached-servers=127.0.0.1:$store->port"]);
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
