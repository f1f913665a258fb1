--TEST--
What fails here is not told by openssl_error_string(), and what failed there is not told here
--EXTENSIONS--
gearman
openssl
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$files = $certificates->make('server');
$trust = ['cafile' => $certificates->ca];
$server = tls_server($files);
$mutual = tls_server($files, "--ssl-ca-file=$certificates->ca");

/** What a failing call of PHP's own leaves. */
function errors(): array
{
    @openssl_pkey_get_private('nonsense');
    for ($errors = []; $error = openssl_error_string(); $errors[] = $error) {}
    return $errors;
}

errors();
$alone = errors();
function none_of_ours(string $what): void
{
    global $alone;
    $errors = array_values(array_unique(errors())); // of what failed there meanwhile, too
    echo "$what: ", $errors === $alone ? "none\n" : implode("\n", $errors) . "\n";
}

$client = tls_client($server->address, []);
@openssl_pkey_get_private('nonsense');
echo patiently(fn () => @$client->ping('x') ? '' : preg_replace('/.*(certificate verify failed).*/', '$1', $client->error())), "\n";
none_of_ours('a server that is not trusted');
$client = tls_client($mutual->address, $trust);
echo patiently(fn () => @$client->ping('x') ? '' : preg_replace('/.*(certificate required).*/', '$1', $client->error())), "\n";
none_of_ours('a client that is not');
foreach ([['cafile' => '/nowhere'], ['local_cert' => __FILE__], ['ciphers' => 'NONE'], ['peer_fingerprint' => ['none' => 'ab']]] as $options) {
    var_dump(@$client->setSSL($options));
    none_of_ours(key($options));
}

// What is said in the middle: garbage, and an end
foreach (["\x17\x03\x03\x00\x20" . str_repeat('x', 32), "\x17\x03"] as $number => $end) {
    $proxy = php_process(<<<'PHP'
        $listener = stream_socket_server('tcp://127.0.0.1:0');
        echo stream_socket_get_name($listener, false), "\n";
        while ($client = stream_socket_accept($listener, -1)) {
            $server = stream_socket_client("tcp://$argv[1]");
            for ($spoken = 0; $spoken < 2;) {
                $read = [$client, $server];
                $write = $except = null;
                stream_select($read, $write, $except, null);
                foreach ($read as $from) {
                    $bytes = fread($from, 8192);
                    if ($from === $client && ++$spoken === 2 || $bytes === '') {
                        $spoken = 2;
                        break;
                    }
                    fwrite($from === $client ? $server : $client, $bytes);
                }
            }
            fwrite($client, base64_decode($argv[2]));
            stream_socket_shutdown($client, STREAM_SHUT_WR);
            fread($client, 8192);
        }
        PHP, $server->address, base64_encode($end));
    $proxy->wait_text("\n");
    $client = tls_client(trim($proxy->text()), $trust);
    var_dump(@$client->ping('x'));
    none_of_ours("in the middle, $number");
}

$client = tls_client($server->address, $trust);
$stream = stream_socket_client("tls://$server->address", $errno, $error, PATIENCE, STREAM_CLIENT_CONNECT,
    stream_context_create(['ssl' => $trust]));
for ($i = 0; $i < 20; $i++) {
    @openssl_pkey_get_private('nonsense');
    @stream_socket_client("tls://$server->address", $errno, $error, PATIENCE);
    fwrite($stream, "version\n");
    if (!str_starts_with((string) fgets($stream), 'OK') || !$client->ping("x$i")) {
        echo "$i: ", $client->error(), "\n";
    }
}
none_of_ours('beside a stream of PHP');
?>
--EXPECT--
certificate verify failed
a server that is not trusted: none
certificate required
a client that is not: none
bool(false)
cafile: none
bool(false)
local_cert: none
bool(false)
ciphers: none
bool(false)
peer_fingerprint: none
bool(false)
in the middle, 0: none
bool(false)
in the middle, 1: none
beside a stream of PHP: none
