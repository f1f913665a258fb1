--TEST--
What each store's options name is where the jobs are: a server with another table, prefix or file does not see them
--SKIPIF--
<?php
require __DIR__ . '/mariadb.inc';
require __DIR__ . '/postgres.inc';
require __DIR__ . '/redis.inc';
skip_without_store('redis-server', 'redis');
skip_without_store('memcached', 'memcached');
skip_without_store('sqlite3', 'sqlite');
skip_without_store('tcamgr', 'tokyocabinet');
skip_without_store('mariadb-install-db', 'mysql');
skip_without_store('pg_createcluster', 'postgres');
?>
--FILE--
<?php
require __DIR__ . '/mariadb.inc';
require __DIR__ . '/postgres.inc';
require __DIR__ . '/redis.inc';

function loaded(string ...$options): string
{
	$server = Server::start('-L', '127.0.0.1', ...$options);
	$loaded = preg_match('/ (\d+) jobs loaded/', $server->log(), $match) ? $match[1] : $server->log();
	$server->stop();
	return $loaded;
}

/* A job that is left with some options; then what is found with others and with the same. */
function separate(string $what, array $mine, array ...$others): void
{
	$server = Server::start('-L', '127.0.0.1', ...$mine);
	$answer = $server->connect()->request('SUBMIT_JOB_BG', 'f', 'u', 'x')->receive()[0];
	$server->stop();
	echo "$what: $answer, ", implode(' ', array_map(fn ($options) => loaded(...$options), $others)), ', ', loaded(...$mine), "\n";
}

$place = new Server(); // for its directory alone
$file = fn (string $name) => "$place->directory/$name";

$sqlite = fn (string $name, string $table) => ['-q', 'sqlite', '--libsqlite3-db=' . $file($name), "--libsqlite3-table=$table"];
separate('sqlite', $sqlite('a', 'mine'), $sqlite('a', 'other'), $sqlite('b', 'mine'));

$tokyo = fn (string $name, string ...$more) => ['-q', 'tokyocabinet', '--libtokyocabinet-file=' . $file($name), ...$more];
separate('tokyocabinet', $tokyo('a.tcb'), $tokyo('b.tcb'));
separate('tokyocabinet, optimized', $tokyo('c.tcb', '--libtokyocabinet-optimize'), $tokyo('b.tcb', '--libtokyocabinet-optimize'));

$store = new RedisStore();
$redis = fn (string $prefix, string $host = '127.0.0.1') => ['-q', 'redis', "--redis-server=$host", "--redis-port=$store->port", "--redis-prefix=$prefix"];
separate('redis', $redis('mine'), $redis('other'), $redis('mine_'));

$cache = new MemcachedStore();
$memcached = fn (string $prefix) => ['-q', 'memcached', "--libmemcached-servers=127.0.0.1:$cache->port", "--libmemcached-prefix=$prefix"];
separate('memcached', $memcached('mine'), $memcached('other'), $memcached('mine_'));

$postgres = new PostgresServer();
separate('postgres', [...$postgres->options, '--libpq-table=mine'], $postgres->options, [...$postgres->options, '--libpq-table=other']);
$postgres->stop();

$mariadb = new MariadbServer();
$old = str_replace('--mysql-', '--libdrizzle-', $mariadb->options);
$socket = sys_get_temp_dir() . '/gearman-mariadb-' . getmypid() . '/socket';
separate('mysql', [...$mariadb->options, '--mysql-table=mine'], $mariadb->options, [...$mariadb->options, '--mysql-table=other']);
separate('libdrizzle', [...$old, '--libdrizzle-table=older'], $old, $mariadb->options);
echo 'under the new name: ', loaded(...$mariadb->options, ...['--mysql-table=older']), "\n";
/* Without a port: by the socket alone. */
echo 'over the unix socket: ', loaded('-q', 'libdrizzle', "--libdrizzle-uds=$socket", '--libdrizzle-user=gear', '--libdrizzle-password=secret',
	'--libdrizzle-db=gear', '--libdrizzle-table=older', '--libdrizzle-mysql'), "\n";
foreach (['user' => 'nobody', 'password' => 'wrong', 'db' => 'nowhere'] as $name => $value) {
	$server = new Server();
	$server->run(['-p', '0', '-L', '127.0.0.1', ...$mariadb->options, "--mysql-$name=$value"]);
	echo "$name: ", $server->exit_code(), str_contains($server->log(), " '$value'") || str_contains($server->log(), "'gear'@") ? '' : $server->log(), "\n";
}
?>
--EXPECT--
sqlite: JOB_CREATED, 0 0, 1
tokyocabinet: JOB_CREATED, 0, 1
tokyocabinet, optimized: JOB_CREATED, 0, 1
redis: JOB_CREATED, 0 0, 1
memcached: JOB_CREATED, 0 0, 1
postgres: JOB_CREATED, 0 0, 1
mysql: JOB_CREATED, 0 0, 1
libdrizzle: JOB_CREATED, 0 0, 1
under the new name: 1
over the unix socket: 1
user: 1
password: 1
db: 1
