--TEST--
kill -9 under load with Redis as the queue: what was acknowledged runs, what was said to be done does not run again
--SKIPIF--
<?php
require __DIR__ . '/redis.inc';
skip_without_store('redis-server', 'redis');
?>
--FILE--
<?php
require __DIR__ . '/redis.inc';
require __DIR__ . '/kill.inc';

$redis = new RedisStore();
kill_rounds((int) (getenv('QUEUE_ROUNDS') ?: 5), '-q', 'redis', "--redis-port=$redis->port");
?>
--EXPECT--
all that was acknowledged has run
