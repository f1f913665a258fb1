--TEST--
A worker whose network falls silent is given up within the time of the probes, with and without data on its way; its job goes to another
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
exec('unshare -n ip link set lo up 2>/dev/null', result_code: $code);
if ($code !== 0) die('skip needs the right to make a network namespace, and ip');
?>
--FILE--
<?php
/*
 * The rest runs in a network of its own, where there is nothing but loopback. Taking that down is a cable pulled: nothing
 * arrives any more, and nobody is told. The unix socket goes on.
 */
$php = getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY;
if (getenv('SILENT_NETWORK') !== 'inside') {
	putenv('SILENT_NETWORK=inside');
	passthru('unshare -n sh -c \'ip link set lo up && exec "$@"\' sh ' . escapeshellarg($php) . ' -n ' . escapeshellarg(__FILE__));
	exit;
}
require __DIR__ . '/wire.inc';

$path = sys_get_temp_dir() . '/silent-' . getmypid();
$server = Server::start('-L', '127.0.0.1', '-L', $path, '--keepalive-idle=1', '--keepalive-interval=1', '--keepalive-count=2');
$near = new Wire("unix://$path");
$far = $server->connect()->request('CAN_DO', 'f');
$asleep = $server->connect()->request('CAN_DO', 'g')->request('PRE_SLEEP')->quiet();
$near->ask('SUBMIT_JOB_BG', 'f', '', 'work');
$far->ask('GRAB_JOB');
$near->request('CAN_DO', 'f')->request('PRE_SLEEP')->quiet();

exec('ip link set lo down');
$began = microtime(true);
/* What wakes the sleeper is never acknowledged: probes are not sent then, another clock runs. */
$near->request('SUBMIT_JOB_BG', 'g', '', '');
$near->show();
$near->show();
$near->ask('GRAB_JOB');
until(fn () => preg_grep('/^g\t1\t0\t0$/', $near->table('status')));
$took = microtime(true) - $began;
echo $took > 0.9 && $took < 12 ? "in time\n" : "after $took s\n";
echo implode("\n", $near->table('status')), "\n", count($near->table('workers')), " connection\n";
$server->stop();
?>
--EXPECT--
JOB_CREATED <job 1>
JOB_ASSIGN <job 1> f work
JOB_CREATED <job 2>
NOOP
JOB_ASSIGN <job 1> f work
in time
f	1	1	1
g	1	0	0
1 connection
