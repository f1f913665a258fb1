--TEST--
Who speaks TLS to a plain server, or does not to one that does, hears so at once; an address may be exempt
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$certificate = $certificates->make('server');
$trust = ['cafile' => $certificates->ca];
$secure = tls_server($certificate);
$plain = new Gearmand('--verbose=INFO');

function attempt(GearmanClient $client, Gearmand $server): void
{
    $begin = hrtime(true);
    echo patiently(fn () => @$client->doBackground('f', 'x') !== '' && $client->returnCode() === GEARMAN_SUCCESS
        ? 'works' : str_replace(":$server->port", ':PORT', $client->error())), "\n";
    if (hrtime(true) - $begin > PATIENCE * 1e9 / 2) {
        echo "  after a long time\n";
    }
}

echo "plain to TLS: ";
$client = new GearmanClient();
$client->setTimeout((int) (PATIENCE * 1000));
$client->addServer('127.0.0.1', $secure->port);
attempt($client, $secure);

echo "a plain worker to TLS: ";
$worker = new GearmanWorker();
$worker->setTimeout((int) (PATIENCE * 1000));
$worker->addServer('127.0.0.1', $secure->port);
$worker->addFunction('f', fn () => null);
var_dump(@$worker->work());
echo str_replace(":$secure->port", ':PORT', $worker->error()), "\n";

echo "TLS to plain: ";
attempt(tls_client($plain->address, $trust), $plain);
var_dump((bool) preg_match('/closing 127\.0\.0\.1:\d+: it speaks TLS, which is not spoken here\n/', $plain->log()));
echo "tls:// to plain: ";
$client = new GearmanClient();
$client->addServers("tls://$plain->address");
attempt($client, $plain);
echo "tcp:// to plain, after setSSL(): ";
attempt(tls_client("tcp://$plain->address", $trust), $plain);

// text, by another program's TLS
exec("printf 'version\\nstatus\\nshutdown\\n' | openssl s_client -quiet -connect $secure->address -CAfile $certificates->ca "
    . '-verify_return_error 2>/dev/null', $lines);
echo preg_replace('/\d[\w.-]+/', 'N', implode("\n", $lines)), "\n";

// one server, three kinds of address
$socket = "$certificates->directory/socket";
$server = new Gearmand('--ssl', "--ssl-certificate=$certificate[0]", "--ssl-key=$certificate[1]", '-L', 'tcp://127.0.0.1',
    '-L', $socket, '-L', 'tls://127.0.0.2');
preg_match('/listening on 127\.0\.0\.2:(\d+)/', $server->log(), $match);
echo "tcp:// in --listen: ";
$client = new GearmanClient();
$client->addServers($server->address);
attempt($client, $server);
echo "a unix socket: ";
attempt(tls_client($socket, $trust), $server);
echo "tls:// in --listen: ";
attempt(tls_client("127.0.0.2:$match[1]", $trust + ['peer_name' => 'localhost']), $server);
var_dump($server->status('f'));
foreach (['tls:///run/socket', 'tls://unix:///run/socket', 'tls://localhost:0', 'ssl://localhost'] as $servers) {
    try {
        $client->addServers($servers);
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
plain to TLS: 127.0.0.1:PORT: receive: malformed packet: the server speaks TLS, which was not asked for
a plain worker to TLS: bool(false)
127.0.0.1:PORT: receive: malformed packet: the server speaks TLS, which was not asked for
TLS to plain: 127.0.0.1:PORT: TLS handshake: the other side closed the connection
bool(true)
tls:// to plain: 127.0.0.1:PORT: TLS handshake: the other side closed the connection
tcp:// to plain, after setSSL(): works
OK N
.
OK
tcp:// in --listen: works
a unix socket: works
tls:// in --listen: works
array(3) {
  [0]=>
  int(3)
  [1]=>
  int(0)
  [2]=>
  int(0)
}
GearmanClient::addServers(): Argument #1 ($servers) is refused: tls:// and tcp:// are followed by a host, not by a path
GearmanClient::addServers(): Argument #1 ($servers) is refused: tls:// and tcp:// are followed by a host, not by a path
GearmanClient::addServers(): Argument #1 ($servers) is refused: server "localhost:0": the port must be between 1 and 65535
GearmanClient::addServers(): Argument #1 ($servers) is refused: server "ssl://localhost": the port must be between 1 and 65535
