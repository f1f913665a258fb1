--TEST--
kill -9 of the server under load with memcached as the queue, which lives on: what was acknowledged runs
--SKIPIF--
<?php
require __DIR__ . '/memcached.inc';
skip_without_store('memcached', 'memcached');
?>
--FILE--
<?php
require __DIR__ . '/memcached.inc';
require __DIR__ . '/kill.inc';

$store = new MemcachedStore('-m', '256');
kill_rounds((int) (getenv('QUEUE_ROUNDS') ?: 5), '-q', 'memcached', "--libmemcached-servers=127.0.0.1:$store->port");
?>
--EXPECT--
all that was acknowledged has run
