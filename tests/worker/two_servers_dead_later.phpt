--TEST--
A server that was dead at the start is used once it is there
--FILE--
<?php
require __DIR__ . '/worker.inc';
$late = new Gearmand();
$late->stop();
$live = new Gearmand();
$worker = start_script($live, <<<'PHP'
    $worker->addServer('127.0.0.1', (int) $argv[2]);
    $worker->addFunction('f', fn () => 'done');
    while ($worker->work());
    PHP, $late->port);
wait_workers($live, 'f');
$late->restart();
wait_workers($late, 'f');
echo client_for($late)->doNormal('f', ''), "\n", client_for($live)->doNormal('f', ''), "\n";
?>
--EXPECT--
done
done
