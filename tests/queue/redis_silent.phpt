--TEST--
Redis does not answer for a while: submissions get an ERROR, all else goes on, it recovers by itself, the log says it once
--SKIPIF--
<?php
require __DIR__ . '/redis.inc';
skip_without_store('redis-server', 'redis');
?>
--FILE--
<?php
require __DIR__ . '/redis.inc';
require __DIR__ . '/faults.inc';

$redis = new RedisStore();
silence($redis, ['-q', 'redis', "--redis-port=$redis->port"]);
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
