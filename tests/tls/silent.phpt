--TEST--
200 silent connections and 50 broken handshakes a second hold up nobody, and do not stay
--EXTENSIONS--
gearman
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
extension_loaded('openssl') or die('skip needs openssl, for clients that are not ours');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$server = tls_server($certificates->make('server'), '--verbose=INFO');
$trust = ['cafile' => $certificates->ca];
$worker = tls_worker($server->address, $trust);
$client = connected_client($server->address, $trust);
$client->doNormal('reverse', 'begin');

$silent = [];
for ($i = 0; $i < 200; $i++) {
    $silent[] = stream_socket_client("tcp://$server->address");
    if ($i % 2) {
        fwrite(end($silent), substr("\x16\x03\x01\x02\x00\x01\x00\x01\xfc", 0, 1 + $i % 9)); // the beginning of a ClientHello
    }
}
// Each shakes hands as far as the server's first answer, or as far as its own first words, and breaks off.
$breaking = php_process(<<<'PHP'
    $begin = microtime(true);
    for ($i = 0; ; $i++) {
        usleep(max(0, (int) (($begin + $i / 50 - microtime(true)) * 1e6)));
        if ($i % 2) {
            @stream_socket_client("tls://$argv[1]", $errno, $error, 1, STREAM_CLIENT_CONNECT, stream_context_create());
        } else {
            fwrite(stream_socket_client("tcp://$argv[1]"), random_bytes(200));
        }
        if ($i === 20) {
            echo "under way\n";
        }
    }
    PHP, $server->address);
$breaking->wait_text('under way');

$longest = 0;
$count = 0;
$end = hrtime(true) + 2e9;
do {
    $begin = hrtime(true);
    if ($client->doNormal('reverse', "job $count") !== strrev("job $count")) {
        echo "job $count: ", $client->error(), "\n";
    }
    $longest = max($longest, hrtime(true) - $begin);
    $count++;
} while (hrtime(true) < $end || $count < 20);
echo "many jobs\n";
echo $longest < PATIENCE * 5e7 ? "none waited long\n" : "$longest ns\n";
var_dump($breaking->running());
$breaking->kill();

// A new one shakes hands as ever.
var_dump(tls_client($server->address, $trust)->doNormal('reverse', 'new'));
// The silent ones are closed in the end, all of them.
wait_for(function () use (&$silent) {
    foreach ($silent as $i => $socket) {
        stream_set_blocking($socket, false);
        if (fread($socket, 1) === '' && feof($socket)) {
            unset($silent[$i]);
        }
    }
    return !$silent;
}, 'the end of those who are silent', PATIENCE + 10);
echo 'closing: ', preg_match('/closing 127\.0\.0\.1:\d+: no TLS handshake within 10 s/', $server->log()), "\n";
var_dump($client->doNormal('reverse', 'end'), $server->stop());
?>
--EXPECT--
many jobs
none waited long
bool(true)
string(3) "wen"
closing: 1
string(3) "dne"
int(0)
