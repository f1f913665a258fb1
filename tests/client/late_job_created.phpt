--TEST--
A JOB_CREATED that comes after its call has timed out is not taken for the answer to the next call
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
[$port, $fake] = fake_server(<<<'PHP'
    for ($n = 1; $socket = accept(); $n++) {
        for ($i = 1; $packet = receive($socket); $i++) {
            usleep($n === 1 && $i === 2 ? 300000 : 0);
            @send($socket, 8, "H:$n:{$packet[1][0]}");
        }
    }
    PHP);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $port);
$client->setTimeout(100);
var_dump($client->doBackground('first', ''), $client->doBackground('second', ''));
$client->setTimeout(2000);
var_dump($client->doBackground('third', ''), $client->doBackground('fourth', ''));
?>
--EXPECT--
Warning: GearmanClient::doBackground(): no answer within 100 ms
string(9) "H:1:first"
bool(false)
string(9) "H:2:third"
string(10) "H:2:fourth"
