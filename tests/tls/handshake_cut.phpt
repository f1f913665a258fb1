--TEST--
A handshake that is cut, wherever it may be: client and worker say so, and the server serves on
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$server = tls_server($certificates->make('server'), '-l', 'none');
$trust = ['cafile' => $certificates->ca];

// Passes on so many bytes, whichever way they go, then closes both sides; for connection N it is N times $argv[2] bytes.
$proxy = php_process(<<<'PHP'
    $listener = stream_socket_server('tcp://127.0.0.1:0');
    echo stream_socket_get_name($listener, false), "\n";
    for ($n = 0; $client = stream_socket_accept($listener, -1); $n++) {
        $server = stream_socket_client("tcp://$argv[1]");
        $left = $n * $argv[2];
        while ($left > 0) {
            $read = [$client, $server];
            $write = $except = null;
            stream_select($read, $write, $except, null);
            foreach ($read as $from) {
                $bytes = $left > 0 ? fread($from, min($left, 8192)) : '';
                if ($bytes === '' || $bytes === false) {
                    $left = 0;
                    break;
                }
                fwrite($from === $client ? $server : $client, $bytes);
                $left -= strlen($bytes);
            }
        }
        fclose($server);
        fclose($client);
    }
    PHP, $server->address, getenv('USE_ZEND_ALLOC') === '0' ? 97 : 1);
$proxy->wait_text("\n");
$address = trim($proxy->text());

$errors = [];
$attempts = 0;
do {
    $attempts++;
    $client = tls_client($address, $trust);
    $worked = @$client->ping('x');
    if (!$worked) {
        $error = $client->error();
        $errors[preg_replace('/.*?: (TLS handshake|send|receive).*/', '$1', $error)] = true;
        if (!str_starts_with($error, "$address: ")) {
            echo "attempt $attempts: $error\n";
        }
    }
} while (!$worked && $attempts < 6000);
var_dump($worked, $attempts > (getenv('USE_ZEND_ALLOC') === '0' ? 5 : 1000));
ksort($errors);
echo implode(', ', array_diff(array_keys($errors), ['send'])), "\n";
var_dump(tls_client($server->address, $trust)->ping('after all'));
var_dump($server->stop());
?>
--EXPECT--
bool(true)
bool(true)
TLS handshake, receive
bool(true)
int(0)
