--TEST--
The examples of docs/GearmanTask.md print what it says
--SKIPIF--
<?php
require __DIR__ . '/docs.inc';
skip_without_docs();
?>
--FILE--
<?php
require __DIR__ . '/docs.inc';
run_page('GearmanTask.md');
?>
--EXPECT--
all examples ran
