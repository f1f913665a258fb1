--TEST--
Peers that shake hands in strange ways, begin anew, or break off: they are closed, and what was not said to its end is not done
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$server = tls_server($certificates->make('server'), '--verbose=INFO');
$trust = ['cafile' => $certificates->ca];
$client = connected_client($server->address, $trust);
$descriptors = fn () => count(scandir("/proc/{$server->pid()}/fd"));
$before = $descriptors();

/** What openssl s_client says until that is in it; it is told $then when $first is in it. */
function s_client(string $first, string $then, string $last, string ...$arguments): string
{
    global $server, $certificates;
    $output = temporary('');
    $process = proc_open(['openssl', 's_client', '-connect', $server->address, '-CAfile', $certificates->ca, ...$arguments],
        [['pipe', 'r'], ['file', $output, 'a'], ['file', $output, 'a']], $pipes);
    wait_for(function () use ($process, $output, $first, $then, $last, $pipes) {
        static $told = false;
        if (!$told && str_contains(file_get_contents($output), $first)) {
            $told = true;
            fwrite($pipes[0], $then);
        }
        return preg_match($last, file_get_contents($output)) || !proc_get_status($process)['running'];
    }, $last);
    proc_terminate($process);
    proc_close($process);
    return preg_match($last, file_get_contents($output), $match) ? $match[0] : file_get_contents($output);
}

echo s_client('Verify return code', "R\n", '/no renegotiation/', '-tls1_2'), "\n";
echo s_client('Verify return code', "K\n", '/KEYUPDATE/', '-tls1_3'), "\n";
echo s_client('', '', '/Cipher is \(NONE\)|Cipher is .*|no protocols/', '-tls1_1', '-cipher', 'DEFAULT:@SECLEVEL=0'), "\n";

// A stream that ends is as good as one that says so; the line that was begun is not.
$context = stream_context_create(['ssl' => $trust]);
$socket = stream_socket_client("tls://$server->address", $errno, $error, PATIENCE, STREAM_CLIENT_CONNECT, $context);
fwrite($socket, "create function whole\ncreate function part");
echo fgets($socket);
stream_socket_shutdown($socket, STREAM_SHUT_RDWR);
unset($socket);
$socket = stream_socket_client("tls://$server->address", $errno, $error, PATIENCE, STREAM_CLIENT_CONNECT, $context);
fwrite($socket, "status\n");
echo fgets($socket), fgets($socket);
unset($socket);

// a ClientHello
$catcher = stream_socket_server('tcp://127.0.0.1:0');
$process = php_process('@stream_socket_client("tls://$argv[1]");', stream_socket_get_name($catcher, false));
$hello = fread(stream_socket_accept($catcher, PATIENCE), 8192);
$process->wait();

$alert = "\x15\x03\x03\x00\x02";
$strange = [
    'nothing' => [],
    'a part' => [substr($hello, 0, 50)],
    'a long record' => ["\x16\x03\x01\xff\xff" . random_bytes(500)],
    'an empty one' => ["\x16\x03\x01\x00\x00"],
    'many empty ones' => [str_repeat("\x16\x03\x01\x00\x00", 500)],
    'twice' => ["$hello$hello"],
    'an alert' => [$hello, "$alert\x02\x28"],
    'warnings' => [str_repeat("$alert\x01\x00", 100)],
    'changes of cipher' => [$hello, str_repeat("\x14\x03\x03\x00\x01\x01", 100)],
    'data' => [$hello, "\x17\x03\x03\x00\x20" . random_bytes(32)],
    'packets' => ["\0REQ" . pack('NN', 16, 0)],
    'noise' => [random_bytes(1000)],
];
for ($i = 0; $i < 10; $i++) {
    foreach ($strange as $what => $parts) {
        $socket = stream_socket_client("tcp://$server->address");
        stream_set_timeout($socket, (int) PATIENCE);
        foreach ($parts as $number => $part) {
            @fwrite($socket, $part);
            if ($number + 1 < count($parts)) {
                fread($socket, 8192);
            }
        }
    }
    if (!$client->ping("round $i")) {
        echo "$i: ", $client->error(), "\n";
    }
}
unset($socket);
wait_for(fn () => $descriptors() === $before, 'the end of all of them');
var_dump($client->ping('as ever'), tls_client($server->address, $trust)->ping('new'), $server->stop());
?>
--EXPECT--
no renegotiation
KEYUPDATE
Cipher is (NONE)
OK
whole	0	0	0
.
bool(true)
bool(true)
int(0)
