--TEST--
A server that does not know the option "exceptions" works all the same
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
[$port] = fake_server(<<<'PHP'
    $socket = accept();
    fread($socket, 12 + strlen('exceptions')); // OPTION_REQ
    send($socket, 19, 'UNKNOWN_OPTION', 'not here');
    while ($packet = receive($socket)) {
        send($socket, 8, 'H:1:' . $packet[1][0]);
    }
    PHP);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $port);
var_dump($client->doBackground('f', ''), $client->doBackground('g', ''), $client->returnCode());
?>
--EXPECT--
string(5) "H:1:f"
string(5) "H:1:g"
int(0)
