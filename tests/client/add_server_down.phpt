--TEST--
addServer(): every form of its arguments is true with no server there, at once and without a warning
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$port = closed_port();
ini_set('gearman.default_port', (string) $port);
$forms = [[], [''], [null], ['', $port], [null, 0], ['localhost'], ['127.0.0.1', $port], ['127.0.0.1', $port, true],
    ['127.0.0.1', $port, false], ['no-such-host.invalid', $port], ['10.255.255.1', $port]];
foreach ($forms as $form) {
    $before = open_sockets();
    $start = hrtime(true);
    $client = new GearmanClient();
    var_dump($client->addServer(...$form) && gearman_client_add_server(gearman_client_create(), ...$form)
        && $client->returnCode() === GEARMAN_SUCCESS && open_sockets() === $before && hrtime(true) - $start < 1e9);
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
