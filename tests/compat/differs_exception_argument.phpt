--TEST--
Differs: the argument about exceptions of the worker's addServer(s), which the incumbent takes in later versions
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
they_take('try { (new GearmanWorker())->addServer("127.0.0.1", 1, true); } catch (GearmanException) { }')
    && die('skip this version of the incumbent has it, too');
?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
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
exception handler, addServer: "too many arguments"
exception handler, addServers: "too many arguments"
== extension ours
exception handler, addServer: true
exception handler, addServers: true
