--TEST--
A job larger than Redis takes: its submission gets an ERROR, those beside it are taken, the log says it once
--SKIPIF--
<?php
require __DIR__ . '/redis.inc';
skip_without_store('redis-server', 'redis');
?>
--FILE--
<?php
require __DIR__ . '/redis.inc';
require __DIR__ . '/faults.inc';

$redis = new RedisStore('--proto-max-bulk-len', '1mb');
too_large(['-q', 'redis', "--redis-port=$redis->port"], 2 << 20);
?>
--EXPECT--
small: JOB_CREATED; large: ERROR
QUEUE_ERROR: Redis at N: takes values up to N bytes and N at a time, and this is more
JOB_CREATED
1 does not take, 0 cannot be used
small 1 small 2 small 3 small 4 small 5 small 6
