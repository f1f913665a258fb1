--TEST--
memcached does not answer for a while: submissions get an ERROR, all else goes on, it recovers by itself, the log says it once
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
silence($store, ['-q', 'memcached', "--libmemcached-servers=127.0.0.1:$store->port"]);
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
