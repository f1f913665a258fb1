--TEST--
Redis as the queue: conformance, what the C++ gearmand left in all its shapes, one server a queue, what Redis must be
--SKIPIF--
<?php
require __DIR__ . '/redis.inc';
skip_without_store('redis-server', 'redis');
?>
--FILE--
<?php
require __DIR__ . '/redis.inc';

function refused(RedisStore $redis, string ...$options): string
{
	$server = new Server();
	$server->run(['-p', '0', '-q', 'redis', "--redis-port=$redis->port", ...$options]);
	$code = $server->exit_code();
	$line = preg_match('/Redis at \S+: (.*)$/m', $server->log(), $match) ? $match[1] : $server->log();
	return var_export($code, true) . ' ' . preg_replace('/127\.0\.0\.1:\d+/', 'ADDRESS', $line) . "\n";
}

$redis = new RedisStore();
$options = ['-q', 'redis', "--redis-port=$redis->port"];
conformance(...$options);

/* Up to 1.1.15, from 1.1.16, after 2.0; and what is none. */
$redis->ask('SET', '_gear_-old-u1', "string\r\n data");
$redis->ask('HSET', '_gear_-old-u-2', 'data', 'hash', 'priority', '0');
$redis->ask('HSET', '_gear_-new-er-u-3', 'data', 'named', 'priority', '2', 'function', 'new-er', 'unique', 'u-3');
$redis->ask('HSET', '_gear_-old-bad', 'priority', '1');
$redis->ask('HSET', '_gear_-old-bad2', 'priority', 'x', 'data', '');
$redis->ask('LPUSH', '_gear_-old-list', 'x');
$redis->ask('SET', '_gear_-nodash', 'x');
$redis->ask('HSET', '_gear_:jobs', 'x', 'y', '77', 'no job', (string) PHP_INT_MAX, "1 1 0 0\0f\0none may follow\0\0x");
$server = Server::start(...$options);
print_r(array_map('shown', work_all($server, 'old', 'new-er')));
foreach (['_gear_-old-u1', '_gear_-old-u-2', '_gear_-new-er-u-3', '_gear_-old-bad', '_gear_-old-list', '_gear_-nodash'] as $key) {
	until(fn () => $redis->ask('EXISTS', $key) === ':0', 1);
	echo $key, ' ', $redis->ask('EXISTS', $key), "\n";
}
echo refused($redis);
echo $server->connect()->request('SUBMIT_JOB_BG', 'f', 'u', 'after what none may follow')->receive()[0], "\n";
$server->kill();
$server = Server::start(...$options);
echo implode(work_all($server, 'f')), "\n";
$server->stop();
$redis->ask('FLUSHALL');

$redis->ask('CONFIG', 'SET', 'maxmemory', '100mb');
$redis->ask('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
echo refused($redis);
$redis->ask('CONFIG', 'SET', 'maxmemory', '0');
$redis->ask('CONFIG', 'SET', 'requirepass', 'secret');
echo refused($redis), refused($redis, '--redis-password=wrong');
$server = Server::start('--redis-password=secret', ...$options);
echo $server->connect()->request('SUBMIT_JOB_BG', 'f', 'u', 'd')->receive()[0], "\n";
$server->stop();
?>
--EXPECT--
conformance
Array
(
    [0] => old u-2 hash
    [1] => old u1 string\r\n data
    [2] => new-er u-3 named
)
_gear_-old-u1 :0
_gear_-old-u-2 :0
_gear_-new-er-u-3 :0
_gear_-old-bad :1
_gear_-old-list :1
_gear_-nodash :1
1 another server, ADDRESS, has '_gear_' as its queue
JOB_CREATED
f u after what none may follow
1 deletes keys when its memory is full; a queue needs maxmemory-policy noeviction
1 its jobs cannot be read: NOAUTH Authentication required.
1 does not take the password: WRONGPASS invalid username-password pair or user is disabled.
JOB_CREATED
