--TEST--
GearmanAdmin: timeouts, servers that are lost, come back or talk nonsense; arguments; forks; signals while it waits
--EXTENSIONS--
gearman
--SKIPIF--
<?php
getenv('USE_ZEND_ALLOC') === '0' and die('skip its times are too short for valgrind');
extension_loaded('posix') or die('skip posix is not loaded');
extension_loaded('pcntl') or die('skip pcntl is not loaded');
?>
--FILE--
<?php
require __DIR__ . '/../tools/tools.inc';

function attempt(callable $call): void
{
    try {
        echo json_encode($call()), "\n";
    } catch (Throwable $e) {
        global $hide;
        echo get_class($e), ' ', $e->getCode(), ': ', strtr($e->getMessage(), $hide), "\n";
    }
}
$hide = [];

echo "-- arguments\n";
attempt(fn () => new GearmanAdmin('127.0.0.1', 70000));
attempt(fn () => new GearmanAdmin("bad host\0"));
attempt(fn () => (new GearmanAdmin(timeout: PHP_INT_MAX)));
$server = new Gearmand();
$admin = new GearmanAdmin('127.0.0.1', $server->port);
$hide[":$server->port"] = ':PORT';
attempt(fn () => $admin->createFunction(''));
attempt(fn () => $admin->createFunction("two words"));
attempt(fn () => $admin->cancel("x\nshutdown"));
attempt(fn () => $admin->dropFunction("x\0"));
attempt(fn () => $admin->createFunction(str_repeat('x', 9000)));
attempt(fn () => $admin->createFunction(str_repeat('x', 300)) ?? 'made');
attempt(fn () => $admin->__construct());
attempt(fn () => clone $admin);
attempt(fn () => serialize($admin));
attempt(fn () => (new ReflectionClass('GearmanAdmin'))->newInstanceWithoutConstructor()->status());
var_dump($admin->timeout());
$admin->setTimeout(-5);
var_dump($admin->timeout());

echo "-- a worker with so many functions that its line is longer than any command\n";
$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', $server->port);
$worker->setTimeout(1);
for ($i = 0; $i < 2000; $i++) {
    $worker->register("function_$i");
}
@$worker->work();
wait_for(fn () => count($admin->status()) === 2000, 'its functions');
var_dump(max(array_map(fn ($each) => count($each['functions']), $admin->workers())));
$worker = null;

echo "-- a server that is restarted, and a forked child\n";
$server->stop(9);
attempt(fn () => str_contains((function () use ($admin) { try { $admin->version(); } catch (GearmanException $e) { return $e->getMessage(); } })(), 'Connection refused'));
$server->restart();
var_dump($admin->status());
$server->stop(9);
$server->restart();
var_dump($admin->version() === gearman_version());

echo "-- a silent server\n";
[$process, $port] = odd_server(null);
$hide[":$port"] = ':PORT';
$silent = new GearmanAdmin('127.0.0.1', (int) $port, 100);
$began = hrtime(true);
attempt(fn () => $silent->status());
attempt(fn () => $silent->version());
$ms = (hrtime(true) - $began) / 1e6;
echo $ms >= 200 && $ms < 10000 ? "in time\n" : "$ms ms\n";

echo "-- one that sends without end\n";
$endless = php_process(<<<'PHP'
    $server = stream_socket_server('tcp://127.0.0.1:0');
    echo strrchr(stream_socket_get_name($server, false), ':'), "\n";
    while (true) {
        $connection = stream_socket_accept($server, -1);
        fread($connection, 8192);
        while (@fwrite($connection, str_repeat("name\t0\t0\t0\n", 1000)));
    }
    PHP);
$endless->wait_text("\n");
$hide[':' . trim($endless->text(), ":\n")] = ':PORT';
attempt(fn () => (new GearmanAdmin('127.0.0.1', (int) trim($endless->text(), ":\n"), 200))->status());
$endless->kill();

echo "-- odd answers\n";
foreach (["ERR sorry\r\n", "OK\r\n", "no tabs\n\t\t\t\n a\tb\n1\t2\t3\t4\n.\n", "half a li", "x\t-1\t99999999999999999999\t1\n.\n", '', "ERR a\t1\t2\t3\n.\n"] as $answer) {
    [$process, $port] = odd_server($answer);
    $hide[":$port"] = ':PORT';
    $odd = new GearmanAdmin('127.0.0.1', (int) $port);
    echo json_encode($answer), "\n  ";
    attempt(fn () => $odd->status());
    try {
        (new GearmanAdmin("127.0.0.1", (int) $port))->getPid();
        echo "  it is a number\n";
    } catch (GearmanException $e) {
        echo '  ', $e->getCode(), "\n";
    }
    $process->kill();
}

echo "-- who is no gearmand is not taken for one that has done something\n";
foreach (["HTTP/1.1 400 Bad Request\r\n\r\n", "OKAY\r\n", "OK much 5x\r\n", "OK\r\n"] as $answer) {
    [$process, $port] = odd_server($answer);
    $hide[":$port"] = ':PORT';
    echo json_encode($answer), "\n";
    foreach (['version', 'verbose', 'getPid', 'drain', 'shutdown', 'priorityStatus', 'workers', 'jobs', 'allJobs', 'workerJobs'] as $method) {
        attempt(fn () => (new GearmanAdmin('127.0.0.1', (int) $port))->$method());
    }
    attempt(fn () => (new GearmanAdmin('127.0.0.1', (int) $port))->cancel('H:x:1'));
    attempt(fn () => (new GearmanAdmin('127.0.0.1', (int) $port))->cancelUnique('f', 'u'));
    attempt(fn () => (new GearmanAdmin('127.0.0.1', (int) $port))->createFunction('f'));
    attempt(fn () => (new GearmanAdmin('127.0.0.1', (int) $port))->dropFunction('f'));
    attempt(fn () => (new GearmanAdmin('127.0.0.1', (int) $port))->maxQueue('f', 1));
    $process->kill();
}

echo "-- a signal's handler while it waits\n";
pcntl_async_signals(true);
[$process, $port] = odd_server(null);
$hide[":$port"] = ':PORT';
$silent = new GearmanAdmin('127.0.0.1', (int) $port, 10000);
pcntl_signal(SIGALRM, function () use ($silent) {
    attempt(fn () => $silent->version());
    throw new RuntimeException('enough');
});
pcntl_alarm(1);
attempt(fn () => $silent->status());
pcntl_signal(SIGALRM, function () { echo "nothing\n"; });
pcntl_alarm(1);
$silent->setTimeout(1500);
attempt(fn () => $silent->status());

echo "-- a forked child has a connection of its own\n";
$admin->status();
$before = count($admin->workers());
$child = pcntl_fork();
if (!$child) {
    $same = $admin->version() === gearman_version() && count($admin->workers()) === $before + 1;
    posix_kill(posix_getpid(), $same ? 10 : 9);
}
pcntl_waitpid($child, $status);
var_dump(pcntl_wtermsig($status) === 10, $admin->version() === gearman_version());
?>
--EXPECT--
-- arguments
ValueError 0: GearmanAdmin::__construct(): Argument #2 ($port) must be between 1 and 65535, 70000 given
ValueError 0: GearmanAdmin::__construct(): Argument #1 ($host) is refused: host "bad host" goes on behind a NUL byte
ValueError 0: GearmanAdmin::__construct(): Argument #3 ($timeout) must be at most 2147483647 milliseconds
ValueError 0: GearmanAdmin::createFunction(): Argument #1 ($name) must not be empty or contain blanks, line ends or NUL bytes
ValueError 0: GearmanAdmin::createFunction(): Argument #1 ($name) must not be empty or contain blanks, line ends or NUL bytes
ValueError 0: GearmanAdmin::cancel(): Argument #1 ($handle) must not be empty or contain blanks, line ends or NUL bytes
ValueError 0: GearmanAdmin::dropFunction(): Argument #1 ($name) must not be empty or contain blanks, line ends or NUL bytes
ValueError 0: a command must have less than 8190 bytes in one line
GearmanException 18: 127.0.0.1:PORT: create function: CREATE_FUNCTION xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
Error 0: GearmanAdmin::__construct() has been called already
Error 0: Trying to clone an uncloneable object of class GearmanAdmin
Exception 0: Serialization of 'GearmanAdmin' is not allowed
Error 0: GearmanAdmin::__construct() has not been called
int(10000)
int(-1)
-- a worker with so many functions that its line is longer than any command
int(2000)
-- a server that is restarted, and a forked child
true
array(0) {
}
bool(true)
-- a silent server
GearmanException 47: 127.0.0.1:PORT: no answer within 100 ms
GearmanException 47: 127.0.0.1:PORT: no answer within 100 ms
in time
-- one that sends without end
GearmanException 47: 127.0.0.1:PORT: no answer within 200 ms
-- odd answers
"ERR sorry\r\n"
  GearmanException 18: 127.0.0.1:PORT: status: sorry
  18
"OK\r\n"
  GearmanException 10: 127.0.0.1:PORT: status: this is no answer to it: OK
  10
"no tabs\n\t\t\t\n a\tb\n1\t2\t3\t4\n.\n"
  GearmanException 10: 127.0.0.1:PORT: status: this is no answer to it: no tabs
  10
"half a li"
  GearmanException 14: 127.0.0.1:PORT: the server closed the connection
  14
"x\t-1\t99999999999999999999\t1\n.\n"
  GearmanException 10: 127.0.0.1:PORT: status: this is no answer to it: x	-1	99999999999999999999	1
  10
""
  GearmanException 14: 127.0.0.1:PORT: the server closed the connection
  14
"ERR a\t1\t2\t3\n.\n"
  {"ERR a":{"jobs":1,"running":2,"workers":3}}
  18
-- who is no gearmand is not taken for one that has done something
"HTTP\/1.1 400 Bad Request\r\n\r\n"
GearmanException 10: 127.0.0.1:PORT: version: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: verbose: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: getpid: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: drain: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: shutdown: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: prioritystatus: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: workers: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: show jobs: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: show all jobs: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: show worker jobs: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: cancel job: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: cancel unique: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: create function: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: drop function: this is no answer to it: HTTP/1.1 400 Bad Request
GearmanException 10: 127.0.0.1:PORT: maxqueue: this is no answer to it: HTTP/1.1 400 Bad Request
"OKAY\r\n"
GearmanException 10: 127.0.0.1:PORT: version: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: verbose: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: getpid: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: drain: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: shutdown: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: prioritystatus: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: workers: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: show jobs: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: show all jobs: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: show worker jobs: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: cancel job: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: cancel unique: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: create function: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: drop function: this is no answer to it: OKAY
GearmanException 10: 127.0.0.1:PORT: maxqueue: this is no answer to it: OKAY
"OK much 5x\r\n"
"much 5x"
"much 5x"
GearmanException 10: 127.0.0.1:PORT: getpid: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: drain: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: shutdown: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: prioritystatus: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: workers: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: show jobs: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: show all jobs: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: show worker jobs: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: cancel job: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: cancel unique: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: create function: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: drop function: this is no answer to it: OK much 5x
GearmanException 10: 127.0.0.1:PORT: maxqueue: this is no answer to it: OK much 5x
"OK\r\n"
GearmanException 10: 127.0.0.1:PORT: version: this is no answer to it: OK
GearmanException 10: 127.0.0.1:PORT: verbose: this is no answer to it: OK
GearmanException 10: 127.0.0.1:PORT: getpid: this is no answer to it: OK
GearmanException 10: 127.0.0.1:PORT: drain: this is no answer to it: OK
null
GearmanException 10: 127.0.0.1:PORT: prioritystatus: this is no answer to it: OK
GearmanException 10: 127.0.0.1:PORT: workers: this is no answer to it: OK
GearmanException 10: 127.0.0.1:PORT: show jobs: this is no answer to it: OK
GearmanException 10: 127.0.0.1:PORT: show all jobs: this is no answer to it: OK
GearmanException 10: 127.0.0.1:PORT: show worker jobs: this is no answer to it: OK
true
true
null
true
null
-- a signal's handler while it waits
Error 0: GearmanAdmin is waiting for an answer already
RuntimeException 0: enough
nothing
GearmanException 47: 127.0.0.1:PORT: no answer within 1500 ms
-- a forked child has a connection of its own
bool(true)
bool(true)
