--TEST--
work() with a timeout, when the connect is never answered, fails loudly
--FILE--
<?php
require __DIR__ . '/worker.inc';
// A listener whose queue is full does not answer.
$listener = stream_socket_server('tcp://127.0.0.1:0', $errno, $error, STREAM_SERVER_BIND | STREAM_SERVER_LISTEN,
    stream_context_create(['socket' => ['backlog' => 0]]));
$address = stream_socket_get_name($listener, false);
$waiting = [];
for ($i = 0; $i < 4; $i++) {
    $waiting[] = stream_socket_client("tcp://$address", $errno, $error, 1, STREAM_CLIENT_ASYNC_CONNECT);
}
$worker = new GearmanWorker();
$worker->addServers($address);
$worker->addFunction('f', 'strrev');
$worker->setTimeout(200);
var_dump($worker->work(), $worker->returnCode() === GEARMAN_COULD_NOT_CONNECT);
?>
--EXPECTF--

Warning: GearmanWorker::work(): 127.0.0.1:%d: connect: Connection timed out in %s on line %d
bool(false)
bool(true)
