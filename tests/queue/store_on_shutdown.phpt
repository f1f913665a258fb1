--TEST--
--store-queue-on-shutdown: nothing is stored before the end, then all of it; what was loaded is told of when it ends
--SKIPIF--
<?php
require __DIR__ . '/../server/wire.inc';
skip_without_server();
if (!str_contains(shell_exec(server_binary() . ' --help'), 'sqlite')) die('skip built without SQLite');
?>
--FILE--
<?php
require __DIR__ . '/../server/wire.inc';

$file = sys_get_temp_dir() . '/shutdown-' . getmypid() . '.db';
$options = ['-q', 'sqlite', "--libsqlite3-db=$file", '--store-queue-on-shutdown'];

function submit(Server $server, int $count): void
{
	$client = $server->connect();
	for ($i = 0; $i < $count; $i++) {
		$client->request('SUBMIT_JOB_BG', 'f', "u$i", "data $i");
	}
	for ($i = 0; $i < $count; $i++) {
		$client->receive();
	}
}

function loaded(Server $server): void
{
	preg_match('/: (\d+) jobs loaded, 0 left out/', $server->log(), $count);
	echo "$count[1] loaded\n";
}

$server = Server::start(...$options);
submit($server, 100);
$server->kill();
$server = Server::start(...$options);
loaded($server);
submit($server, 20000);
$server->stop();

$server = Server::start(...$options);
loaded($server);
$worker = $server->connect()->request('CAN_DO', 'f');
for ($i = 0; $i < 3; $i++) {
	$job = $worker->request('GRAB_JOB_UNIQ')->receive();
	echo "$job[3] $job[4]\n";
	$worker->request('WORK_COMPLETE', $job[1], '');
}
$worker->quiet();
$client = $server->connect();
echo implode(' ', $client->request('GET_STATUS', $job[1])->receive()) === "STATUS_RES $job[1] 0 0 0 0" ? "done\n" : "not done\n";
$server->kill();
$server = Server::start(...$options);
loaded($server);
$server->stop();

echo "-- a service manager is asked for time as long as it goes on\n";
$server = new Server();
$path = "$server->directory/notify";
$manager = stream_socket_server("udg://$path", $errno, $error, STREAM_SERVER_BIND);
stream_set_blocking($manager, false);
putenv("NOTIFY_SOCKET=$path");
$server = Server::start(...$options);
putenv('NOTIFY_SOCKET');
submit($server, 20000);
$server->stop();
$told = '';
while (($text = (string) stream_socket_recvfrom($manager, 1000)) !== '') {
	$told .= strtr($text, "\n", ' ') . "\n";
}
echo preg_replace('/^(EXTEND.*\n)\1+/m', '$1', $told);
array_map('unlink', glob("$file*"));
?>
--EXPECT--
0 loaded
20000 loaded
u0 data 0
u1 data 1
u2 data 2
done
19997 loaded
-- a service manager is asked for time as long as it goes on
STATUS=reading the durable queue
READY=1 STATUS=serving
STATUS=ends
STOPPING=1
EXTEND_TIMEOUT_USEC=30000000
