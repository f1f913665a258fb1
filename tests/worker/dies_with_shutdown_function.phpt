--TEST--
exit() in a function: shutdown functions and destructors may still end the job
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$client = start_client($server, 'f');
$worker = start_script($server, <<<'PHP'
    register_shutdown_function(function () { $GLOBALS['job']->sendComplete('from the shutdown function'); });
    $worker->addFunction('f', function ($j) { $GLOBALS['job'] = $j; exit; });
    $worker->work();
    PHP);
echo heard($client);
?>
--EXPECT--
complete: from the shutdown function
