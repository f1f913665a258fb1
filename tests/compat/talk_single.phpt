--TEST--
A background job with a unique: doBackground() returns its handle, the same one while the job waits
--FILE--
<?php
require __DIR__ . '/../gearmand.inc';
$server = new Gearmand();
ini_set('gearman.default_port', (string) $server->port);
$handles = [];
for ($i = 0; $i < 2; $i++) {
    $client = new GearmanClient();
    $client->addServer('');
    $handles[] = $client->doBackground('reverse', '123456', 'mine');
}
var_dump($handles[0] === $handles[1], preg_match('/^H:[^:]+:\d+$/', $handles[0]), $server->status('reverse')[0]);
var_dump($client->doBackground('reverse', '123456', 'another') === $handles[0], $server->status('reverse')[0]);
?>
--EXPECT--
bool(true)
int(1)
int(1)
bool(false)
int(2)
