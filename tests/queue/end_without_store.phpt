--TEST--
The server is ended while its store is away: it waits a while and tells it what is done, or ends without it and says so
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
$options = ['-q', 'redis', "--redis-port=$redis->port"];

/* A server with two jobs in the store, which goes away; then one of them is done. */
function begin(RedisStore $redis, array $options, int $signal): Server
{
	$server = Server::start(...$options);
	$client = $server->connect();
	echo submit($client, 'done'), ' ', submit($client, 'left'), "\n";
	$redis->signal($signal);
	$worker = $server->connect()->request('CAN_DO', 'f');
	$worker->request('WORK_COMPLETE', $worker->request('GRAB_JOB')->receive()[1], '')->quiet();
	return $server;
}

$server = begin($redis, $options, 9);
echo $server->logged('/cannot be used/') ? '' : $server->log();
posix_kill_or_command($server->pid, 15);
until(fn () => @stream_socket_client("tcp://127.0.0.1:$server->port") === false);
$redis->start();
echo 'exit ', $server->exit_code(), ', ', str_contains($server->log(), 'told everything') ? $server->log() : "all is told\n";
echo uniques_after_kill(Server::start(...$options), $options), "\n";

/* It does not come back, and does not even say so. */
$server = begin($redis, $options, 19);
posix_kill_or_command($server->pid, 15);
echo 'exit ', $server->exit_code() ?? $server->exit_code() ?? 'none', ', ', $server->logged('/could not be told everything: jobs that are done may run again/') ? "told so\n" : $server->log();
$redis->signal(18);
?>
--EXPECT--
JOB_CREATED JOB_CREATED
exit 0, all is told
left
JOB_CREATED JOB_CREATED
exit 0, told so
