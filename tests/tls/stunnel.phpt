--TEST--
The C++ gearmand and its tools, with stunnel to speak TLS for them: their server with our client, our server with theirs
--EXTENSIONS--
gearman
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
require __DIR__ . '/../compat/compat.inc';
is_executable(THEIR_GEARMAND) && is_executable('/usr/bin/gearman') or die('skip no C++ gearmand with its tools');
exec('command -v stunnel', result_code: $code);
if ($code) die('skip no stunnel');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';
require __DIR__ . '/../compat/compat.inc';

$certificates = new Certificates();
[$certificate, $key] = $certificates->make('server');
$trust = ['cafile' => $certificates->ca];

/** Listens on a free port and connects to that address, with TLS on one of the sides; its port. */
function stunnel(string $to, string ...$lines): int
{
    for ($try = 0; $try < 5; $try++) {
        $port = closed_port();
        $process = new Process(['stunnel', temporary(implode("\n", ['foreground = yes', 'pid =', '[gearman]',
            "accept = 127.0.0.1:$port", "connect = $to", ...$lines]) . "\n")]);
        wait_for(fn () => !$process->running() || @stream_socket_client("tcp://127.0.0.1:$port"), 'stunnel');
        if ($process->running()) {
            return $port;
        }
    }
    throw new Exception($process->text());
}

// Their gearmand of this system, without TLS, takes --ssl and speaks plainly, or not at all: we say so in time.
$theirs = new TheirGearmand();
$client = tls_client($theirs->address, $trust);
$client->setTimeout(2000);
var_dump(@$client->ping('x'));
echo preg_match("/^$theirs->address: TLS handshake: /", $client->error()) ? "said so\n" : $client->error() . "\n";

$front = stunnel($theirs->address, "cert = $certificate", "key = $key");
$worker = tls_worker("127.0.0.1:$front", $trust);
$client = connected_client("127.0.0.1:$front", $trust);
var_dump($client->doNormal('reverse', 'theirs'));
$large = random_bytes(3000000);
var_dump($client->doNormal('echo', $large) === $large);

$ours = tls_server([$certificate, $key]);
$front = stunnel($ours->address, 'client = yes', "CAfile = $certificates->ca", 'verifyChain = yes');
$their_worker = new Process(['gearman', '-h', '127.0.0.1', '-p', (string) $front, '-w', '-f', 'turn', '--', 'rev']);
var_dump(trim(connected_client($ours->address, $trust)->doNormal('turn', "ours\n")));
$our_worker = tls_worker($ours->address, $trust);
var_dump(shell_exec("gearman -h 127.0.0.1 -p $front -f reverse 'by their client'"));
?>
--EXPECT--
bool(false)
said so
string(6) "srieht"
bool(true)
string(4) "sruo"
string(15) "tneilc rieht yb"
