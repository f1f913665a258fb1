--TEST--
setTimeout(): codes and warnings of client and worker
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    show('setTimeout', $client->setTimeout(400), $client->timeout());
    $began = hrtime(true);
    show('do', $client->doNormal('nobody', 'x') ?: 'nothing', $client->returnCode(), $client->getErrno(), hrtime(true) - $began >= 390e6);
    show('background', $client->doBackground('nobody', 'x') !== '', $client->returnCode());
    show('ping', $client->ping('x'), $client->returnCode());

    $client = client();
    $client->setTimeout(400);
    $client->addTask('nobody', 'x');
    show('runTasks', $client->runTasks(), $client->returnCode());
    show('and again', $client->runTasks(), $client->returnCode());

    $worker = worker();
    show('setTimeout', $worker->setTimeout(400), $worker->timeout());
    $worker->addFunction('f', fn ($job) => null);
    $began = hrtime(true);
    show('work', $worker->work(), $worker->returnCode(), $worker->getErrno(), hrtime(true) - $began >= 390e6);
    show('wait', $worker->wait(), $worker->returnCode());
    $client->doBackground('f', 'x');
    show('work', $worker->work(), $worker->returnCode());
    PHP);
?>
--EXPECT--
== all
setTimeout: true, 400
  warning
do: "nothing", 47, 0, true
background: true, 0
ping: true, 0
  warning
runTasks: false, 47
  warning
and again: false, 47
setTimeout: true, 400
work: false, 47, 0, true
wait: false, 47
work: true, 0
