--TEST--
A JOB_CREATED that comes after its call has timed out is not taken for the answer to the next call
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
[$port, $fake] = fake_server(<<<'PHP'
    for ($n = 1; $socket = accept(); $n++) {
        for ($i = 1; $packet = receive($socket); $i++) {
            usleep($n === 1 && $i === 2 ? 500000 : 0);
            @send($socket, 8, "H:$n:{$packet[1][0]}");
        }
    }
    PHP);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $port);
var_dump($client->doBackground('first', ''));
$client->setTimeout(100);
var_dump($client->doBackground('second', ''));
$client->setTimeout(-1);
var_dump($client->doBackground('third', ''), $client->doBackground('fourth', ''));
?>
--EXPECT--
string(9) "H:1:first"
Warning: GearmanClient::doBackground(): no answer within 100 ms
bool(false)
string(9) "H:2:third"
string(10) "H:2:fourth"
