--TEST--
A server that does not answer to a connect costs its timeout once, not with each call; no descriptor is left
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
$hole = black_hole();
$client = new GearmanClient();
$client->addServers("127.0.0.1:$hole,$server->address");
$client->setTimeout(400);
$before = open_sockets();
$start = hrtime(true);
for ($i = 0; $i < 1000; $i++) {
    if (!is_string($client->doBackground('f', ''))) {
        echo "failed\n";
    }
}
var_dump(hrtime(true) - $start < 5e9, open_sockets() - $before);

$client = new GearmanClient();
$client->addServer('127.0.0.1', $hole);
$client->setTimeout(400);
$before = open_sockets();
$start = hrtime(true);
var_dump($client->doBackground('f', ''), hrtime(true) - $start < 1e9, open_sockets() - $before);
?>
--EXPECTF--
bool(true)
int(1)
Warning: GearmanClient::doBackground(): 127.0.0.1:%d: connect: Connection timed out
bool(false)
bool(true)
int(0)
