--TEST--
A job larger than memcached takes: its submission gets an ERROR, those beside it are taken, the log says it once
--SKIPIF--
<?php
require __DIR__ . '/memcached.inc';
skip_without_store('memcached', 'memcached');
?>
--FILE--
<?php
require __DIR__ . '/memcached.inc';
require __DIR__ . '/faults.inc';

$store = new MemcachedStore();
too_large(['-q', 'memcached', "--libmemcached-servers=127.0.0.1:$store->port"], 2 << 20);
?>
--EXPECT--
small: JOB_CREATED; large: ERROR
QUEUE_ERROR: memcached at N: cannot be written: SERVER_ERROR object too large for cache
JOB_CREATED
1 does not take, 0 cannot be used
small 1 small 2 small 3 small 4 small 5 small 6
