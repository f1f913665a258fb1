--TEST--
A service manager is told when the server is ready, reloads, ends, and that its loop goes on
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

/* A manager: what it was told, until $until is among it. */
final class Manager
{
	public array $told = [];
	private $socket;
	/* At a path, or with @ at an abstract name. */
	public function __construct(string $path)
	{
		$this->socket = stream_socket_server('udg://' . ($path[0] === '@' ? "\0" . substr($path, 1) : $path), $errno, $error, STREAM_SERVER_BIND);
		stream_set_blocking($this->socket, false);
	}
	/* The next message, null if there is none in time. */
	public function next(float $seconds = DEADLINE): ?string
	{
		$text = until(fn () => (string) stream_socket_recvfrom($this->socket, 1000), $seconds);
		return $text === '' ? null : $text;
	}
	public function hear(string $until): void
	{
		do {
			$text = $this->next();
			if ($text === null) {
				echo "not told: $until\n";
				return;
			}
			if ($text !== 'WATCHDOG=1' || $until === $text) {
				$this->told[] = $text;
			}
		} while (!str_starts_with($text, $until));
		echo implode(', ', array_unique(preg_replace(['/\n/', '/USEC=\d+/'], [' ', 'USEC=...'], $this->told))), "\n";
		$this->told = [];
	}
}

foreach (['a file', 'an abstract name'] as $kind) {
	echo "-- $kind\n";
	$server = new Server();
	$path = $kind === 'a file' ? "$server->directory/notify" : '@gearman-test-' . bin2hex(random_bytes(8));
	$manager = new Manager($path);
	putenv("NOTIFY_SOCKET=$path");
	putenv('WATCHDOG_USEC=100000');
	$server->run(['-p', '0']);
	putenv('NOTIFY_SOCKET');
	putenv('WATCHDOG_USEC');
	$manager->hear('READY=1');
	$manager->hear('WATCHDOG=1');
	$manager->hear('WATCHDOG=1');
	posix_kill_or_command($server->pid, 1);
	$manager->hear('READY=1');
	posix_kill_or_command($server->pid, 10);
	$manager->hear('STOPPING=1');
	var_dump($server->exit_code());
}

echo "-- signs of life stop with the loop\n";
$server = new Server();
$path = "$server->directory/notify";
$manager = new Manager($path);
putenv("NOTIFY_SOCKET=$path");
putenv('WATCHDOG_USEC=100000');
$server->run(['-p', '0']);
$manager->hear('READY=1');
posix_kill_or_command($server->pid, 19);
until(fn () => preg_match('/^State:\s+T/m', file_get_contents("/proc/$server->pid/status")));
while ($manager->next(0) !== null);
var_dump($manager->next(0.5));
posix_kill_or_command($server->pid, 18);
var_dump($manager->next());
posix_kill_or_command($server->pid, 15);
$server->exit_code();

echo "-- a daemon stays where its manager hears it\n";
$server = new Server();
$path = "$server->directory/notify";
$manager = new Manager($path);
putenv("NOTIFY_SOCKET=$path");
$server->run(['-p', '0', '--daemon', '-P', "$server->directory/pid"]);
putenv('NOTIFY_SOCKET');
$manager->hear('READY=1');
$pid = (int) file_get_contents("$server->directory/pid");
var_dump($pid === $server->pid);
posix_kill_or_command($pid, 15);
var_dump($server->exit_code());

echo "-- another process is meant by the watchdog; a manager that is gone; a name that is none\n";
foreach (['/nonexistent/notify', 'relative', '@', '/' . str_repeat('x', 200)] as $bad) {
	putenv("NOTIFY_SOCKET=$bad");
	$server = new Server();
	$server->run(['-p', '0']);
	var_dump($server->logged('/ ready$/m'));
	posix_kill_or_command($server->pid, 15);
	var_dump($server->exit_code());
}
putenv('WATCHDOG_PID=1');
$server = new Server();
$path = "$server->directory/notify";
putenv("NOTIFY_SOCKET=$path");
$manager = new Manager($path);
$server->run(['-p', '0']);
$manager->hear('READY=1');
var_dump($manager->next(0.3));
posix_kill_or_command($server->pid, 15);
$manager->hear('STOPPING=1');
?>
--EXPECT--
-- a file
READY=1 STATUS=serving
WATCHDOG=1
WATCHDOG=1
RELOADING=1 MONOTONIC_USEC=..., READY=1
STATUS=ends when the last job is done, STOPPING=1
int(0)
-- an abstract name
READY=1 STATUS=serving
WATCHDOG=1
WATCHDOG=1
RELOADING=1 MONOTONIC_USEC=..., READY=1
STATUS=ends when the last job is done, STOPPING=1
int(0)
-- signs of life stop with the loop
READY=1 STATUS=serving
NULL
string(10) "WATCHDOG=1"
-- a daemon stays where its manager hears it
READY=1 STATUS=serving
bool(true)
int(0)
-- another process is meant by the watchdog; a manager that is gone; a name that is none
bool(true)
int(0)
bool(true)
int(0)
bool(true)
int(0)
bool(true)
int(0)
READY=1 STATUS=serving
NULL
STATUS=ends, STOPPING=1
