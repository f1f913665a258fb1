--TEST--
Differs: null for arguments that have a default; the argument about exceptions of the worker's addServer(s)
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    $worker = worker();
    foreach (['addFunction' => fn () => $worker->addFunction('f', fn () => 1, null, null), 'register' => fn () => $worker->register('g', null),
        'doBackground' => fn () => (bool) $client->doBackground('f', 'x', null), 'addTask' => fn () => $client->addTask('f', 'x', null, null),
        'addServer' => fn () => (new GearmanClient())->addServer(null, null, false)] as $what => $call) {
        show($what, $call());
    }
    foreach (['addServer' => ['127.0.0.1', PORT, true], 'addServers' => ['127.0.0.1:' . PORT, true]] as $method => $arguments) {
        try {
            show("exception handler, $method", worker()->$method(...$arguments));
        } catch (ArgumentCountError $e) {
            show("exception handler, $method", 'too many arguments');
        }
    }
    PHP);
?>
--EXPECT--
== extension theirs
  deprecated
addFunction: true
  deprecated
register: true
doBackground: true
  deprecated
addTask: GearmanTask
  deprecated
  deprecated
addServer: true
exception handler, addServer: "too many arguments"
exception handler, addServers: "too many arguments"
== extension ours
addFunction: true
register: true
doBackground: true
addTask: GearmanTask
addServer: true
exception handler, addServer: true
exception handler, addServers: true
