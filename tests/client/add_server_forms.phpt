--TEST--
addServer(): every form of its arguments is true, opens no socket, and finds the server
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
ini_set('gearman.default_port', (string) $server->port);
$forms = [
    [],
    [''],
    [null],
    ['', $server->port],
    [null, $server->port],
    [null, 0],
    ['', null],
    ['localhost'],
    ['localhost', $server->port],
    ['127.0.0.1', $server->port],
    ['127.0.0.1', $server->port, true],
    ['127.0.0.1', $server->port, false],
    [null, null, false],
];
foreach ($forms as $form) {
    unset($method, $function);
    $before = open_sockets();
    $method = new GearmanClient();
    $function = gearman_client_create();
    $added = [$method->addServer(...$form), gearman_client_add_server($function, ...$form), open_sockets() - $before];
    $found = [$method->ping('x'), gearman_client_ping($function, 'x'), open_sockets() - $before];
    echo str_replace((string) $server->port, 'port', json_encode($form)), ' ', json_encode([$added, $found]), "\n";
}
?>
--EXPECT--
[] [[true,true,0],[true,true,2]]
[""] [[true,true,0],[true,true,2]]
[null] [[true,true,0],[true,true,2]]
["",port] [[true,true,0],[true,true,2]]
[null,port] [[true,true,0],[true,true,2]]
[null,0] [[true,true,0],[true,true,2]]
["",null] [[true,true,0],[true,true,2]]
["localhost"] [[true,true,0],[true,true,2]]
["localhost",port] [[true,true,0],[true,true,2]]
["127.0.0.1",port] [[true,true,0],[true,true,2]]
["127.0.0.1",port,true] [[true,true,0],[true,true,2]]
["127.0.0.1",port,false] [[true,true,0],[true,true,2]]
[null,null,false] [[true,true,0],[true,true,2]]
