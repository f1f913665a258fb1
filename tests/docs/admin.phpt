--TEST--
The examples of docs/GearmanAdmin.md print what it says
--SKIPIF--
<?php
require __DIR__ . '/docs.inc';
skip_without_docs();
?>
--FILE--
<?php
require __DIR__ . '/docs.inc';
run_page('GearmanAdmin.md');
?>
--EXPECT--
all examples ran
