--TEST--
An idle TLS connection costs the server little, and one that has ended, or never began, costs nothing
--EXTENSIONS--
gearman
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
extension_loaded('openssl') or die('skip needs openssl, for clients that are not ours');
is_readable('/proc/self/status') or die('skip no /proc');
getenv('USE_ZEND_ALLOC') === '0' && die('skip the server is not under valgrind');
str_contains((string) getenv('GEARMAND'), 'asan') && die('skip the sanitizer keeps what is freed');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$server = tls_server($certificates->make('server'));
$context = stream_context_create(['ssl' => ['cafile' => $certificates->ca]]);

function resident(): int
{
    global $server;
    preg_match('/^VmRSS:\s+(\d+) kB/m', file_get_contents("/proc/{$server->pid()}/status"), $match);
    return (int) $match[1];
}

/** A connection that has had a large packet echoed. */
function connection()
{
    global $server, $context;
    $socket = stream_socket_client("tls://$server->address", $errno, $error, PATIENCE, STREAM_CLIENT_CONNECT, $context);
    $body = str_repeat('x', 100000);
    fwrite($socket, "\0REQ" . pack('NN', 16, strlen($body)) . $body);
    $answer = stream_get_contents($socket, 12 + strlen($body));
    if ($answer !== "\0RES" . pack('NN', 17, strlen($body)) . $body) {
        echo "another answer\n";
    }
    return $socket;
}

for ($i = 0; $i < 20; $i++) {
    connection();
}
$before = resident();
$idle = [];
for ($i = 0; $i < 200; $i++) {
    $idle[] = connection();
}
$each = (resident() - $before) / count($idle);
echo $each < 40 ? "little\n" : "$each KiB each\n";

$before = resident();
for ($i = 0; $i < 500; $i++) {
    $i % 2 ? connection() : fwrite(stream_socket_client("tcp://$server->address"), random_bytes(100));
}
connection();
$grown = resident() - $before;
echo $grown < 2048 ? "nothing\n" : "$grown KiB more\n";
?>
--EXPECT--
little
nothing
