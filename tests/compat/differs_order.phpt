--TEST--
Differs: the order in which tasks are submitted
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    $created = [];
    $client->setCreatedCallback(function ($task, $context) use (&$created) { $created[] = $context; });
    foreach (['first', 'second', 'third'] as $context) {
        $client->addTaskBackground('reverse', 'abc', $context);
    }
    $client->runTasks();
    echo implode(' ', $created), "\n";
    PHP);
?>
--EXPECT--
== extension theirs
third second first
== extension ours
first second third
