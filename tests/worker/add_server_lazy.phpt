--TEST--
No connection is opened before a call needs one
--FILE--
<?php
$listener = stream_socket_server('tcp://127.0.0.1:0');
$port = (int) substr(strrchr(stream_socket_get_name($listener, false), ':'), 1);

function connected($listener): bool
{
    $read = [$listener];
    $none = [];
    return stream_select($read, $none, $none, 0, 50000) > 0;
}

$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', $port);
$worker->setId('me');
$worker->addFunction('f', 'strrev');
$worker->setTimeout(10);
var_dump(connected($listener));
$worker->work();
var_dump(connected($listener));
?>
--EXPECT--
bool(false)
bool(true)
