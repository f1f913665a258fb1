--TEST--
Differs: null for arguments that have a default
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
== extension ours
addFunction: true
register: true
doBackground: true
addTask: GearmanTask
addServer: true
