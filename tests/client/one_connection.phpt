--TEST--
One client makes one connection for all of its calls
--FILE--
<?php
require __DIR__ . '/client.inc';
[$port, $fake] = fake_server(<<<'PHP'
    for ($n = 1; $socket = accept(); $n++) {
        echo "connection $n\n";
        while ($packet = receive($socket)) {
            send($socket, 8, 'H:' . $packet[1][2]);
        }
        echo "closed\n";
    }
    PHP);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $port);
for ($i = 0; $i < 100; $i++) {
    $client->doBackground('f', "$i");
    $client->addTaskBackground('f', "$i");
    $client->runTasks();
}
unset($client);
$fake->wait_text('closed');
echo substr($fake->text(), strpos($fake->text(), "\n") + 1);
?>
--EXPECT--
connection 1
closed
