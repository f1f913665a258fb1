--TEST--
addServers(): lists with and without ports, with spaces; no socket is opened
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$port = $server->port;
ini_set('gearman.default_port', (string) $port);
$forms = [[], [null], [''], ['localhost'], ["localhost:$port"], ["127.0.0.1:$port,localhost"], [" 127.0.0.1:$port , localhost "],
    [":$port"], ["127.0.0.1,127.0.0.1:$port", true], ["127.0.0.1:$port", false]];
foreach ($forms as $form) {
    unset($method, $function);
    $before = open_sockets();
    $method = new GearmanClient();
    $function = gearman_client_create();
    $added = [$method->addServers(...$form), gearman_client_add_servers($function, ...$form), open_sockets() - $before];
    $found = [$method->ping('x'), gearman_client_ping($function, 'x'), open_sockets() - $before];
    echo str_replace((string) $port, 'port', json_encode($form)), ' ', json_encode([$added, $found]), "\n";
}
?>
--EXPECT--
[] [[true,true,0],[true,true,2]]
[null] [[true,true,0],[true,true,2]]
[""] [[true,true,0],[true,true,2]]
["localhost"] [[true,true,0],[true,true,2]]
["localhost:port"] [[true,true,0],[true,true,2]]
["127.0.0.1:port,localhost"] [[true,true,0],[true,true,4]]
[" 127.0.0.1:port , localhost "] [[true,true,0],[true,true,4]]
[":port"] [[true,true,0],[true,true,2]]
["127.0.0.1,127.0.0.1:port",true] [[true,true,0],[true,true,4]]
["127.0.0.1:port",false] [[true,true,0],[true,true,2]]
