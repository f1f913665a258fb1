--TEST--
Differs: serialize()
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    foreach (['GearmanClient', 'GearmanWorker', 'GearmanTask', 'GearmanJob'] as $class) {
        try {
            show("serialize $class", strlen(serialize(new $class())) > 0);
        } catch (Exception $e) {
            show("serialize $class threw", get_class($e));
        }
    }
    PHP);
?>
--EXPECT--
== extension theirs
serialize GearmanClient: true
serialize GearmanWorker: true
serialize GearmanTask: true
serialize GearmanJob: true
== extension ours
serialize GearmanClient threw: "Exception"
serialize GearmanWorker threw: "Exception"
serialize GearmanTask threw: "Exception"
serialize GearmanJob threw: "Exception"
