--TEST--
Differs: no server on the port
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $socket = stream_socket_server('tcp://127.0.0.1:0');
    $port = (int) substr(strrchr(stream_socket_get_name($socket, false), ':'), 1);
    fclose($socket);
    foreach (['GearmanClient', 'GearmanWorker'] as $class) {
        $object = new $class();
        try {
            show("$class::addServer", $object->addServer('127.0.0.1', $port));
        } catch (GearmanException $e) {
            show("$class::addServer threw");
        }
        show('ping', $object->ping('x'), $object->returnCode());
    }
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', $port, false);
    show('do', $client->doNormal('f', 'x') ?: 'nothing', $client->returnCode());
    $client->addTask('f', 'x');
    show('runTasks', $client->runTasks(), $client->returnCode());
    PHP);
?>
--EXPECT--
== extension theirs
GearmanClient::addServer threw: 
  warning
ping: false, 26
GearmanWorker::addServer threw: 
  warning
ping: false, 26
  warning
do: "nothing", 26
  warning
runTasks: false, 26
== extension ours
GearmanClient::addServer: true
  warning
ping: false, 26
GearmanWorker::addServer: true
  warning
ping: false, 26
  warning
do: "nothing", 26
  warning
runTasks: false, 26
