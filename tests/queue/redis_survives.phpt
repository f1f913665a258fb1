--TEST--
Everything about a job survives kill -9 of the server: names, data up to 16 MB, priority, order, due time, retries; Redis
--SKIPIF--
<?php
require __DIR__ . '/redis.inc';
skip_without_store('redis-server', 'redis');
?>
--FILE--
<?php
require __DIR__ . '/redis.inc';
require __DIR__ . '/survives.inc';

$redis = new RedisStore();
survive(['-q', 'redis', "--redis-port=$redis->port"]);
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
