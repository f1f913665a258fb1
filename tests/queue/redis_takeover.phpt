--TEST--
Jobs left in Redis and in memcached by the C++ gearmand itself are all run
--SKIPIF--
<?php
require __DIR__ . '/redis.inc';
skip_without_store('redis-server', 'redis');
skip_without_store('memcached', 'memcached');
$help = (string) shell_exec('PATH=$PATH:/usr/sbin gearmand --help 2>/dev/null');
if (!str_contains($help, '--redis-server') || !str_contains($help, '--libmemcached-servers')) {
	die('skip there is no other gearmand here, or it has not these queues');
}
?>
--FILE--
<?php
require __DIR__ . '/redis.inc';

$jobs = [['SUBMIT_JOB_BG', 'f', 'n1', 'first'], ['SUBMIT_JOB_LOW_BG', 'f', 'l1', 'low'], ['SUBMIT_JOB_HIGH_BG', 'f', 'h1', 'high'],
	['SUBMIT_JOB_BG', 'f', 'with-dash', "a\r\nb"], ['SUBMIT_JOB_BG', 'g', 'n1', 'other']];
$redis = new RedisStore();
leave_jobs(['-q', 'redis', '--redis-server=127.0.0.1', "--redis-port=$redis->port"], $jobs);
$server = Server::start('-q', 'redis', "--redis-port=$redis->port");
echo implode("\n", array_map('shown', work_all($server, 'f', 'g'))), "\n";
$server->stop();
echo 'left: ', $redis->ask('DBSIZE'), "\n";

$store = new MemcachedStore();
$options = ['-q', 'libmemcached', "--libmemcached-servers=127.0.0.1:$store->port"];
leave_jobs($options, $jobs);
$server = Server::start(...$options);
echo implode("\n", array_map('shown', work_all($server, 'f', 'g'))), "\n";
$server->stop();
echo preg_match('/curr_items (\d+)/', $store->ask('stats', 'END'), $match) ? "left: $match[1]" : '?', "\n";
?>
--EXPECT--
f h1 high
g n1 other
f n1 first
f with-dash a\r\nb
f l1 low
left: :0
f h1 high
g n1 other
f n1 first
f with-dash a\r\nb
f l1 low
left: 0
