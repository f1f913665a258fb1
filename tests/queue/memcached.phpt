--TEST--
memcached as the queue: conformance, items that the C++ gearmand left, one too large, restarted empty while the server runs
--SKIPIF--
<?php
require __DIR__ . '/memcached.inc';
skip_without_store('memcached', 'memcached');
?>
--FILE--
<?php
require __DIR__ . '/memcached.inc';

$store = new MemcachedStore('-I', '32m', '-m', '512');
$options = ['-q', 'memcached', "--libmemcached-servers=127.0.0.1:$store->port"];
conformance(...$options);
$store->stop();
$store->start();

$store->ask("set gear_f-u2 1 0 1\r\nb\r\nset gear_f-u-1 1 0 1\r\na\r\nset gear_f-u3 0 0 0\r\n\r\nset gear_f 1 0 1\r\nx\r\nset gear_:9 0 0 1\r\nx\r\nversion", '1.6');
$server = Server::start(...$options);
echo implode('|', work_all($server, 'f')), "\n";
echo until(fn () => !str_contains($store->ask('get gear_f-u2 gear_f-u-1 gear_f-u3', 'END'), 'VALUE')) ? 'taken over' : 'still there', "\n";
echo str_contains($store->ask('get gear_f', 'END'), 'VALUE') ? 'the bad one stays' : 'gone', "\n";


/* One that just fits as the C++ gearmand stored it, and not with what ours says of it. */
$small = new MemcachedStore();
for ($size = 1 << 20; !str_contains($small->ask("set gear_f-large 1 0 $size\r\n" . str_repeat('x', $size), "\n"), 'STORED'); $size -= 2) {
}
$small->ask("set gear_f-small 1 0 1\r\na\r\nversion", '1.6');
$other = Server::start('-q', 'memcached', "--libmemcached-servers=127.0.0.1:$small->port");
echo $other->logged('/: 1 jobs loaded, 1 left out/') ? 'one is left out' : $other->log(), ', ', implode('|', work_all($other, 'f')), "\n";
echo str_contains($small->ask('get gear_f-large', "\n"), 'VALUE') ? "it stays\n" : "gone\n";
$other->stop();

$client = $server->connect();
$client->request('SUBMIT_JOB_BG', 'f', 'large', str_repeat('x', 2 << 20));
echo 'too large: ', $client->receive()[0], "\n";
echo $client->request('SUBMIT_JOB_BG', 'f', 'kept', 'd')->receive()[0], "\n";
$store->stop();
echo 'stopped: ', $client->request('SUBMIT_JOB_BG', 'f', 'lost', 'd')->receive()[0], "\n";
$store->start();
echo until(fn () => $client->request('SUBMIT_JOB_BG', 'f', 'after', 'd')->receive()[0] === 'JOB_CREATED') ? 'recovered' : 'lost', "\n";
/* What is stored again is in order before what is submitted then. */
echo $server->logged('/are stored again/') ? '' : $server->log();
$client->request('SUBMIT_JOB_BG', 'f', 'last', 'd')->receive();
posix_kill_or_command($server->pid, 9);
$server->exit_code();
$server = Server::start(...$options);
$got = work_all($server, 'f');
echo in_array('f kept d', $got) && in_array('f after d', $got) ? 'stored again' : implode('|', $got), "\n";
$server->stop();
?>
--EXPECT--
conformance
f u3 |f u2 b|f u-1 a
taken over
the bad one stays
one is left out, f small a
it stays
too large: ERROR
JOB_CREATED
stopped: ERROR
recovered
stored again
