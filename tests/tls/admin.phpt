--TEST--
GearmanAdmin speaks TLS; --admin=local holds there, too; what it says when TLS is on one side only
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$ca = new Certificates();
$server = tls_server($ca->make('server'), '--admin=local');
$plain = new Gearmand();

function attempt(string $what, callable $call): void
{
    global $server, $plain;
    try {
        $result = json_encode($call());
    } catch (GearmanException $e) {
        $result = "{$e->getCode()}: " . str_replace([":$server->port", ":$plain->port"], ':PORT', $e->getMessage());
    }
    echo "$what: $result\n";
}
$admin = new GearmanAdmin('tls://127.0.0.1', $server->port);
attempt('not trusted', fn () => $admin->status());
$admin->setSSL(['cafile' => $ca->ca]);
attempt('trusted', fn () => $admin->status());
foreach (['createFunction' => ['f'], 'maxQueue' => ['f', 1], 'cancel' => ['H:x:1'], 'cancelUnique' => ['f', 'u'], 'dropFunction' => ['f'],
    'drain' => [], 'shutdown' => []] as $method => $arguments) {
    attempt($method, fn () => $admin->$method(...$arguments));
}
attempt('still there', fn () => $admin->version() === gearman_version());
attempt('without tls://', function () use ($server, $ca) {
    $admin = new GearmanAdmin('127.0.0.1', $server->port);
    $admin->setSSL(['cafile' => $ca->ca]);
    return $admin->status();
});
attempt('to a server without TLS', fn () => (new GearmanAdmin('tls://127.0.0.1', $plain->port))->status());
?>
--EXPECT--
not trusted: 26: 127.0.0.1:PORT: TLS handshake: certificate verify failed: unable to get local issuer certificate
trusted: []
createFunction: 18: 127.0.0.1:PORT: create function: NOT_ALLOWED The+server+does+not+take+this+command+from+here
maxQueue: 18: 127.0.0.1:PORT: maxqueue: NOT_ALLOWED The+server+does+not+take+this+command+from+here
cancel: 18: 127.0.0.1:PORT: cancel job: NOT_ALLOWED The+server+does+not+take+this+command+from+here
cancelUnique: 18: 127.0.0.1:PORT: cancel unique: NOT_ALLOWED The+server+does+not+take+this+command+from+here
dropFunction: 18: 127.0.0.1:PORT: drop function: NOT_ALLOWED The+server+does+not+take+this+command+from+here
drain: 18: 127.0.0.1:PORT: drain: NOT_ALLOWED The+server+does+not+take+this+command+from+here
shutdown: 18: 127.0.0.1:PORT: shutdown: NOT_ALLOWED The+server+does+not+take+this+command+from+here
still there: true
without tls://: []
to a server without TLS: 26: 127.0.0.1:PORT: TLS handshake: the other side closed the connection
