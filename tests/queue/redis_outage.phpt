--TEST--
Redis goes away, is full, is silent: submissions get an ERROR, the server goes on and recovers by itself, jobs are still there
--SKIPIF--
<?php
require __DIR__ . '/redis.inc';
skip_without_store('redis-server', 'redis');
?>
--FILE--
<?php
require __DIR__ . '/redis.inc';

function submit(Wire $client, string $unique, string $data = 'd'): string
{
	return $client->request('SUBMIT_JOB_BG', 'f', $unique, $data)->receive()[0] ?? 'nothing';
}

/* One that is refused may be followed by one that is not only after a while. */
function recovers(Wire $client, string $unique): string
{
	return until(fn () => submit($client, $unique) === 'JOB_CREATED') ? 'recovered' : 'lost';
}

$redis = new RedisStore('--proto-max-bulk-len', '1mb');
$server = Server::start('-q', 'redis', "--redis-port=$redis->port");
$client = $server->connect();
echo submit($client, 'before'), "\n";

echo 'too large: ', submit($client, 'large', str_repeat('x', 2 << 20)), ' ', submit($client, 'small'), "\n";

$redis->stop();
echo 'stopped: ', submit($client, 'lost'), "\n";
$client->quiet();
$redis->start();
echo recovers($client, 'after'), "\n";

$redis->ask('CONFIG', 'SET', 'maxmemory', '1');
echo 'full: ', submit($client, 'full'), "\n";
$redis->ask('CONFIG', 'SET', 'maxmemory', '0');
echo recovers($client, 'room'), "\n";

$redis->ask('REPLICAOF', '127.0.0.1', '1');
echo 'read-only: ', submit($client, 'replica'), "\n";
$redis->ask('REPLICAOF', 'NO', 'ONE');
echo recovers($client, 'master'), "\n";

$redis->signal(19);
$start = microtime(true);
echo 'silent: ', submit($client, 'silent'), ' ', microtime(true) - $start < 15 ? 'soon' : 'late', "\n";
$client->quiet();
$redis->signal(18);
echo recovers($client, 'awake'), "\n";

posix_kill_or_command($server->pid, 9);
$server->exit_code();
$server = Server::start('-q', 'redis', "--redis-port=$redis->port");
$uniques = array_map(fn ($job) => explode(' ', $job)[1], work_all($server, 'f'));
echo implode(' ', array_diff($uniques, ['lost', 'full', 'replica', 'silent'])), "\n";
$server->stop();
?>
--EXPECT--
JOB_CREATED
too large: ERROR JOB_CREATED
stopped: ERROR
recovered
full: ERROR
recovered
read-only: ERROR
recovered
silent: ERROR soon
recovered
before small after room master awake
