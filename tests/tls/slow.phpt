--TEST--
A server that does not shake hands, or does so slowly, is given up in time
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

// One never answers; one sends a record of which a byte comes now and then.
$silent = stream_socket_server('tcp://127.0.0.1:0');
$slow = php_process(<<<'PHP'
    $listener = stream_socket_server('tcp://127.0.0.1:0');
    echo stream_socket_get_name($listener, false), "\n";
    while ($client = stream_socket_accept($listener, -1)) {
        foreach (str_split("\x16\x03\x03\x10\x00" . str_repeat("\x02\x00\x00", 1000)) as $byte) {
            if (!@fwrite($client, $byte)) {
                break;
            }
            usleep(20000);
        }
    }
    PHP);
$slow->wait_text("\n");

foreach (['silent' => stream_socket_get_name($silent, false), 'slow' => trim($slow->text())] as $what => $address) {
    $client = new GearmanClient();
    $client->setTimeout(600);
    $client->addServers("tls://$address");
    $begin = hrtime(true);
    var_dump(@$client->ping('x'));
    $ms = (hrtime(true) - $begin) / 1e6;
    echo "$what: ", str_replace($address, 'ADDRESS', $client->error()), $ms > 290 && $ms < PATIENCE * 1000 ? '' : " after $ms ms", "\n";
}

// There is time left for the next server.
$certificates = new Certificates();
$server = tls_server($certificates->make('server'));
$client = tls_client(stream_socket_get_name($silent, false) . ",$server->address", ['cafile' => $certificates->ca]);
$client->setTimeout((int) (PATIENCE * 500));
var_dump(@$client->doBackground('f', 'x') !== '', $client->returnCode() === GEARMAN_SUCCESS, $server->log() !== '');

// A worker takes the limit of a connect.
$worker = new GearmanWorker();
$worker->setTimeout((int) (PATIENCE * 1000));
$worker->addServers('tls://' . stream_socket_get_name($silent, false));
$worker->addFunction('f', fn () => null);
var_dump(@$worker->work());
echo str_replace(stream_socket_get_name($silent, false), 'ADDRESS', $worker->error()), "\n";
?>
--EXPECT--
bool(false)
silent: ADDRESS: TLS handshake: Connection timed out
bool(false)
slow: ADDRESS: TLS handshake: Connection timed out
bool(true)
bool(true)
bool(true)
bool(false)
ADDRESS: TLS handshake: Connection timed out
